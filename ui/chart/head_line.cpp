// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/head_line.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace hitwatch {

namespace {

constexpr int kSquare = 9;
constexpr int kTextGap = 6;
constexpr int kEntryGap = 2 * kGridUnit - 4;

QFont titleFont(const QFont &base)
{
    QFont bold = base;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QIcon dot(const QColor &colour, bool filled, int size, qreal ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = size / 8.0;
    painter.setPen(QPen(colour, width));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    const double margin = size * 0.24;
    painter.drawEllipse(QRectF(margin, margin, size - 2 * margin, size - 2 * margin));
    return QIcon(pixmap);
}

} // namespace

void ChartLegend::setTitle(const QString &title, const QString &brief)
{
    if (m_title == title && m_brief == brief)
        return;
    m_title = title;
    m_brief = brief;
    updateAccessibleText();
    updateGeometry();
    update();
}

void ChartLegend::setLooks(const std::vector<LayerLook> &looks)
{
    if (m_looks == looks)
        return;
    m_looks = looks;
    updateAccessibleText();
    update();
}

void ChartLegend::updateAccessibleText()
{
    QStringList names;
    for (const LayerLook &look : m_looks)
        names.append(look.name);
    setAccessibleName(m_title);
    setAccessibleDescription(names.join(QStringLiteral(", ")));
}

QSize ChartLegend::sizeHint() const
{
    const QFontMetrics metrics(titleFont(font()));
    return { metrics.horizontalAdvance(m_title) + 1, metrics.height() + kGridUnit };
}

QSize ChartLegend::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 6, sizeHint().height() };
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintInto(painter, rect());
}

void ChartLegend::paintInto(QPainter &painter, const QRectF &area) const
{
    const Colours &colours = coloursOf(palette());
    const QRect whole = area.toRect();
    const QFont bold = titleFont(font());
    const QFontMetrics titleMetrics(bold);
    const bool fits = titleMetrics.horizontalAdvance(m_title) < whole.width();
    const QString title =
        titleMetrics.elidedText(fits ? m_title : m_brief, Qt::ElideRight, whole.width());
    int x = whole.left();
    const auto place = [&](int width) {
        const QRect logical(x, whole.top(), width, whole.height());
        return QStyle::visualRect(layoutDirection(), whole, logical);
    };
    const int titleWidth = titleMetrics.horizontalAdvance(title) + 1;
    painter.setFont(bold);
    painter.setPen(colours.text);
    painter.drawText(place(titleWidth), Qt::AlignCenter | Qt::TextDontClip, title);
    x += titleWidth + kEntryGap;

    painter.setFont(font());
    for (const LayerLook &look : m_looks) {
        const int textWidth = fontMetrics().horizontalAdvance(look.name) + 1;
        if (x + kSquare + kTextGap + textWidth > whole.right() + 1)
            break;
        const QRect square = place(kSquare);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour);
        painter.drawRoundedRect(
            QRectF(square.left(), square.center().y() - kSquare / 2, kSquare, kSquare), 2, 2);
        x += kSquare + kTextGap;
        painter.setPen(colours.mutedText);
        painter.drawText(place(textWidth), Qt::AlignCenter | Qt::TextDontClip, look.name);
        x += textWidth + kEntryGap;
    }
}

QSize MenuButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(fontMetrics().height() / 2 + kGridUnit / 2, 0);
}

void MenuButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // The style's own mark of a menu is drawn into the text.
    option.features &= ~QStyleOptionToolButton::HasMenu;
    const QString text = option.text;
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);

    const int arrow = fontMetrics().height() / 2;
    const QRect inside = rect().adjusted(kGridUnit / 2, 0, -kGridUnit / 2, 0);
    const QRect words = inside.adjusted(0, 0, -arrow - kGridUnit / 2, 0);
    option.rect = QStyle::visualRect(layoutDirection(), inside,
        QRect(inside.right() + 1 - arrow, (height() - arrow) / 2, arrow, arrow));
    painter.drawPrimitive(QStyle::PE_IndicatorArrowDown, option);
    painter.drawItemText(QStyle::visualRect(layoutDirection(), inside, words),
        Qt::AlignCenter | Qt::TextShowMnemonic, palette(), isEnabled(), text, QPalette::ButtonText);
}

HeadLine::HeadLine(QWidget *parent)
    : QWidget(parent)
    , m_legend(new ChartLegend(this))
    , m_modeButton(new MenuButton(this))
    , m_liveButton(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kGridUnit + kGridUnit / 2, kGridUnit / 2, kGridUnit / 2, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // it makes do with what there is
    layout->addWidget(m_legend, 1);
    layout->addWidget(m_modeButton);
    layout->addWidget(m_liveButton);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *menu = new QMenu(m_modeButton);
    m_modeButton->setMenu(menu);
    m_modeButton->setPopupMode(QToolButton::InstantPopup);
    m_modeButton->setToolTip(ChartText::tr("What the chart shows"));
    m_modeButton->setAccessibleName(ChartText::tr("What the chart shows"));
    for (QToolButton *button :
        std::initializer_list<QToolButton *> { m_modeButton, m_liveButton }) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    auto *group = new QActionGroup(this);
    for (const ChartMode mode :
        { ChartMode::ByStatus, ChartMode::ByDirection, ChartMode::ByInterface }) {
        QAction *action = menu->addAction(ChartText::modeName(mode));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT modeChosen(mode); });
        m_modes.emplace_back(mode, action);
    }
    connect(m_liveButton, &QToolButton::clicked, this, &HeadLine::liveRequested);
    setMode(m_mode);
    updateButtons();
}

void HeadLine::setMode(ChartMode mode)
{
    m_mode = mode;
    m_legend->setTitle(ChartText::title(mode), ChartText::shortTitle(mode));
    for (const auto &[each, action] : m_modes)
        action->setChecked(each == mode);
    m_modeButton->setText(ChartText::modeName(mode));
    updateRoom();
}

void HeadLine::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    updateButtons();
}

void HeadLine::updateButtons()
{
    const Colours &colours = coloursOf(palette());
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, m_liveButton);
    const QColor colour = m_live ? colours.accent : colours.mutedText;
    m_liveButton->setIcon(dot(colour, m_live, size, devicePixelRatioF()));
    m_liveButton->setText(m_live ? ChartText::tr("live") : ChartText::tr("back to live"));
    m_liveButton->setToolTip(m_live ? ChartText::tr("The chart follows the newest seconds")
                                    : ChartText::tr("Follow the newest seconds again (L)"));
    QPalette own = palette();
    own.setColor(QPalette::ButtonText, colours.accent);
    m_liveButton->setPalette(own);
    own.setColor(QPalette::ButtonText, colours.mutedText);
    m_modeButton->setPalette(own);
    updateRoom();
}

void HeadLine::updateRoom()
{
    const int needed = m_legend->minimumSizeHint().width() + m_modeButton->sizeHint().width()
        + m_liveButton->sizeHint().width() + 4 * kGridUnit;
    m_modeButton->setVisible(width() >= needed);
}

void HeadLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateRoom();
}

void HeadLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateButtons();
}

} // namespace hitwatch

#include "moc_head_line.cpp"

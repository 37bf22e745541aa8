// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/empty_state.h"

#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

constexpr int kIconSide = 6 * kGridUnit;
constexpr int kTextColumns = 90; ///< longer lines are hard to read
constexpr int kLinesWithIcon = 15; ///< in less room the icon gives way to the text
constexpr auto kCopiedFor = std::chrono::seconds(2);

QString buttonText(EmptyReason::Action action)
{
    switch (action) {
    case EmptyReason::Action::PickInterfaces:
        return EmptyState::tr("&Pick interfaces…");
    case EmptyReason::Action::ChangeFilter:
        return EmptyState::tr("Change &filter…");
    case EmptyReason::Action::TryDemo:
        return EmptyState::tr("Try the &demo");
    case EmptyReason::Action::CopyCommand:
        return EmptyState::tr("&Copy command");
    case EmptyReason::Action::None:
        break;
    }
    return {};
}

QString iconName(EmptyReason::Action action)
{
    switch (action) {
    case EmptyReason::Action::PickInterfaces:
        return QStringLiteral("interfaces");
    case EmptyReason::Action::ChangeFilter:
        return QStringLiteral("filter");
    case EmptyReason::Action::CopyCommand:
        return QStringLiteral("warning");
    case EmptyReason::Action::TryDemo:
    case EmptyReason::Action::None:
        break;
    }
    return QStringLiteral("info");
}

QLabel *makeCenteredLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

struct EmptyState::Private {
    EmptyState *widget = nullptr;
    EmptyReason reason;
    QLabel *icon = nullptr;
    QLabel *title = nullptr;
    QLabel *text = nullptr;
    PanelFrame *commandFrame = nullptr;
    QLabel *command = nullptr;
    QPushButton *button = nullptr;
    QTimer copied;

    void build();
    void takeLook();
    void show();
    void act();
};

void EmptyState::Private::build()
{
    // However large the fonts: what does not fit can be scrolled to.
    auto *scroll = new QScrollArea(widget);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto *page = new QWidget(scroll);
    page->setAutoFillBackground(false);
    auto *body = new QWidget(page);
    icon = new QLabel(body);
    icon->setAlignment(Qt::AlignHCenter);
    title = makeCenteredLabel(body);
    text = makeCenteredLabel(body);
    commandFrame = new PanelFrame(body);
    command = makeCenteredLabel(commandFrame);
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    command->setAccessibleName(tr("Command to run"));
    auto *commandLayout = new QVBoxLayout(commandFrame);
    commandLayout->setContentsMargins(2 * kGridUnit, kGridUnit, 2 * kGridUnit, kGridUnit);
    commandLayout->addWidget(command);
    button = new QPushButton(body);
    button->setObjectName(QStringLiteral("emptyStateButton"));

    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGridUnit);
    column->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *> { icon, title, text, commandFrame })
        column->addWidget(part);
    column->addSpacing(kGridUnit);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(2 * kGridUnit, kGridUnit, 2 * kGridUnit, kGridUnit);
    row->addStretch(1);
    row->addWidget(body, 1000);
    row->addStretch(1);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(widget);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    copied.setSingleShot(true);
    takeLook();
}

void EmptyState::Private::takeLook()
{
    const Colours &colours = coloursOf(widget->palette());
    QFont large = widget->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    command->setFont(monospaceFont(widget->font()));
    QPalette muted = widget->palette();
    muted.setColor(QPalette::WindowText, colours.mutedText);
    text->setPalette(muted);
    icon->setPixmap(themeIcon(iconName(reason.action), muted)
                        .pixmap(QSize(kIconSide, kIconSide), widget->devicePixelRatioF()));
    title->parentWidget()->setMaximumWidth(widget->fontMetrics().averageCharWidth() * kTextColumns);
}

void EmptyState::Private::show()
{
    copied.stop();
    title->setText(reason.title);
    text->setText(reason.text);
    text->setVisible(!reason.text.isEmpty());
    command->setText(reason.command);
    commandFrame->setVisible(!reason.command.isEmpty());
    button->setText(buttonText(reason.action));
    button->setVisible(reason.action != EmptyReason::Action::None);
    takeLook();
}

void EmptyState::Private::act()
{
    if (reason.action == EmptyReason::Action::CopyCommand) {
        QGuiApplication::clipboard()->setText(reason.command);
        button->setText(tr("Copied"));
        copied.start(kCopiedFor);
    }
    Q_EMIT widget->actionRequested(reason.action);
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>())
{
    m_private->widget = this;
    m_private->build();
    m_private->show();
    connect(m_private->button, &QPushButton::clicked, this, [this] { m_private->act(); });
    connect(&m_private->copied, &QTimer::timeout, this,
        [this] { m_private->button->setText(buttonText(m_private->reason.action)); });
}

EmptyState::~EmptyState() = default;

void EmptyState::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    paintPanel(painter, rect(), colours.panel, colours.border);
}

void EmptyState::setReason(const EmptyReason &reason)
{
    if (reason == m_private->reason)
        return;
    m_private->reason = reason;
    m_private->show();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_private->takeLook();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_private->icon->setVisible(height() >= kLinesWithIcon * fontMetrics().height());
}

} // namespace hitwatch

#include "moc_empty_state.cpp"

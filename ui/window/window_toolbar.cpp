// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_toolbar.h"

#include "ui/style/theme.h"
#include "ui/window/chip.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace hitwatch {

WindowToolBar::WindowToolBar(WindowActions &actions, QWidget *parent)
    : QToolBar(tr("Toolbar"), parent)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("toolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    // A layout of its own: that of a tool bar knows neither grid nor margins.
    auto *content = new QWidget(this);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, kGridUnit, 0, kGridUnit);
    m_row->setSpacing(kGridUnit);
    addWidget(content);

    m_start = addButton(actions.startStop);
    addButton(actions.freeze);
    addButton(actions.interfaces);
    m_open = addButton(actions.open);
    m_export = new QPushButton(themeIcon(QStringLiteral("export"), palette()), tr("Export"), this);
    m_export->setToolTip(tr("Write what is on screen to a file"));
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_row->addWidget(m_export);
    addChips();
    addWindowButton(actions);
    addSearch();
    refreshColours();
}

void WindowToolBar::setMenus(QMenu *recentFiles, QMenu *exports)
{
    m_open->setMenu(recentFiles);
    m_open->setPopupMode(QToolButton::MenuButtonPopup);
    m_export->setMenu(exports);
}

QToolButton *WindowToolBar::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(false);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_row->addWidget(button);
    return button;
}

void WindowToolBar::addChips()
{
    m_frozen = new Chip(this);
    m_frozen->setObjectName(QStringLiteral("frozenChip"));
    m_range = new Chip(this);
    m_range->setObjectName(QStringLiteral("rangeChip"));
    m_row->addSpacing(kGridUnit);
    m_row->addWidget(m_frozen);
    m_row->addWidget(m_range);
    m_row->addStretch(1);
    m_frozen->hide();
    m_range->hide();
    connect(m_frozen, &Chip::clicked, this, &WindowToolBar::unfreezeRequested);
    connect(m_range, &Chip::clicked, this, &WindowToolBar::rangeDismissed);
}

void WindowToolBar::addWindowButton(WindowActions &actions)
{
    m_window = new QPushButton(this);
    m_window->setObjectName(QStringLiteral("windowButton"));
    m_window->setToolTip(tr("How much of the newest traffic figures and tables cover"));
    auto *menu = new QMenu(m_window);
    menu->addActions(actions.windows->actions());
    m_window->setMenu(menu);
    m_row->addWidget(m_window);
}

void WindowToolBar::addSearch()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Filter: shop -metrics"));
    m_search->setAccessibleName(tr("Filter rows by words"));
    m_search->setToolTip(m_actions.find->toolTip());
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 32);
    m_searchIcon = m_search->addAction(
        themeIcon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &WindowToolBar::searchChanged);
    m_row->addWidget(m_search);
}

void WindowToolBar::setInterfacesText(const QString &text)
{
    m_actions.interfaces->setIconText(text);
}

void WindowToolBar::setWindow(std::optional<int> seconds)
{
    m_window->setText(
        seconds ? tr("Window: %1").arg(windowLengthText(*seconds)) : tr("Window: whole capture"));
}

void WindowToolBar::setFrozenAt(std::optional<TimeNs> time, const Format &format)
{
    m_frozen->setVisible(time.has_value());
    if (time) {
        m_frozen->setTexts(tr("Frozen at %1").arg(format.clock(*time)),
            tr("The capture goes on behind it. Click to show the newest again."));
    }
}

void WindowToolBar::setRange(const std::optional<TimeRange> &range, const Format &format)
{
    m_range->setVisible(range.has_value());
    if (range) {
        m_range->setTexts(tr("%1–%2").arg(format.clock(range->from), format.clock(range->to)),
            tr("Figures and tables show only this range. Click to show the window again."));
    }
}

void WindowToolBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool WindowToolBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search
        && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
            if (event->type() == QEvent::KeyPress) {
                m_search->clear();
                m_search->clearFocus();
            }
            event->accept();
            return true;
        }
    }
    return QToolBar::eventFilter(watched, event);
}

void WindowToolBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_search != nullptr)
        refreshColours();
    QToolBar::changeEvent(event);
}

void WindowToolBar::refreshColours()
{
    m_searchIcon->setIcon(themeIcon(QStringLiteral("search"), palette()));
    m_export->setIcon(themeIcon(QStringLiteral("export"), palette()));
    // The one thing that matters most here.
    const Colours &colours = coloursOf(palette());
    QPalette primary = palette();
    primary.setColor(QPalette::Button, colours.accent);
    primary.setColor(QPalette::ButtonText, palette().color(QPalette::HighlightedText));
    m_start->setPalette(primary);
}

void WindowToolBar::paintEvent(QPaintEvent *)
{
    // The style's own bevel would be a second line beside the border below.
    QPainter painter(this);
    painter.setPen(coloursOf(palette()).border);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace hitwatch

#include "moc_window_toolbar.cpp"

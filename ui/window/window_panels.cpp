// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_panels.h"

#include "ui/alerts/alerts_panel.h"
#include "ui/chart/traffic_chart.h"
#include "ui/figures/empty_state.h"
#include "ui/figures/key_figures.h"
#include "ui/figures/trust_panel.h"
#include "ui/notify/alert_banner.h"
#include "ui/style/theme.h"
#include "ui/tables/table_panel.h"
#include "ui/window/notice_bar.h"
#include "ui/window/panel_dock.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace hitwatch {

namespace {

constexpr int kPatienceMs = 1500;

QString dockName(TableKind kind)
{
    switch (kind) {
    case TableKind::Sections:
        return QStringLiteral("dock.sections");
    case TableKind::Hosts:
        return QStringLiteral("dock.hosts");
    case TableKind::Methods:
        return QStringLiteral("dock.methods");
    case TableKind::Statuses:
        return QStringLiteral("dock.statuses");
    case TableKind::Clients:
        return QStringLiteral("dock.clients");
    case TableKind::Interfaces:
        return QStringLiteral("dock.interfaces");
    case TableKind::Requests:
        return QStringLiteral("dock.requests");
    }
    return {};
}

bool isSame(const EmptyReason &left, const EmptyReason &right)
{
    return left.title == right.title && left.text == right.text && left.command == right.command
        && left.action == right.action;
}

} // namespace

QString tableTitle(TableKind kind)
{
    switch (kind) {
    case TableKind::Sections:
        return WindowPanels::tr("Sections");
    case TableKind::Hosts:
        return WindowPanels::tr("Hosts");
    case TableKind::Methods:
        return WindowPanels::tr("Methods");
    case TableKind::Statuses:
        return WindowPanels::tr("Status");
    case TableKind::Clients:
        return WindowPanels::tr("Clients");
    case TableKind::Interfaces:
        return WindowPanels::tr("Interfaces");
    case TableKind::Requests:
        return WindowPanels::tr("Requests");
    }
    return {};
}

WindowPanels::WindowPanels(QMainWindow *window, const AlertLog &alertLog)
    : QObject(window)
    , m_patience(new QTimer(this))
{
    makeCentre(window, alertLog);
    makeDocks(window);
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatienceMs);
    connect(m_patience, &QTimer::timeout, this, &WindowPanels::showReason);
}

void WindowPanels::makeCentre(QMainWindow *window, const AlertLog &alertLog)
{
    auto *centre = new QWidget(window);
    m_notices = new NoticeBar(centre);
    m_banner = new AlertBanner(alertLog, centre);
    m_figures = new KeyFigures(centre);
    m_stack = new QStackedWidget(centre);
    m_stack->setMinimumHeight(16 * kGridUnit);
    m_chart = new TrafficChart(m_stack);
    m_emptyState = new EmptyState(m_stack);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_emptyState);

    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, kGridUnit, 0, 0);
    column->setSpacing(kGridUnit);
    column->addWidget(m_notices);
    column->addWidget(m_banner);
    column->addWidget(m_figures);
    column->addWidget(m_stack, 1);
    window->setCentralWidget(centre);
}

void WindowPanels::makeDocks(QMainWindow *window)
{
    for (const TableKind kind : kTableKinds) {
        auto *table = new TablePanel(kind, window);
        table->setEmptyText(tr("Nothing yet"));
        m_tables.push_back(table);
        PanelDock *dock = addDock(window, dockName(kind), tableTitle(kind), table);
        connect(dock, &PanelDock::cameOnScreen, this, [this, table] { bringUpToDate(table); });
    }
    m_alerts = new AlertsPanel(window);
    addDock(window, QStringLiteral("dock.alerts"), tr("Alerts"), m_alerts);
    m_trust = new TrustPanel(window);
    m_trust->setAccessibleName(tr("Trust"));
    PanelDock *dock = addDock(window, QStringLiteral("dock.trust"), tr("Trust"), m_trust);
    connect(dock, &PanelDock::cameOnScreen, this, [this] {
        if (m_view)
            m_trust->setView(m_view);
    });
}

PanelDock *WindowPanels::addDock(
    QMainWindow *window, const QString &name, const QString &title, QWidget *panel)
{
    auto *dock = new PanelDock(name, title, panel, window);
    window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    m_docks.push_back(dock);
    return dock;
}

TablePanel *WindowPanels::table(TableKind kind) const
{
    const auto *const at = std::ranges::find(kTableKinds, kind);
    return m_tables[static_cast<std::size_t>(at - kTableKinds.begin())];
}

PanelDock *WindowPanels::dock(TableKind kind) const
{
    const auto *const at = std::ranges::find(kTableKinds, kind);
    return m_docks[static_cast<std::size_t>(at - kTableKinds.begin())];
}

void WindowPanels::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_view = view;
    m_figures->setView(view);
    if (!view)
        return;
    m_chart->setView(view);
    for (std::size_t at = 0; at < m_tables.size(); ++at) {
        if (m_docks[at]->isOnScreen())
            m_tables[at]->setView(view);
    }
    if (trustDock()->isOnScreen())
        m_trust->setView(view);
}

void WindowPanels::bringUpToDate(TablePanel *table)
{
    if (m_view)
        table->setView(m_view);
}

void WindowPanels::setReason(const std::optional<EmptyReason> &reason, bool lasting)
{
    if (reason && m_reason && isSame(*reason, *m_reason) && !lasting)
        return;
    m_reason = reason;
    const bool empty = m_stack->currentWidget() == m_emptyState;
    if (!reason || lasting || empty) {
        m_patience->stop();
        showReason();
    } else if (!m_patience->isActive()) {
        m_patience->start();
    }
}

void WindowPanels::showReason()
{
    if (m_reason) {
        m_emptyState->setReason(*m_reason);
        m_stack->setCurrentWidget(m_emptyState);
        return;
    }
    m_stack->setCurrentWidget(m_chart);
}

void WindowPanels::setFormat(const Format &format)
{
    m_figures->setFormat(format);
    m_chart->setFormat(format);
    m_banner->setFormat(format);
    m_alerts->setFormat(format);
    m_trust->setFormat(format);
    for (TablePanel *table : m_tables)
        table->setFormat(format);
}

void WindowPanels::saveState(QSettings &settings) const
{
    for (const TablePanel *table : m_tables)
        table->saveState(settings);
}

void WindowPanels::restoreState(QSettings &settings)
{
    for (TablePanel *table : m_tables)
        table->restoreState(settings);
}

} // namespace hitwatch

#include "moc_window_panels.cpp"

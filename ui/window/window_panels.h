// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "ui/figures/empty_reason.h"
#include "ui/tables/table_kind.h"
#include "ui/text/format.h"

#include <QObject>

#include <array>
#include <vector>

class QMainWindow;
class QSettings;
class QStackedWidget;
class QTimer;

namespace hitwatch {

class AlertBanner;
class AlertsPanel;
class EmptyState;
class KeyFigures;
class NoticeBar;
class PanelDock;
class TablePanel;
class TrafficChart;
class CompletenessPanel;

inline constexpr std::array kTableKinds { TableKind::Sections, TableKind::Hosts, TableKind::Methods,
    TableKind::Statuses, TableKind::Requests, TableKind::Clients, TableKind::Interfaces };

/// The widgets between toolbar and status bar. Hands a view only to those that are on screen; the
/// others get it when they come there.
class WindowPanels : public QObject {
    Q_OBJECT

public:
    /// @param alertLog outlives this.
    WindowPanels(QMainWindow *window, const AlertLog &alertLog);

    NoticeBar *notices() const { return m_notices; }
    KeyFigures *figures() const { return m_figures; }
    TrafficChart *chart() const { return m_chart; }
    EmptyState *emptyState() const { return m_emptyState; }
    AlertBanner *banner() const { return m_banner; }
    AlertsPanel *alerts() const { return m_alerts; }
    CompletenessPanel *completeness() const { return m_completeness; }
    TablePanel *table(TableKind kind) const;
    const std::vector<TablePanel *> &tables() const { return m_tables; }
    PanelDock *dock(TableKind kind) const;
    PanelDock *alertsDock() const { return m_docks[kTableKinds.size()]; }
    PanelDock *completenessDock() const { return m_docks.back(); }
    /// In the order of kTableKinds, then the alerts, the completeness dock last.
    const std::vector<PanelDock *> &docks() const { return m_docks; }

    /// @p view may be null: nothing yet.
    void setView(const std::shared_ptr<const MonitorView> &view);
    /// What is in front of the chart; empty: the chart itself. A reason that may be over in a
    /// moment comes into view only after a while.
    void setReason(const std::optional<EmptyReason> &reason, bool lasting);
    /// There is a reason, so that there are no numbers.
    bool isEmpty() const { return m_reason.has_value(); }
    void setFormat(const Format &format);
    /// Gives all of them the newest view, whether on screen or not: before an export.
    void bringUpToDate(TablePanel *table);
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

private:
    void makeCentre(QMainWindow *window, const AlertLog &alertLog);
    void makeDocks(QMainWindow *window);
    PanelDock *addDock(
        QMainWindow *window, const QString &name, const QString &title, QWidget *panel);
    void showReason();

    NoticeBar *m_notices;
    AlertBanner *m_banner;
    KeyFigures *m_figures;
    TrafficChart *m_chart;
    EmptyState *m_emptyState;
    QStackedWidget *m_stack;
    AlertsPanel *m_alerts;
    CompletenessPanel *m_completeness;
    std::vector<TablePanel *> m_tables;
    std::vector<PanelDock *> m_docks;
    std::shared_ptr<const MonitorView> m_view;
    std::optional<EmptyReason> m_reason;
    QTimer *m_patience;
};

/// The name of a table as its panel, its dock and its menu entry have it.
QString tableTitle(TableKind kind);

} // namespace hitwatch

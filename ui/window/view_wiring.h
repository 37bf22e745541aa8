// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "monitor/settings.h"

#include <QObject>

namespace hitwatch {

class WindowPanels;

/// What the view shows: one query, made of what is chosen in toolbar, chart and tables. Hands it
/// to the session and what comes back to the panels.
class ViewWiring : public QObject {
    Q_OBJECT

public:
    ViewWiring(
        LiveSession &session, WindowPanels &panels, SettingsStore &settings, QObject *parent);

    std::optional<int> window() const { return m_query.windowSeconds; }
    const std::optional<TimeRange> &range() const { return m_query.range; }
    const StatsFilter &filter() const { return m_query.filter; }

    /// @param seconds empty: since the start of the capture. Ends a range.
    void setWindow(std::optional<int> seconds);
    void setRange(const std::optional<TimeRange> &range);
    void setFilter(const StatsFilter &filter);
    void setWords(const QString &words);
    void showHiddenSections();
    /// The same, with the chart moved there.
    void goTo(const TimeRange &range);
    /// Back to the newest seconds: no range, the chart follows.
    void goLive();
    /// Before another capture: what was chosen in the former one means nothing there.
    void forgetChoices();
    /// Shows again what there is, as after a start.
    void showView(const std::shared_ptr<const MonitorView> &view);

Q_SIGNALS:
    void windowChanged(std::optional<int> seconds);
    void rangeChanged(const std::optional<hitwatch::TimeRange> &range);
    /// Is anything narrowed, so that there is something to clear?
    void narrowedChanged(bool narrowed);

private:
    void connectPanels();
    void send();
    void hideSection(const QString &host, const QString &section);
    void applyHiddenSections(const QStringList &hidden);

    LiveSession &m_session;
    WindowPanels &m_panels;
    SettingsStore &m_settings;
    ViewQuery m_query;
};

} // namespace hitwatch

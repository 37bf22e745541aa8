// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace hitwatch {

enum class ChartMode : std::uint8_t {
    ByStatus, ///< requests/s, stacked by status class
    ByDirection, ///< traffic to servers and to clients
    ByInterface, ///< traffic of each interface
};

/// The traffic over time (Qt Charts), with its own head line: title, legend, mode, 'live'. Knows
/// only values; draws nothing while hidden.
class TrafficChart : public QWidget {
    Q_OBJECT

public:
    explicit TrafficChart(QWidget *parent = nullptr);
    ~TrafficChart() override;

    /// @p view stays alive here until the next one.
    void setView(const std::shared_ptr<const MonitorView> &view);
    void setAlertRule(const std::optional<AlertRule> &rule);
    void setMode(ChartMode mode);
    ChartMode mode() const;
    void setFormat(const Format &format);
    /// The range that the tables show, marked; empty: none.
    void setSelectedRange(const std::optional<TimeRange> &range);
    /// Follows the newest @p seconds again (0: everything), as at the start.
    void followNewest(int seconds);
    /// Moves the chart so that @p range is in the middle of it, with a margin at both sides.
    void showRange(const TimeRange &range);
    /// What the chart wants to be given: ViewQuery::series.
    SeriesQuery seriesQuery() const;
    bool isLive() const; ///< follows the newest seconds

    /// What is on screen, as large as there, at scale 2 (PNG) or as vectors.
    /// @returns one line for a person when that failed.
    std::optional<QString> savePng(const QString &path) const;
    std::optional<QString> saveSvg(const QString &path) const;

Q_SIGNALS:
    /// The person zoomed, moved, or went back to live: seriesQuery() has changed.
    void seriesQueryChanged();
    /// A range was dragged; empty: it was given up (Escape, click, 'live').
    void rangeSelected(const std::optional<hitwatch::TimeRange> &range);
    void modeChanged(hitwatch::ChartMode mode);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

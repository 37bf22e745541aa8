// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/traffic_chart.h"

#include "ui/chart/head_line.h"
#include "ui/chart/plot_view.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace hitwatch {

struct TrafficChart::Private {
    TrafficChart *chart;
    PlotState state;
    HeadLine *head = nullptr;
    PlotView *plot = nullptr;
    bool stale = true; ///< what is drawn is older than the state

    void takeView();
    void redraw(bool fresh);
};

void TrafficChart::Private::takeView()
{
    if (!state.view) {
        state.viewport.setExtent({}, 0);
        return;
    }
    const SeriesSlice &slice = state.view->series;
    const TimeNs newest = slice.complete > 0 ? slice.complete : slice.to();
    state.viewport.setExtent(slice.extent, newest);
    state.selection.setLimits(slice.extent);
}

void TrafficChart::Private::redraw(bool fresh)
{
    if (!chart->isVisible()) {
        stale = true;
        return;
    }
    stale = false;
    plot->refresh(fresh);
    head->setLooks(ChartText::legend(state, coloursOf(chart->palette())));
    head->setLive(state.viewport.isLive() && !state.selection.range());
}

TrafficChart::TrafficChart(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>())
{
    m_private->chart = this;
    m_private->head = new HeadLine(this);
    m_private->plot = new PlotView(m_private->state, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_private->head);
    layout->addWidget(m_private->plot, 1);
}

TrafficChart::~TrafficChart() = default;

void TrafficChart::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_private->state.view = view;
    m_private->takeView();
    m_private->redraw(true);
}

void TrafficChart::setAlertRule(const std::optional<AlertRule> &rule)
{
    m_private->state.rule = rule;
    m_private->redraw(false);
}

void TrafficChart::setMode(ChartMode mode)
{
    if (m_private->state.mode == mode)
        return;
    m_private->state.mode = mode;
    m_private->head->setMode(mode);
    m_private->plot->resetAxes();
    m_private->redraw(true);
    Q_EMIT modeChanged(mode);
}

ChartMode TrafficChart::mode() const
{
    return m_private->state.mode;
}

void TrafficChart::setFormat(const Format &format)
{
    m_private->state.format = format;
    m_private->plot->resetAxes();
    m_private->redraw(true);
}

void TrafficChart::setSelectedRange(const std::optional<TimeRange> &range)
{
    m_private->state.selection.set(range);
    m_private->redraw(false);
}

void TrafficChart::followNewest(int seconds)
{
    m_private->state.viewport.follow(seconds);
    m_private->plot->resetScale();
    m_private->redraw(true);
}

void TrafficChart::showRange(const TimeRange &range)
{
    m_private->state.viewport.show(range);
    m_private->plot->resetScale();
    m_private->redraw(true);
    Q_EMIT seriesQueryChanged();
}

SeriesQuery TrafficChart::seriesQuery() const
{
    return m_private->state.viewport.query();
}

bool TrafficChart::isLive() const
{
    return m_private->state.viewport.isLive();
}

} // namespace hitwatch

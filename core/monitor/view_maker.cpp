// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/view_maker.h"

#include "monitor/frozen_moment.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

ReportPlan planOf(
    const std::vector<AlertRule> &rules, int retentionSeconds, const AlertOrigin &origin)
{
    ReportPlan plan;
    plan.alertRules = rules;
    plan.alertOrigin = origin;
    plan.furtherWindows.assign(kOfferedWindows.begin(), kOfferedWindows.end());
    plan.furtherWindows.push_back(retentionSeconds);
    return plan;
}

RequestQuery requestQueryOf(const ViewQuery &query)
{
    RequestQuery requests;
    requests.filter = query.filter;
    requests.words = query.requestWords;
    requests.hiddenSections = query.hiddenSections;
    return requests;
}

TimeRange requestRangeOf(const ViewQuery &query)
{
    return query.range.value_or(TimeRange {});
}

void hideSections(std::vector<SectionRow> &rows, const ViewQuery &query)
{
    if (query.hiddenSections.empty())
        return;
    std::erase_if(rows, [&](const SectionRow &row) {
        return std::any_of(
            query.hiddenSections.begin(), query.hiddenSections.end(), [&](const auto &hidden) {
                return row.host == hidden.first && row.section == hidden.second;
            });
    });
}

} // namespace

ViewMaker::ViewMaker(const EngineLimits &limits, const std::vector<AlertRule> &rules,
    int retentionSeconds, OnAlert onAlert, const AlertOrigin &origin)
    : m_limits(limits)
    , m_counts(limits, planOf(rules, retentionSeconds, origin), *this)
    , m_series(retentionSeconds)
    , m_requests(limits)
    , m_onAlert(std::move(onAlert))
    , m_evidence(m_counts.stats(), m_requests, std::max(retentionSeconds, kOfferedWindows.back()))
{
}

ViewMaker::~ViewMaker() = default;

/// An alert comes between two events of a batch, and its evidence is what was told until then:
/// where batches end must not matter.
std::shared_ptr<const AlertEvidence> ViewMaker::evidenceOf(const AlertEvent &raised)
{
    logRequests(m_counts.eventsApplied());
    return m_evidence.evidenceOf(raised, m_counts.start());
}

void ViewMaker::logRequests(std::size_t end)
{
    for (; m_batch != nullptr && m_logged < end; ++m_logged)
        m_requests.apply(m_batch->events[m_logged]);
}

void ViewMaker::apply(const HttpEventBatch &batch)
{
    m_batch = &batch;
    m_logged = 0;
    m_counts.apply(batch);
    logRequests(batch.events.size());
    m_batch = nullptr;
    m_evidence.release();
    for (const HttpEvent &event : batch.events)
        m_series.apply(event);
    for (const TrafficSample &sample : batch.traffic) {
        m_newestSecond = std::max(m_newestSecond, sample.second);
        m_series.apply(sample);
    }
    m_series.apply(batch.counters, m_newestSecond);
    if (batch.clock > 0)
        m_series.advance(batch.clock);
    m_counters = batch.counters;
}

void ViewMaker::freeze(const ViewQuery &query)
{
    auto moment = std::make_unique<FrozenMoment>();
    moment->now = now();
    moment->shown = query;
    moment->shownStats = presentStats(query);
    moment->shownSeries = m_series.slice(query.series);
    moment->windows.emplace_back(std::nullopt, m_counts.stats().snapshot(std::nullopt));
    for (const int window : kOfferedWindows)
        moment->windows.emplace_back(window, m_counts.stats().snapshot(window));
    moment->requests = m_requests.newest({}, {});
    moment->requestsForgotten = m_requests.forgotten();
    moment->counters = m_counters;
    m_frozen = std::move(moment);
}

void ViewMaker::unfreeze()
{
    m_frozen.reset();
}

StatsSnapshot ViewMaker::presentStats(const ViewQuery &query) const
{
    return query.range ? m_counts.stats().snapshotOf(*query.range)
                       : m_counts.stats().snapshot(query.windowSeconds);
}

MonitorView ViewMaker::makeView(const ViewQuery &query) const
{
    MonitorView view;
    view.query = query;
    if (m_frozen)
        fillFrozen(view);
    else
        fillPresent(view);
    view.narrowed = narrow(view.stats, query.filter);
    hideSections(view.narrowed.snapshot.sections, query);
    view.episodes = m_counts.alerts().episodes();
    view.transitions = m_counts.alerts().transitions();
    return view;
}

void ViewMaker::setAlertRules(const std::vector<AlertRule> &rules)
{
    m_counts.setAlertRules(rules);
}

void ViewMaker::endAlertEpisodes()
{
    m_over = true;
    m_counts.endAlertEpisodes(AlertEnd::CaptureEnded);
}

/// The second that is still being counted is left out.
RehearsalResult ViewMaker::rehearse(const AlertRule &rule) const
{
    constexpr TimeNs kEver = std::numeric_limits<TimeNs>::max() / 2;
    const TimeRange range { -kEver, m_over ? kEver : floorToSecond(now()) };
    return hitwatch::rehearse(
        rule, m_counts.stats().trackOf(filterOf(rule.scope), range), m_limits);
}

void ViewMaker::fillPresent(MonitorView &view) const
{
    view.now = now();
    view.stats = presentStats(view.query);
    view.series = m_series.slice(view.query.series);
    if (m_over)
        view.series.complete = view.series.extent.to;
    view.requests = m_requests.newest(requestQueryOf(view.query), requestRangeOf(view.query));
    view.requestsForgotten = m_requests.forgotten();
    view.counters = m_counters;
}

void ViewMaker::fillFrozen(MonitorView &view) const
{
    const FrozenMoment &moment = *m_frozen;
    const ViewQuery &query = view.query;
    view.frozen = true;
    view.now = moment.now;
    view.counters = moment.counters;
    if (query.range == moment.shown.range && query.windowSeconds == moment.shown.windowSeconds)
        view.stats = moment.shownStats;
    else if (query.range)
        view.stats = m_counts.stats().snapshotOf(moment.past(*query.range));
    else if (const StatsSnapshot *window = moment.window(query.windowSeconds))
        view.stats = *window;
    if (query.series == moment.shown.series) {
        view.series = moment.shownSeries;
    } else {
        view.series = m_series.slice(moment.past(query.series));
        view.series.extent = moment.shownSeries.extent;
        view.series.complete = moment.shownSeries.complete;
    }
    view.requests = moment.matching(requestQueryOf(query), requestRangeOf(query));
    view.requestsForgotten = moment.requestsForgotten;
}

} // namespace hitwatch

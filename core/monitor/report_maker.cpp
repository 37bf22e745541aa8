// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report_maker.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hitwatch {

namespace {

constexpr TimeNs kEvaluationStep = 500 * kMillisecond;
/// Time stamps that jump about must not fill the memory.
constexpr std::size_t kHeldSeconds = 4096;

std::optional<int> windowOf(const ReportPlan &plan)
{
    return plan.windowSeconds ? plan.windowSeconds : plan.refreshSeconds;
}

std::vector<int> offeredWindows(const ReportPlan &plan)
{
    std::vector<int> windows = plan.furtherWindows;
    if (const std::optional<int> window = windowOf(plan))
        windows.push_back(*window);
    return windows;
}

} // namespace

ReportMaker::ReportMaker(const EngineLimits &limits, const ReportPlan &plan, ReportSink &sink)
    : m_refreshSeconds(plan.refreshSeconds)
    , m_windowSeconds(windowOf(plan))
    , m_rolling(m_windowSeconds != m_refreshSeconds)
    , m_sink(sink)
    , m_stats(limits, offeredWindows(plan))
    , m_alerts(plan.alertRules)
    , m_log(limits.alertHistory, plan.alertOrigin)
{
}

void ReportMaker::begin(const HttpEventBatch &batch)
{
    TimeNs first = batch.clock;
    if (!batch.traffic.empty())
        first = batch.traffic.front().second;
    else if (!batch.events.empty())
        first = batch.events.front().time;
    else if (batch.clock == 0)
        return; // nothing but counters: an empty file
    m_begun = true;
    m_now = first;
    m_start = m_intervalStart = floorToSecond(first);
    if (m_refreshSeconds)
        m_boundary = m_intervalStart + *m_refreshSeconds * kSecond;
}

void ReportMaker::apply(const HttpEventBatch &batch)
{
    if (!m_begun)
        begin(batch);
    m_samplesBelow = kLongAgo;
    m_eventsApplied = 0;
    for (const TrafficSample &sample : batch.traffic) {
        m_newestSecond = std::max(m_newestSecond, sample.second);
        m_heldBytes[sample.second] += sample.httpBytesToServer + sample.httpBytesToClient;
    }

    for (const HttpEvent &event : batch.events) {
        if (event.time >= m_nextEvaluation || event.time >= m_boundary) [[unlikely]] {
            if (event.time >= m_boundary) {
                applySamples(batch, m_boundary);
                passBoundary(event.time);
            }
            advanceAlerts(event.time);
        }
        applyEvent(event);
        ++m_eventsApplied;
    }
    applySamples(batch, kNever);
    // The counters tell of packets, so they belong to the second of the newest one: the clock may
    // already be far behind it.
    m_stats.apply(batch.counters, std::max({ m_newestSecond, m_intervalStart, TimeNs { 0 } }));
    if (!m_begun)
        return;
    tellBytes(batch.clock);
    if (batch.clock >= m_boundary)
        passBoundary(batch.clock);
    if (batch.clock > m_now) {
        m_now = batch.clock;
        advanceAlerts(m_now);
        m_stats.advance(m_now);
    }
}

/// At the steps of the clock alone, which do not depend on where a batch was full.
void ReportMaker::tellBytes(TimeNs clock)
{
    if (clock <= m_bytesTold && m_heldBytes.size() < kHeldSeconds)
        return;
    m_bytesTold = clock;
    for (const auto &[second, bytes] : m_heldBytes)
        m_alerts.apply(TrafficSample { .second = second, .httpBytesToServer = bytes });
    m_heldBytes.clear();
}

void ReportMaker::applyEvent(const HttpEvent &event)
{
    m_alerts.apply(event);
    if (event.time >= m_intervalStart) [[likely]] {
        m_now = std::max(m_now, event.time);
        m_stats.apply(event);
        return;
    }
    HttpEvent late = event;
    late.time = m_intervalStart;
    m_stats.apply(late);
}

void ReportMaker::applySamples(const HttpEventBatch &batch, TimeNs below)
{
    for (const TrafficSample &sample : batch.traffic) {
        if (sample.second < m_samplesBelow || sample.second >= below)
            continue;
        if (sample.second >= m_boundary)
            passBoundary(sample.second);
        TrafficSample counted = sample;
        counted.second = std::max(sample.second, m_intervalStart);
        m_stats.apply(counted);
    }
    m_samplesBelow = below;
}

void ReportMaker::advanceAlerts(TimeNs now)
{
    if (now < m_nextEvaluation)
        return;
    // A step is evaluated once something later than it is told, so a time on it is not enough.
    m_nextEvaluation = (now - 1) / kEvaluationStep * kEvaluationStep + kEvaluationStep + 1;
    tell(m_alerts.advance(now));
}

void ReportMaker::tell(const std::vector<AlertEvent> &alerts)
{
    for (const AlertEvent &event : alerts) {
        ++m_newAlerts;
        const bool isRaised = event.transition == AlertTransition::Raised;
        m_sink.onAlert(m_log.put(event, isRaised ? m_sink.evidenceOf(event) : nullptr));
    }
}

void ReportMaker::setAlertRules(const std::vector<AlertRule> &rules)
{
    tell(m_alerts.setRules(rules));
}

void ReportMaker::endAlertEpisodes(AlertEnd why)
{
    tell(m_alerts.endEpisodes(why));
}

void ReportMaker::updateEpisodes()
{
    for (const FiringEpisode &episode : m_alerts.firing()) {
        if (const AlertRecordPtr state = m_log.put(episode, m_now))
            m_sink.onAlert(state);
    }
}

void ReportMaker::passBoundary(TimeNs time)
{
    advanceAlerts(m_boundary - 1);
    m_stats.advance(m_boundary - 1);
    makeReport();
    const TimeNs length = *m_refreshSeconds * kSecond;
    m_intervalStart = m_boundary + (time - m_boundary) / length * length;
    // A time stamp at the end of time must not run over.
    m_boundary = m_intervalStart > kNever - length ? kNever : m_intervalStart + length;
}

void ReportMaker::finish()
{
    tell(m_alerts.endRecovering());
    if (!m_refreshSeconds || m_rolling || m_boundary == kNever) {
        makeReport();
        return;
    }
    // The last interval is not over: its numbers are what they are at its end, its end is now.
    m_stats.advance(m_boundary - 1);
    makeReport(std::min(m_boundary, floorToSecond(std::max(m_now, m_intervalStart)) + kSecond));
}

void ReportMaker::makeReport(std::optional<TimeNs> end)
{
    Report report;
    report.stats = m_stats.snapshot(m_windowSeconds);
    if (end)
        report.stats.to = *end;
    const std::vector<AlertRecordPtr> &all = m_log.transitions();
    const std::ptrdiff_t fresh = std::min(std::exchange(m_newAlerts, 0), std::ssize(all));
    std::transform(all.end() - fresh, all.end(), std::back_inserter(report.alerts),
        [](const AlertRecordPtr &state) { return transitionOf(*state); });
    report.alertFiring = m_alerts.isFiring();
    m_sink.onReport(std::move(report));
}

} // namespace hitwatch

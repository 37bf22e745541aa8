// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/worker/event_batcher.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

constexpr TimeNs kNoStepYet = std::numeric_limits<TimeNs>::min();

TimeNs floorTo(TimeNs time, TimeNs step)
{
    const TimeNs remainder = time % step;
    return time - (remainder < 0 ? remainder + step : remainder);
}

} // namespace

EventBatcher::EventBatcher(const EngineLimits &limits, WhenBehind whenBehind, BatchCredit &credit,
    ReadCounters readCounters, Deliver deliver)
    : m_limits(limits)
    , m_whenBehind(whenBehind)
    , m_step(whenBehind == WhenBehind::Wait ? kSecond : std::min(limits.batchTime, kSecond))
    , m_credit(credit)
    , m_readCounters(std::move(readCounters))
    , m_deliver(std::move(deliver))
    , m_pool(limits.batchesInFlight + 1)
    , m_batch(m_pool.take())
    , m_nextStep(kNoStepYet)
{
}

void EventBatcher::addTraffic(std::span<const HttpTraffic> traffic, TimeNs time)
{
    for (const HttpTraffic &part : traffic) {
        TrafficSample &sample = sampleOf(part.interfaceIndex, time);
        sample.httpBytesToServer += part.bytesToServer;
        sample.httpBytesToClient += part.bytesToClient;
    }
}

void EventBatcher::onHttpEvent(const HttpEvent &event)
{
    if (m_batch->events.size() >= m_limits.batchEvents)
        closeIfFull();
    if (m_batch->events.size() >= std::max(m_limits.waitingEvents, m_limits.batchEvents)) {
        ++m_eventsShed;
        return;
    }
    m_batch->append(event);
}

/// A full batch leaves when the next event comes, not when it became full: so a packet's events
/// and its counters are never told in the wrong order.
void EventBatcher::closeIfFull()
{
    if (m_whenBehind == WhenBehind::Wait ? m_credit.take() : m_credit.tryTake())
        deliver();
}

void EventBatcher::passStep(TimeNs time)
{
    if (m_nextStep == kNoStepYet) {
        m_clock = time;
        m_stepTime = floorTo(time, m_step);
        m_nextStep = m_stepTime + m_step;
        return;
    }
    if (time >= m_nextStep) {
        m_stepTime = floorTo(time, m_step);
        m_nextStep = m_stepTime + m_step;
        m_due = true;
    }
    if (m_whenBehind == WhenBehind::Wait ? m_credit.take() : m_credit.tryTake())
        deliver();
}

bool EventBatcher::flush(TimeNs now)
{
    if (!m_credit.tryTake())
        return false;
    m_clock = std::max(m_clock, now);
    if (m_clock >= m_nextStep) {
        m_stepTime = floorTo(m_clock, m_step);
        m_nextStep = m_stepTime + m_step;
    }
    m_batch->clock = m_clock;
    deliver();
    return true;
}

void EventBatcher::flushPending()
{
    if (!m_batch->events.empty() && m_credit.tryTake())
        deliver();
}

void EventBatcher::finish()
{
    m_credit.take();
    m_batch->clock = m_clock;
    deliver();
}

void EventBatcher::deliver()
{
    m_batch->clock = std::max(m_batch->clock, m_stepTime);
    m_readCounters(*m_batch);
    m_batch->counters.eventsShed = m_eventsShed;
    m_deliver(std::exchange(m_batch, m_pool.take()));
    std::fill(m_places.begin(), m_places.end(), Place {});
    m_due = false;
}

TrafficSample &EventBatcher::findSample(std::uint32_t interfaceIndex, TimeNs time)
{
    const TimeNs second = floorToSecond(time);
    std::vector<TrafficSample> &traffic = m_batch->traffic;
    if (interfaceIndex >= m_places.size())
        m_places.resize(interfaceIndex + std::size_t { 1 });
    Place &place = m_places[interfaceIndex];
    const auto known =
        std::find_if(traffic.rbegin(), traffic.rend(), [&](const TrafficSample &sample) {
            return sample.interfaceIndex == interfaceIndex && sample.second == second;
        });
    if (known != traffic.rend()) {
        place = { second, static_cast<std::size_t>(std::distance(known, traffic.rend())) - 1 };
        return *known;
    }
    // Time stamps that jump about must not make a batch grow: what does not fit is told with the
    // second that the interface is in.
    if (traffic.size() >= kSamplesPerBatch && place.position != kNowhere)
        return traffic[place.position];
    place = { second, traffic.size() };
    return traffic.emplace_back(
        TrafficSample { .interfaceIndex = interfaceIndex, .second = second });
}

} // namespace hitwatch

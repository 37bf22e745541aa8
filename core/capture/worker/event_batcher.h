// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/worker/batch_credit.h"
#include "capture/worker/batch_pool.h"
#include "common/limits.h"
#include "http/http_event_batch.h"
#include "net/packet.h"
#include "tcp/flow_table.h"

#include <functional>
#include <span>

namespace hitwatch {

/// How a batcher behaves when the receiver is behind.
enum class WhenBehind : std::uint8_t {
    Wait, ///< files: the reader waits for the receiver
    Shed, ///< live: up to EngineLimits::waitingEvents are kept, the rest is shed and counted
};

/// Collects events and traffic into batches. Where a batch ends depends on events and packet time
/// alone: at EngineLimits::batchEvents, and before the first packet behind each multiple of the
/// time step (1 s for files, EngineLimits::batchTime while live). Packet time is the maximum seen.
///
/// HttpEventBatch::clock is the last such multiple that was passed, so what a receiver does at its
/// clock does not depend on where the event limit happened to cut. Only flush() with a clock of its
/// own (idle links, the end) passes a finer one. Used by one thread.
class EventBatcher final : public HttpEventSink {
public:
    /// Fills in the counters of a batch that is about to leave.
    using ReadCounters = std::function<void(HttpEventBatch &)>;
    /// Takes a closed batch; one credit was taken for it.
    using Deliver = std::function<void(std::shared_ptr<const HttpEventBatch>)>;

    EventBatcher(const EngineLimits &limits, WhenBehind whenBehind, BatchCredit &credit,
        ReadCounters readCounters, Deliver deliver);

    /// Before the packet is processed: moves the clock on, ends the batch when it has to.
    void beginPacket(const PacketRef &packet)
    {
        if (packet.time >= m_nextStep || m_due) [[unlikely]]
            passStep(packet.time);
        if (packet.time > m_clock)
            m_clock = packet.time;
        TrafficSample &sample = sampleOf(packet.interfaceIndex, packet.time);
        ++sample.packets;
        sample.bytes += packet.wireLength;
    }
    /// After it: what PacketPipeline::process() returned for it.
    void addTraffic(std::span<const HttpTraffic> traffic, TimeNs time);
    void onHttpEvent(const HttpEvent &event) override;

    /// While a live link is idle: delivers what is there, events or not, if there is a credit.
    /// @p now is packet time reached. @returns whether a batch left.
    bool flush(TimeNs now);
    /// While a pipe is idle: delivers what is there without a word about the clock, so that its
    /// reports are those of the same bytes in a file.
    void flushPending();
    /// Delivers the rest at the end of the capture. Waits for credit, unless that was cancelled:
    /// then the batch is delivered without one.
    void finish();

    TimeNs clock() const { return m_clock; } ///< the newest packet's time; 0 before the first
    bool isEmpty() const { return m_batch->events.empty() && m_batch->traffic.empty(); }
    std::uint64_t eventsShed() const { return m_eventsShed; }

private:
    /// The sample of an interface that packets currently fall into.
    struct Place {
        TimeNs second = 0;
        std::size_t position = kNowhere;
    };
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
    static constexpr std::size_t kSamplesPerBatch = 1024;

    TrafficSample &sampleOf(std::uint32_t interfaceIndex, TimeNs time)
    {
        if (interfaceIndex < m_places.size()) [[likely]] {
            const Place &place = m_places[interfaceIndex];
            if (place.position != kNowhere && time >= place.second && time - place.second < kSecond)
                [[likely]]
                return m_batch->traffic[place.position];
        }
        return findSample(interfaceIndex, time);
    }
    TrafficSample &findSample(std::uint32_t interfaceIndex, TimeNs time);
    void passStep(TimeNs time);
    void closeIfFull();
    void deliver();

    const EngineLimits m_limits;
    const WhenBehind m_whenBehind;
    const TimeNs m_step;
    BatchCredit &m_credit;
    ReadCounters m_readCounters;
    Deliver m_deliver;
    BatchPool m_pool;
    std::shared_ptr<HttpEventBatch> m_batch;
    std::vector<Place> m_places; ///< by interface
    TimeNs m_clock = 0;
    TimeNs m_stepTime = 0; ///< the last multiple of the step that was passed
    TimeNs m_nextStep;
    bool m_due = false; ///< the batch has to end, but there was no credit
    std::uint64_t m_eventsShed = 0;
};

} // namespace hitwatch

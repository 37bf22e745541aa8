// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/packet_pipeline.h"
#include "stats/traffic_stats.h"
#include "support/packet_builder.h"

#include <cstdint>
#include <string_view>

namespace hitwatch::test {

/// How large a flood is. A flood without memory to measure is shrunk, and the limits with it, so
/// that they are reached all the same.
struct FloodScale {
    std::size_t divisor = 1;

    std::size_t of(std::size_t count) const { return count / divisor; }
    /// The limits of the program, or a part of each total.
    EngineLimits limits() const;
};

/// From the first byte of a packet to the tables of all windows, as the program puts it together.
class FloodEngine final : HttpEventSink {
public:
    static constexpr int kWindows[] = { 10, 60, 120, 600, 3600 };

    explicit FloodEngine(FloodScale scale);

    const FloodScale &scale() const { return m_scale; }
    TimeNs now() const { return m_now; }
    void setNow(TimeNs now) { m_now = now; }
    void pass(TimeNs time) { m_now += time; }

    /// The connection with the number @p connection, whose client has an address of its own, to
    /// the one server. Sequence numbers are relative: 0 is the SYN, 1 the first byte.
    void open(std::uint32_t connection);
    void fromClient(std::uint32_t connection, std::uint32_t sequence, std::string_view payload);
    void fromServer(std::uint32_t connection, std::uint32_t sequence, std::uint32_t acknowledgment,
        std::string_view payload);
    /// A packet of any kind, at now().
    void packet(const Bytes &ethernetFrame);

    /// A fact as the HTTP room would tell it: many tables are filled faster without packets.
    void event(const HttpEvent &event) { m_stats.apply(event); }

    /// Brings the tables up to date with the counters and with now(), as each batch does.
    CaptureCounters settle();
    StatsSnapshot snapshot(std::optional<int> window) const { return m_stats.snapshot(window); }

private:
    struct Segment {
        std::uint32_t connection;
        bool fromClient;
        std::uint8_t flags;
        std::uint32_t sequence;
        std::uint32_t acknowledgment;
        std::string_view payload;
    };

    void onHttpEvent(const HttpEvent &event) override { m_stats.apply(event); }
    void send(const Segment &segment);

    FloodScale m_scale;
    EngineLimits m_limits;
    TrafficStats m_stats;
    PacketPipeline m_pipeline;
    TimeNs m_now = 1'700'000'000 * kSecond;
    Bytes m_frame; ///< its headers are overwritten for each segment: floods are many packets
};

} // namespace hitwatch::test

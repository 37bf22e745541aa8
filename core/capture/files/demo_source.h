// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/pace_clock.h"
#include "capture/files/packet_readdresser.h"
#include "capture/files/stop_signal.h"
#include "capture/packet_source.h"

#include <memory>
#include <vector>

namespace hitwatch {

/// Replays a recording at its own pace, again and again, as if it happened now: the first packet
/// carries the time of the first next(), each loop follows the one before after the recording's
/// mean gap, and each loop's connections are new ones.
class DemoSource final : public PacketSource {
public:
    /// @p recording is a whole capture file (copied), small: it is kept in memory. The error says
    /// what is wrong with it.
    static Result<std::unique_ptr<DemoSource>> create(
        ByteView recording, std::unique_ptr<PaceClock> clock = makeWallPaceClock());

    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void requestStop() override { m_stop.raise(); }
    bool isLive() const override { return true; }
    TimeNs clock() const override;
    const std::vector<InterfaceCounters> &interfaces() const override { return m_interfaces; }
    std::optional<Error> error() const override { return std::nullopt; }

    /// From the first packet of a loop to the first of the next.
    TimeNs period() const { return m_period; }

private:
    struct Frame {
        TimeNs offset = 0; ///< from the start of its loop
        std::uint32_t interfaceIndex = 0;
        std::uint32_t linkType = 0;
        std::uint32_t wireLength = 0;
        std::size_t start = 0; ///< in m_bytes
        std::size_t length = 0;
        std::size_t tcpHeader = 0; ///< 0: none
    };

    explicit DemoSource(std::unique_ptr<PaceClock> clock);
    std::optional<Error> load(ByteView recording);
    void append(const PacketRef &packet, TimeNs firstTime);
    bool waitUntilDue(TimeNs due, int maxWaitMs);
    void handOut(const Frame &frame, TimeNs due, PacketRef &packet);

    std::unique_ptr<PaceClock> m_paceClock;
    StopSignal m_stop;
    std::vector<std::uint8_t> m_bytes; ///< of all frames
    std::vector<Frame> m_frames;
    std::vector<std::uint8_t> m_scratch; ///< the frame handed out
    std::vector<InterfaceCounters> m_interfaces;
    PacketReaddresser m_readdresser;
    TimeNs m_period = 0;
    bool m_started = false;
    TimeNs m_loopStart = 0;
    std::uint64_t m_loop = 0;
    std::size_t m_next = 0; ///< in m_frames
    TimeNs m_lastTime = 0;
};

} // namespace hitwatch

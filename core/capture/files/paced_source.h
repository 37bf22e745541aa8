// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/pace_clock.h"
#include "capture/files/stop_signal.h"
#include "capture/packet_source.h"
#include "capture/timestamp_filter.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// Hands the packets of another source out with the pauses of their times, divided by a speed.
/// Times are those of a TimestampFilter, so that a wrong stamp makes no pause; the time stamps stay
/// as they are. The source is not live: whoever is slow gets all packets all the same.
///
/// Pauses of more than kLongestGap are shortened to it, which takeNotices() reports. Where time
/// goes back, nothing waits. Who has fallen behind by more than two seconds (the machine slept)
/// goes on from now.
class PacedSource final : public PacketSource {
public:
    static constexpr TimeNs kLongestGap = 60 * kSecond; ///< of packet time
    static constexpr int kFastest = 100;

    /// @param speed 1 to kFastest times as fast as it was captured.
    PacedSource(std::unique_ptr<PacketSource> source, int speed,
        std::unique_ptr<PaceClock> clock = makeWallPaceClock());

    /// Gives Idle while the next packet is not due, and in between about every 100 ms, so that what
    /// was found is shown.
    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void setKeyLog(TlsKeyLog &keyLog) override { m_source->setKeyLog(keyLog); }
    std::optional<TlsLateKeys> lateKeys() const override { return m_source->lateKeys(); }
    void requestStop() override;
    bool isLive() const override { return false; }
    TimeNs clock() const override { return m_newest; }
    const std::vector<InterfaceCounters> &interfaces() const override
    {
        return m_source->interfaces();
    }
    std::optional<Error> error() const override { return m_source->error(); }
    std::vector<std::string> takeNotices() override;
    std::uint64_t inputBytes() const override { return m_source->inputBytes(); }
    std::uint64_t inputSize() const override { return m_source->inputSize(); }
    std::uint64_t damagedBytes() const override { return m_source->damagedBytes(); }

private:
    SourceStatus read(int maxWaitMs);
    void hold(const PacketRef &packet, TimeNs stamp);
    void schedule(TimeNs time);
    SourceStatus waitUntilDue(int maxWaitMs);

    const std::unique_ptr<PacketSource> m_source;
    const int m_speed;
    const std::unique_ptr<PaceClock> m_paceClock;
    StopSignal m_stop;
    TimestampFilter m_filter { false };
    std::deque<TimeNs> m_stamps; ///< of the packets that wait in m_filter
    std::optional<SourceStatus> m_end; ///< of the source
    std::optional<PacketRef> m_held; ///< not due yet; borrowed from the source or m_filter
    bool m_started = false;
    TimeNs m_newest = 0; ///< packet time that the pauses have come to
    TimeNs m_due = 0; ///< of the held packet, by the pace clock
    TimeNs m_lastIdle = 0;
    std::vector<std::string> m_notices;
};

} // namespace hitwatch

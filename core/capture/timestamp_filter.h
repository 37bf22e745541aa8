// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/packet.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hitwatch {

/// Turns time stamps into the time of the engine. Each source of packets (an interface of a
/// pcapng file; a pcap file; all interfaces of a live capture, which the kernel stamps from one
/// clock) has its own offset, and every stamp has to fit to what was seen before:
///
/// - Within kTolerance of the engine's time a stamp is believed as it is, late packets included.
/// - Back by more: the clock was set back, or the stamp is wrong. Packets that agree with the first
///   of them go on from the time that was reached; kConfirmations of them, or three over a second,
///   set the source's offset. When the old time goes on before that, they were outliers.
/// - Ahead by more: silence, a clock that was set forward, or a wrong stamp. Only what follows can
///   tell, so packets wait, at most kMostWaiting. A source that goes on there was silent. One that
///   goes on at the old time had outliers, which get the time that was reached. And where other
///   sources go on at the old time, this one has another clock, which is aligned as above.
///
/// So engine time never goes back by more than kTolerance. It is the time of the stamps until a
/// clock is set back; from there on it is what that clock would have shown had it not been set, up
/// to the first silence that makes up for it (one source only). The first and the last time of a
/// report, and the time of everything in it, are engine time. What is aligned follows the source
/// that came first.
///
/// The same packets get the same times, however fast they come, because only the packets decide; a
/// live source, whose packets nobody can read again, decides by its own clock too, so that nothing
/// waits on an idle link. Waiting packets are copied into memory that is allocated once. One
/// thread.
class TimestampFilter {
public:
    static constexpr TimeNs kTolerance = 10 * kSecond;
    static constexpr unsigned kConfirmations = 32;
    static constexpr std::size_t kMostWaiting = 64;
    static constexpr std::size_t kMostWaitingBytes = std::size_t { 256 } << 10;

    /// @param sharedClock all interfaces are one source.
    explicit TimestampFilter(bool sharedClock);

    /// @returns whether @p packet has its engine time now. If not, it waits as a copy, and
    /// release() has to be called until it returns false.
    bool take(PacketRef &packet)
    {
        const std::size_t at = packet.interfaceIndex & m_sourceMask;
        if (at < m_settled) [[likely]] {
            const auto time = static_cast<std::uint64_t>(packet.time)
                + static_cast<std::uint64_t>(m_sources[at].offset);
            if (time - static_cast<std::uint64_t>(m_now - kTolerance)
                <= std::uint64_t { 2 * kTolerance }) [[likely]] {
                packet.time = static_cast<TimeNs>(time);
                m_now = packet.time > m_now ? packet.time : m_now;
                return true;
            }
        }
        return takeUnsettled(packet);
    }

    /// The next packet that waited and is decided, in the order of their arrival; borrowed until
    /// the next call of take().
    bool release(PacketRef &packet);

    /// What waits has to be decided now: nothing follows, or a live source is idle and its clock
    /// stands at @p clock. release() then gives all of it.
    void decideAll(std::optional<TimeNs> clock);
    /// A live source is idle at @p clock, and nothing waits. @returns the engine's time.
    TimeNs advance(TimeNs clock);
    /// Nothing follows, and nothing waits.
    void finish();

    /// Packets whose stamps were not believed; they count at the time that had been reached.
    std::uint64_t outliers() const { return m_outliers; }
    /// How often a clock was set back, or found to differ from the others.
    std::uint64_t steps() const { return m_steps; }

private:
    /// Packets of one source that agree with each other on another time than the engine's.
    struct Rival {
        TimeNs stamp = 0; ///< of the first
        TimeNs time = 0; ///< engine time that the first got
        unsigned packets = 0; ///< 0: there are none
        unsigned votes = 0; ///< those less the ones since then that agree with nothing
    };
    struct Source {
        TimeNs offset = 0; ///< engine time less stamp
        Rival rival;
    };
    struct Waiting {
        PacketRef packet; ///< without its bytes
        std::size_t start = 0; ///< of the bytes
        std::size_t length = 0;
    };
    /// What the packets behind the first waiting one, which is ahead, say about it.
    struct Evidence {
        unsigned ahead = 0; ///< packets of its source that agree with it, itself included
        unsigned behind = 0; ///< packets of its source from before it
        unsigned others = 0; ///< packets of other sources that go on at the engine's time
        TimeNs span = 0; ///< covered by those ahead
    };

    bool takeUnsettled(PacketRef &packet);
    void keep(const PacketRef &packet);
    std::size_t sourceOf(const PacketRef &packet) const
    {
        return packet.interfaceIndex & m_sourceMask;
    }
    bool isFull() const { return m_end == kMostWaiting || m_bytes.size() >= kMostWaitingBytes; }
    std::optional<TimeNs> place(std::size_t source, TimeNs stamp);
    bool agrees(const Rival &rival, TimeNs stamp) const;
    TimeNs follow(Source &source, TimeNs stamp);
    void confirm(Source &source);
    void forget(Source &source);
    void settle();
    std::optional<TimeNs> decideFirst();
    std::optional<TimeNs> decideStart();
    std::optional<TimeNs> decideAhead(TimeNs time);
    Evidence evidence(TimeNs time) const;
    TimeNs outlier();
    TimeNs silence(TimeNs time);
    TimeNs moveTo(TimeNs time);

    const std::uint32_t m_sourceMask;
    std::size_t m_settled = 0; ///< sources that take() may place at once: all or none
    std::vector<Source> m_sources;
    unsigned m_rivals = 0; ///< sources that have one
    bool m_started = false;
    TimeNs m_now = 0; ///< the newest engine time
    TimeNs m_longestSilence = 0;

    std::array<Waiting, kMostWaiting> m_waiting;
    std::size_t m_first = 0; ///< in m_waiting
    std::size_t m_end = 0; ///< behind the last
    std::vector<std::uint8_t> m_bytes; ///< of the waiting packets
    bool m_decideAll = false;
    std::optional<TimeNs> m_clock; ///< of the live source while m_decideAll

    std::uint64_t m_outliers = 0;
    std::uint64_t m_steps = 0;
};

} // namespace hitwatch

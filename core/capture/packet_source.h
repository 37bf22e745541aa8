// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "http/capture_counters.h"
#include "net/packet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

class TlsKeyLog;
enum class TlsLateKeys : std::uint8_t;

enum class SourceStatus : std::uint8_t {
    Packet, ///< a packet was handed out
    Idle, ///< live: nothing within the time asked for; clock() may have moved on
    End, ///< the capture is over (end of file, or stopped)
    Failed, ///< over, and error() says why
};

/// Where packets come from: a capture file, standard input, the demo, or the live helper.
/// Used by one thread, except requestStop().
class PacketSource {
public:
    virtual ~PacketSource() = default;

    /// The next packet, borrowed until the next call. Blocks for at most @p maxWaitMs.
    virtual SourceStatus next(PacketRef &packet, int maxWaitMs) = 0;

    /// Where to put the TLS secrets that come with the packets; they are put there during next().
    /// Called once, before next(); @p keyLog outlives the last call of next().
    virtual void setKeyLog(TlsKeyLog &) {}
    /// Whether such secrets may still come, once a packet was handed out. Nothing: there are none, and
    /// none will come.
    virtual std::optional<TlsLateKeys> lateKeys() const { return {}; }

    /// From any thread: ends the capture. A live source first hands out what was captured until
    /// now; next() returns End within 150 ms, and so do all later calls.
    virtual void requestStop() = 0;

    /// True for live and replayed sources: packet time follows the wall clock, also while idle.
    virtual bool isLive() const = 0;
    /// Packet time now, while Idle on a live source.
    virtual TimeNs clock() const = 0;

    /// Names, states and drop counters; the index is PacketRef::interfaceIndex. Grows only.
    virtual const std::vector<InterfaceCounters> &interfaces() const = 0;

    /// Why the source failed, or what was wrong with a file that was used up to the damage.
    virtual std::optional<Error> error() const = 0;

    /// Facts for a person since the last call: "eth1 went away", "eth1 is back".
    virtual std::vector<std::string> takeNotices() { return {}; }

    virtual std::uint64_t inputBytes() const { return 0; } ///< read so far (as stored on disk)
    virtual std::uint64_t inputSize() const { return 0; } ///< 0 when not known
    virtual std::uint64_t damagedBytes() const { return 0; } ///< of a file, behind its damage
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/time.h"
#include "net/ip_address.h"
#include "tcp/sequence_number.h"

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// One of the two byte streams of a connection, named by the order of the endpoints in its
/// FlowKey. Which side is the client is the business of the protocol above.
enum class Direction : std::uint8_t { LowToHigh = 0, HighToLow = 1 };

constexpr Direction opposite(Direction direction)
{
    return direction == Direction::LowToHigh ? Direction::HighToLow : Direction::LowToHigh;
}

constexpr std::size_t index(Direction direction)
{
    return static_cast<std::size_t>(direction);
}

/// The packet that carried some stream bytes: for held (out-of-order) bytes the packet they came
/// in, not the one that released them.
struct SegmentOrigin {
    TimeNs time = 0;
    std::uint32_t interfaceIndex = 0;
    StreamPosition position = 0; ///< of the first byte that is handed over (of a gap: of the hole)
    /// How much of the other stream its sender had received (RFC 9293, 3.4): orders what the two
    /// directions say, whatever clocks they were stamped by. 0 when not known.
    StreamPosition acknowledged = 0;
};

/// What the protocol above thinks of a connection after it saw some of its bytes.
enum class StreamInterest : std::uint8_t {
    Undecided, ///< more bytes are needed to recognise the protocol
    Http, ///< bytes of both directions are wanted; traffic counts as HTTP
    HttpOpaque, ///< HTTP ended here (CONNECT, Upgrade): traffic counts, bytes are not wanted
    Ignored, ///< not HTTP: costs nothing further
};

enum class CloseReason : std::uint8_t {
    Finished, ///< FIN in both directions
    Reset, ///< RST
    Replaced, ///< a SYN opened a new connection on the same endpoints
    Idle, ///< no packet for longer than the limit
    Evicted, ///< the flow limit was reached
    EndOfCapture,
};

/// What is known of a connection when it is first seen.
struct ConnectionOrigin {
    std::uint64_t serial = 0; ///< 1, 2, 3 ... in the order in which connections were seen
    Endpoint low; ///< the smaller endpoint; source of Direction::LowToHigh
    Endpoint high;
    TimeNs time = 0;
    std::uint32_t interfaceIndex = 0; ///< the first interface that showed it
    bool initiatorKnown = false; ///< a SYN (or SYN+ACK) was seen
    Direction fromInitiator = Direction::LowToHigh; ///< valid when initiatorKnown
};

/// Receives the two in-order byte streams of one connection. Calls come on the engine's thread.
/// After onClosed() the handler is given back to its factory and never called again.
class StreamHandler {
public:
    virtual ~StreamHandler() = default;

    /// In-order bytes, borrowed for the call.
    virtual StreamInterest onData(
        Direction direction, ByteView data, const SegmentOrigin &origin) = 0;
    /// @p length bytes of the stream will never be seen; the stream goes on behind them.
    virtual StreamInterest onGap(
        Direction direction, std::uint64_t length, const SegmentOrigin &origin) = 0;
    /// The sender of @p direction ended its stream in order (FIN); the other one may go on.
    virtual StreamInterest onStreamEnd(Direction direction, const SegmentOrigin &origin) = 0;
    virtual void onClosed(CloseReason reason, TimeNs time) = 0;
    /// True when @p direction runs towards the HTTP server. Asked once the interest is Http.
    virtual bool isTowardsServer(Direction direction) const = 0;
};

/// Makes and takes back the handlers of connections; pools them so that no packet allocates.
class StreamHandlerFactory {
public:
    virtual ~StreamHandlerFactory() = default;

    /// Called when the first payload byte (or gap) of a connection is about to be delivered.
    /// The handler stays owned by the factory. @returns nullptr to ignore the connection.
    virtual StreamHandler *acquire(const ConnectionOrigin &origin) = 0;
    virtual void release(StreamHandler *handler) = 0;
};

} // namespace hitwatch

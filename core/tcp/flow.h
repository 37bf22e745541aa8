// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/tcp_segment.h"
#include "tcp/flow_key.h"
#include "tcp/intrusive_list.h"
#include "tcp/stream_reassembler.h"
#include "tcp/traffic_backlog.h"

#include <algorithm>
#include <span>

namespace hitwatch {

struct Flow;

/// The capture points that showed a stream: copies of its packets may come from each of them.
class CapturePoints {
public:
    bool contains(std::uint32_t point) const
    {
        return std::find(m_points.begin(), m_points.begin() + m_count, point)
            != m_points.begin() + m_count;
    }
    bool empty() const { return m_count == 0; }
    std::span<const std::uint32_t> points() const { return { m_points.data(), m_count }; }
    /// When there is no room left, the newest one goes.
    void add(std::uint32_t point)
    {
        if (m_count < m_points.size())
            ++m_count;
        m_points[m_count - 1U] = point;
    }

private:
    std::array<std::uint32_t, 8> m_points {};
    std::uint8_t m_count = 0;
};

/// A SYN or SYN+ACK that does not fit a living connection. Its other end decides what it is: it
/// answers, and a new connection begins, or goes on as before, and the packet was refused or forged
/// (RFC 9293, 3.10.7.4; RFC 5961, 4).
struct PendingHandshake {
    std::uint32_t first = 0; ///< the sequence number of its first byte of data
    std::uint32_t acknowledgment = 0; ///< of a SYN+ACK
    bool isSet = false;
    bool isAnswer = false; ///< a SYN+ACK
    bool isRefused = false; ///< the other end has sent something else since
};

/// One direction of a connection.
struct FlowStream {
    StreamReassembler reassembler;
    CapturePoints capturePoints;
    PendingHandshake pending;
    std::int8_t windowScale = TcpSegment::kWindowScaleUnknown;
    Direction direction = Direction::LowToHigh;
    ListLink<FlowStream> lostHoleLink;
    TimeNs lostHoleSince = 0;
    StreamPosition lostHoleAt = 0;
    Flow *flow = nullptr;
};

enum class FlowPhase : std::uint8_t {
    Open,
    Closing, ///< ended, but packets that were sent before the end may still come
    Closed, ///< over; kept so that late copies do not look like a new connection
};

/// One connection (or what is left of one) in the table, or another name of one: where addresses
/// are translated, its packets are seen with two keys.
struct Flow {
    FlowKey key;
    std::uint64_t hash = 0;
    Flow *nextInBucket = nullptr;
    Flow *sibling = nullptr; ///< the next flow with this key: the same addresses on another network
    Flow *copyOf = nullptr; ///< the connection of which this is another name; nothing else is used
    std::uint64_t lastSighting = 0;
    Flow *copies = nullptr; ///< its other names, linked by @c nextCopy
    Flow *nextCopy = nullptr;
    ListLink<Flow> idleLink;
    ListLink<Flow> closingLink;
    ListLink<Flow> heldLink; ///< in the HeldRanking
    TimeNs lastSeen = 0;
    TimeNs closingSince = 0;
    StreamHandler *handler = nullptr;
    ConnectionOrigin origin;
    std::uint32_t lastInterface = 0;
    std::uint32_t heldBlocks = 0; ///< as the HeldRanking knows it
    FlowPhase phase = FlowPhase::Open;
    CloseReason closeReason = CloseReason::Finished; ///< when not Open
    StreamInterest interest = StreamInterest::Undecided;
    bool isHttp = false; ///< recognised, now or earlier; then @c towardsServer is known
    Direction towardsServer = Direction::LowToHigh;
    bool isMirrored = false; ///< low to high in this name is high to low in the connection
    std::uint8_t sightings = 0; ///< how often copies were looked for
    bool hasPending = false; ///< one of the streams has a pending handshake
    bool resetInDoubt = false; ///< a reset that its receiver may have refused was the last packet
    Direction resetFrom = Direction::LowToHigh;
    StreamPosition resetAt = 0; ///< where the reset stood in its stream; 0 when there was none
    TimeNs resetTime = 0;
    std::array<FlowStream, 2> streams;
    TrafficBacklog backlog;

    FlowStream &stream(Direction direction) { return streams[index(direction)]; }
    const FlowStream &stream(Direction direction) const { return streams[index(direction)]; }
    bool holdsNothing() const
    {
        return streams[0].reassembler.held().empty() && streams[1].reassembler.held().empty();
    }
    std::size_t blocksHeld() const
    {
        return streams[0].reassembler.blocksHeld() + streams[1].reassembler.blocksHeld();
    }
    bool wantsBytes() const
    {
        return interest == StreamInterest::Undecided || interest == StreamInterest::Http;
    }
};

} // namespace hitwatch

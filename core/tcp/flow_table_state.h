// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/flow_index.h"
#include "tcp/flow_table.h"
#include "tcp/held_ranking.h"
#include "tcp/sighting_index.h"

#include <limits>

namespace hitwatch {

/// What a flow table is made of: flow_table.cpp follows connections, flow_identity.cpp decides
/// which connection a segment belongs to and flow_verdict.cpp what it is to that connection,
/// flow_lifecycle.cpp believes and doubts what begins and ends one,
/// flow_expiry.cpp lets time pass and ends connections.
struct FlowTable::State {
    /// A handshake that is seen after its data is at most this far before the first byte.
    static constexpr std::int64_t kLateSynDistance = 64 * 1024;
    /// How long to wait, in packet time, for bytes that the receiver already has: captures bring
    /// data and acknowledgments out of order.
    static constexpr TimeNs kLostHolePatience = 200 * kMillisecond;
    /// Or this many segments of the stream which do not fill the hole.
    static constexpr unsigned kLostHoleSegments = 16;
    /// Copies are looked for by this many segments of a connection that differ in their numbers.
    static constexpr std::uint8_t kSightings = 4;
    /// How long to wait for packets that were sent before a reset and captured after it.
    static constexpr TimeNs kClosingPatience = 1 * kSecond;

    /// Packets look this often, in packet time, for what has waited long enough.
    static constexpr TimeNs kExpiryStep = 1 * kMillisecond;

    enum class Verdict : std::uint8_t { Follow, Stray, NewConnection };

    State(const EngineLimits &engineLimits, StreamHandlerFactory &handlerFactory);

    void process(const TcpSegment &segment);

    /// A flow, and which of its streams a segment belongs to.
    struct Place {
        Flow *flow = nullptr;
        Direction direction = Direction::LowToHigh;
    };
    Place findFlow(Flow *first, Direction direction, const TcpSegment &segment);
    void lookForCopies(Place &place, const TcpSegment &segment);
    Place findCopy(const Flow &flow, const Sighting &sighting, std::uint64_t hash,
        Direction direction, const TcpSegment &segment);
    void unite(Place &place, Place copy);
    void makeCopy(Flow &flow, Flow &original, bool isMirrored);
    void forgetCopies(Flow &flow);
    void makeRoomForSibling(Flow &first);

    Verdict admit(const Place &place, const TcpSegment &segment);
    Flow &makeFlow(const FlowKey &key);
    void beginConnection(Flow &flow, Direction direction, const TcpSegment &segment);
    void follow(Flow &flow, Direction direction, const TcpSegment &segment);
    void followBytes(Flow &flow, Direction direction, const TcpSegment &segment);
    void followPosition(Flow &flow, Direction direction, const TcpSegment &segment);
    void followReset(Flow &flow, Direction direction, const TcpSegment &segment);
    void doubtEnd(Flow &flow, Direction direction, StreamPosition before);
    void followWindow(Flow &flow, Direction direction, const TcpSegment &segment);
    void endIfOver(Flow &flow, TimeNs time);
    void noteHandshake(Flow &flow, Direction direction, const TcpSegment &segment);
    void noteInterest(Flow &flow, StreamInterest interest);
    void countTraffic(Flow &flow, Direction direction, const TcpSegment &segment);
    void passHeld(Flow &flow);
    void giveUpAll(Flow &flow);
    bool makeRoom(const Flow &asking);
    void settle(Flow &flow, TimeNs time);

    Verdict judge(Flow &flow, Direction direction, const TcpSegment &segment);
    Verdict judgeSyn(Flow &flow, Direction direction, const TcpSegment &segment) const;
    Verdict judgeReset(Flow &flow, Direction direction, const TcpSegment &segment) const;
    bool isPendingConfirmed(Flow &flow, Direction direction, const TcpSegment &segment) const;
    Verdict judgeAfterEnd(Flow &flow, Direction direction, const TcpSegment &segment) const;
    Verdict judgePlace(Flow &flow, Direction direction, const TcpSegment &segment);

    void advance(TimeNs now);
    void advanceByPacket(TimeNs now);
    void touch(Flow &flow, TimeNs time);
    void watchLostHole(FlowStream &stream, TimeNs now);
    void giveUpLostHoles(TimeNs now);
    void finishClosing(TimeNs now);
    void expireIdle(TimeNs now);
    void beginClosing(Flow &flow, CloseReason reason, TimeNs time);
    void close(Flow &flow, CloseReason reason, TimeNs time);
    void discardBytes(Flow &flow);
    void removeFlow(Flow &flow);
    void evictOne(TimeNs now);
    void evict(Flow &flow, TimeNs now);
    void finish(TimeNs now);
    void releaseHandlers();

    using IdleList = IntrusiveList<Flow, &Flow::idleLink>;
    IdleList &idleListOf(const Flow &flow);
    void expireFrom(IdleList &list, TimeNs limit, TimeNs now);

    EngineLimits limits;
    StreamHandlerFactory &factory;
    TcpCounters counters;
    HeldBlockPool pool;
    HeldRanking ranking;
    ReassemblyShared shared;
    FlowIndex flows;
    SightingIndex sightings;
    /// Least recently used first; apart, because each has its own time limit.
    IdleList httpFlows;
    IdleList otherFlows;
    IdleList closedFlows;
    IntrusiveList<Flow, &Flow::closingLink> closingFlows;
    IntrusiveList<FlowStream, &FlowStream::lostHoleLink> lostHoles;
    TrafficLog traffic;
    TimeNs lastAdvance = 0;
    TimeNs lastExpiry = 0;
    TimeNs previousTime = std::numeric_limits<TimeNs>::max(); ///< of the packet before
};

/// Hands one stream of a flow to its handler.
class FlowOutput final : public StreamSink {
public:
    FlowOutput(FlowTable::State &state, FlowStream &stream)
        : m_state(state)
        , m_stream(stream)
    {
    }

    bool onBytes(ByteView data, const SegmentOrigin &origin) override;
    bool onHole(std::uint64_t length, const SegmentOrigin &origin) override;
    bool mustWait(const SegmentOrigin &origin) const override;
    void stopWaiting() override;
    bool makeRoom() override;
    void onEnd(const SegmentOrigin &origin) override;

private:
    bool hasHandler();

    FlowTable::State &m_state;
    FlowStream &m_stream;
};

} // namespace hitwatch

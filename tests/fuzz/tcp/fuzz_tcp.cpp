// SPDX-License-Identifier: GPL-3.0-or-later
// Reads its input as a script of segments on a few connections, with limits so small that all of
// them are reached, and checks what must hold whatever arrives.
#include "tcp/flow_table_state.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace hitwatch;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "violated: %s\n", what);
    std::abort();
}

/// Every stream byte is a function of its sequence number, so wrong places show.
std::uint8_t byteAt(std::uint32_t sequenceNumber)
{
    return static_cast<std::uint8_t>((sequenceNumber * 2654435761U) >> 24);
}

class CheckingHandler final : public StreamHandler {
public:
    explicit CheckingHandler(const Flow &flow)
        : m_flow(flow)
        , m_mood(static_cast<std::uint8_t>(flow.origin.serial))
    {
    }

    StreamInterest onData(Direction direction, ByteView data, const SegmentOrigin &) override
    {
        require(!data.empty(), "data is never empty");
        Stream &stream = use(direction);
        if (!stream.hasPlace)
            stream.place = static_cast<std::uint32_t>(
                m_flow.stream(direction).reassembler.next() - data.size());
        stream.hasPlace = true;
        for (const std::uint8_t byte : data)
            require(byte == byteAt(stream.place++), "bytes come in order, once");
        stream.bytes += data.size();
        return opinion(stream);
    }
    StreamInterest onGap(Direction direction, std::uint64_t length, const SegmentOrigin &) override
    {
        require(length > 0, "a gap is never empty");
        Stream &stream = use(direction);
        stream.place += static_cast<std::uint32_t>(length);
        gaps += 1;
        gapBytes += length;
        return opinion(stream);
    }
    StreamInterest onStreamEnd(Direction direction, const SegmentOrigin &) override
    {
        Stream &stream = use(direction);
        stream.ended = true;
        return opinion(stream);
    }
    void onClosed(CloseReason, TimeNs) override
    {
        require(!closed, "closed once");
        closed = true;
    }
    bool isTowardsServer(Direction direction) const override
    {
        return direction == Direction::LowToHigh;
    }

    bool closed = false;
    std::uint64_t gaps = 0;
    std::uint64_t gapBytes = 0;

private:
    struct Stream {
        std::uint32_t place = 0;
        bool hasPlace = false;
        bool ended = false;
        std::uint64_t bytes = 0;
    };

    Stream &use(Direction direction)
    {
        require(!closed, "nothing after the end");
        Stream &stream = m_streams[index(direction)];
        require(!stream.ended, "nothing after the end of the stream");
        return stream;
    }
    StreamInterest opinion(const Stream &stream) const
    {
        if (stream.bytes < 3)
            return StreamInterest::Undecided;
        switch (m_mood % 8) {
        case 0:
            return StreamInterest::Ignored;
        case 1:
            return stream.bytes < 40 ? StreamInterest::Http : StreamInterest::HttpOpaque;
        case 2:
            return StreamInterest::Undecided;
        default:
            return StreamInterest::Http;
        }
    }

    const Flow &m_flow;
    std::uint8_t m_mood;
    std::array<Stream, 2> m_streams;
};

class CheckingFactory final : public StreamHandlerFactory {
public:
    StreamHandler *acquire(const ConnectionOrigin &origin) override
    {
        require(origin.low < origin.high || origin.low == origin.high, "endpoints are sorted");
        require(origin.serial > 0, "connections are numbered");
        if (origin.serial % 7 == 6)
            return nullptr;
        ++alive;
        return new CheckingHandler(flowOf(origin.serial));
    }
    void release(StreamHandler *handler) override
    {
        std::unique_ptr<CheckingHandler> owned(static_cast<CheckingHandler *>(handler));
        require(owned->closed, "closed before it is given back");
        --alive;
    }

    int alive = 0;
    const FlowTable::State *table = nullptr;

private:
    const Flow &flowOf(std::uint64_t serial) const
    {
        for (const auto *list : { &table->httpFlows, &table->otherFlows, &table->closedFlows })
            for (const Flow *flow = list->front(); flow != nullptr; flow = flow->idleLink.next)
                if (flow->origin.serial == serial)
                    return *flow;
        require(false, "the connection of a handler is in the table");
        std::abort();
    }
};

class Script {
public:
    Script(const std::uint8_t *data, std::size_t size)
        : m_data(data, size)
    {
    }
    bool atEnd() const { return m_at >= m_data.size(); }
    std::uint8_t next() { return atEnd() ? 0 : m_data[m_at++]; }

private:
    ByteView m_data;
    std::size_t m_at = 0;
};

struct PreparedSegment {
    TcpSegment segment;
    std::array<std::uint8_t, 5000> bytes;
};

std::uint32_t sequenceOf(Script &script)
{
    static constexpr std::uint32_t kStarts[] = { 0, 0xffffffc0U, 0x7fffffc0U, 0x10000000U,
        0x18000000U, 0x90000000U, 0, 0xffffffc0U };
    const std::uint8_t where = script.next();
    std::uint32_t offset = script.next();
    if ((where & 0x08U) != 0)
        offset *= 40;
    return kStarts[where & 7U] + offset;
}

void readSegment(Script &script, PreparedSegment &prepared, TimeNs &time)
{
    const std::uint8_t who = script.next();
    const std::uint8_t flags = script.next();
    TcpSegment &segment = prepared.segment;
    segment = {};
    const std::uint8_t hosts[2][4] = { { 10, 0, 0, 1 }, { 10, 0, 0, 2 } };
    const bool swapped = (who & 1U) != 0;
    segment.source = { IpAddress::fromIpv4(hosts[swapped ? 1 : 0]), 80 };
    segment.destination = { IpAddress::fromIpv4(hosts[swapped ? 0 : 1]), 80 };
    (swapped ? segment.destination : segment.source).port =
        static_cast<std::uint16_t>(1000 + ((who >> 1) & 7U));
    segment.capturePoint = (who >> 4) & 7U;
    segment.interfaceIndex = segment.capturePoint;
    segment.flags = flags & (TcpFlags::Fin | TcpFlags::Syn | TcpFlags::Rst | TcpFlags::Ack);
    segment.sequenceNumber = sequenceOf(script);
    segment.acknowledgmentNumber = sequenceOf(script);
    std::size_t length = script.next() & 0x3fU;
    if ((flags & 0x20U) != 0)
        length *= 75;
    const std::uint32_t first = segment.sequenceNumber + (segment.has(TcpFlags::Syn) ? 1U : 0U);
    for (std::size_t i = 0; i < length; ++i)
        prepared.bytes[i] = byteAt(first + static_cast<std::uint32_t>(i));
    segment.payload = ByteView(prepared.bytes).first(length);
    segment.payloadLength = static_cast<std::uint32_t>(length);
    if ((flags & 0x40U) != 0)
        segment.payloadLength += script.next();
    if ((flags & 0x80U) != 0) {
        const auto step = static_cast<std::int8_t>(script.next());
        time += step * ((step & 1) != 0 ? 50 * kMillisecond : 3 * kSecond);
    }
    segment.time = time;
    segment.frameLength = 54 + segment.payloadLength;
}

EngineLimits tinyLimits()
{
    EngineLimits limits;
    limits.flows = 4;
    limits.outOfOrderBytes = 6000;
    limits.outOfOrderBytesTotal = 7 * sizeof(HeldBlock);
    return limits;
}

void checkTable(const FlowTable::State &table, const EngineLimits &limits)
{
    std::size_t seen = 0;
    std::size_t blocks = 0;
    for (const auto *list : { &table.httpFlows, &table.otherFlows, &table.closedFlows }) {
        for (const Flow *flow = list->front(); flow != nullptr; flow = flow->idleLink.next) {
            ++seen;
            blocks += flow->blocksHeld();
            require(flow->blocksHeld() == flow->heldBlocks, "the ranking knows what is held");
            for (const FlowStream &stream : flow->streams) {
                const HeldSegments &held = stream.reassembler.held();
                require(held.bytes() <= limits.outOfOrderBytes, "bytes held per direction");
                require(held.empty() || flow->wantsBytes(), "nothing held that nobody wants");
            }
            require(flow->phase != FlowPhase::Closed || flow->handler == nullptr,
                "no handler after the end");
        }
    }
    require(seen == table.flows.size(), "every flow stands in one list");
    require(seen <= limits.flows, "number of flows");
    require(blocks == table.pool.blocksInUse(), "every block is held by a flow");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const EngineLimits limits = tinyLimits();
    CheckingFactory factory;
    {
        FlowTable::State table(limits, factory);
        factory.table = &table;
        Script script(data, std::min<std::size_t>(size, 4096));
        TimeNs time = 1000 * kSecond;
        auto prepared = std::make_unique<PreparedSegment>();
        TcpCounters before;
        while (!script.atEnd()) {
            readSegment(script, *prepared, time);
            table.process(prepared->segment);
            checkTable(table, limits);
            require(table.counters.gapBytes >= before.gapBytes, "gap bytes only grow");
            require(table.counters.gaps - before.gaps <= table.counters.gapBytes - before.gapBytes,
                "no gap without bytes");
            before = table.counters;
        }
        table.finish(time);
        require(table.flows.size() == 0, "finish() leaves no flow");
        require(table.pool.blocksInUse() == 0, "finish() leaves nothing held");
        require(factory.alive == 0, "finish() gives every handler back");
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// One connection whose segments come in any order, overlap, differ from each other, and are partly
// never seen. A slow model keeps the first copy of each byte: the streams must be exactly what it
// has, with a gap for what nobody saw.
#include "tcp/flow_table.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

using namespace hitwatch;

namespace {

constexpr std::size_t kStreamBytes = 2048;
constexpr std::uint32_t kFirstNumbers[] = { 1000, 0xffffff00U, 0x7ffffff0U, 0 };

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "violated: %s\n", what);
    std::abort();
}

/// Bytes in order; nothing stands for a byte that was never seen.
using Stream = std::vector<std::optional<std::uint8_t>>;

class Recorder final : public StreamHandler, public StreamHandlerFactory {
public:
    StreamHandler *acquire(const ConnectionOrigin &) override
    {
        require(++m_connections == 1, "one connection");
        return this;
    }
    void release(StreamHandler *) override { }
    StreamInterest onData(Direction direction, ByteView data, const SegmentOrigin &) override
    {
        Stream &stream = streams[index(direction)];
        stream.insert(stream.end(), data.begin(), data.end());
        return StreamInterest::Http;
    }
    StreamInterest onGap(Direction direction, std::uint64_t length, const SegmentOrigin &) override
    {
        Stream &stream = streams[index(direction)];
        require(length <= kStreamBytes, "length of a gap");
        stream.insert(stream.end(), static_cast<std::size_t>(length), std::nullopt);
        return StreamInterest::Http;
    }
    StreamInterest onStreamEnd(Direction, const SegmentOrigin &) override
    {
        return StreamInterest::Http;
    }
    void onClosed(CloseReason, TimeNs) override { }
    bool isTowardsServer(Direction direction) const override
    {
        return direction == Direction::LowToHigh;
    }

    std::array<Stream, 2> streams;

private:
    int m_connections = 0;
};

class Wire {
public:
    Wire(FlowTable &table, std::uint32_t firstClient, std::uint32_t firstServer)
        : m_table(table)
        , m_first { firstClient, firstServer }
    {
        send(0, TcpFlags::Syn, m_first[0] - 1, {});
        send(1, TcpFlags::Syn | TcpFlags::Ack, m_first[1] - 1, {});
        send(0, TcpFlags::Ack, m_first[0], {});
    }

    void sendData(std::size_t side, std::size_t offset, ByteView payload)
    {
        send(side, TcpFlags::Ack, m_first[side] + static_cast<std::uint32_t>(offset), payload);
        Stream &model = seen[side];
        model.resize(std::max(model.size(), offset + payload.size()));
        for (std::size_t i = 0; i < payload.size(); ++i) {
            if (!model[offset + i])
                model[offset + i] = payload[i];
        }
    }

    std::array<Stream, 2> seen;
    TimeNs time = kSecond;

private:
    /// Nobody acknowledges what was not seen: that would be a gap at once.
    std::uint32_t acknowledged(std::size_t side) const
    {
        const Stream &other = seen[1 - side];
        const auto end = std::find(other.begin(), other.end(), std::nullopt);
        return m_first[1 - side] + static_cast<std::uint32_t>(end - other.begin());
    }

    void send(std::size_t side, std::uint8_t flags, std::uint32_t number, ByteView payload)
    {
        const std::uint8_t hosts[2][4] = { { 10, 0, 0, 1 }, { 10, 0, 0, 2 } };
        TcpSegment segment;
        segment.source = { IpAddress::fromIpv4(hosts[side]), 80 };
        segment.destination = { IpAddress::fromIpv4(hosts[1 - side]), 80 };
        segment.flags = flags;
        segment.sequenceNumber = number;
        segment.acknowledgmentNumber = (flags & TcpFlags::Ack) != 0 ? acknowledged(side) : 0;
        segment.payload = payload;
        segment.payloadLength = static_cast<std::uint32_t>(payload.size());
        segment.frameLength = 54 + segment.payloadLength;
        segment.time = time += kMicrosecond;
        m_table.process(segment);
    }

    FlowTable &m_table;
    std::array<std::uint32_t, 2> m_first;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    Recorder recorder;
    FlowTable table(EngineLimits(), recorder);
    Wire wire(table, kFirstNumbers[data[0] & 3U], kFirstNumbers[(data[0] >> 2) & 3U]);
    // Four bytes are a segment: where it begins and its side, its length, its bytes.
    std::array<std::uint8_t, 256> payload {};
    for (std::size_t at = 1; at + 4 <= size && at < 2048; at += 4) {
        const std::size_t side = data[at] & 1U;
        const std::size_t offset =
            std::min<std::size_t>(data[at + 1] * 8U + (data[at] >> 5), kStreamBytes - 256);
        const std::size_t length = std::max<std::size_t>(data[at + 2], 1);
        for (std::size_t i = 0; i < length; ++i)
            payload[i] = static_cast<std::uint8_t>(data[at + 3] * 31U + (offset + i));
        wire.sendData(side, offset, ByteView(payload).first(length));
    }
    table.finish(wire.time);
    require(recorder.streams == wire.seen, "the streams are what was seen");
    const TcpCounters &counters = table.counters();
    std::uint64_t missing = 0;
    for (const Stream &stream : wire.seen)
        missing +=
            static_cast<std::uint64_t>(std::count(stream.begin(), stream.end(), std::nullopt));
    require(counters.gapBytes == missing, "every byte that is missing is counted");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Input: the link type (16 bits), then frames: captured length (16 bits), missing bytes (8 bits),
// time step (8 bits, 1/4 s), the captured bytes. Numbers are big-endian.
#include "net/packet_decoder.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <numeric>

using namespace hitwatch;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void check(const PacketRef &packet, const TcpSegment &segment)
{
    require(segment.payload.size() <= segment.payloadLength);
    require(segment.source.address.family == segment.destination.address.family);
    require(segment.source.address.family == 4 || segment.source.address.family == 6);
    require(segment.time == packet.time);
    require(segment.frameLength >= packet.wireLength);
    // Reads every byte, for the sanitizer.
    volatile unsigned sum = std::accumulate(segment.payload.begin(), segment.payload.end(), 0U);
    static_cast<void>(sum);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    EngineLimits limits;
    limits.fragmentedDatagrams = 8;
    limits.fragmentBytes = 131'072;
    PacketDecoder decoder(limits);
    PacketRef packet;
    packet.linkType = loadBig16(data);
    std::size_t at = 2;
    while (at + 4 <= size) {
        const std::size_t length = std::min<std::size_t>(loadBig16(data + at), size - at - 4);
        packet.wireLength = static_cast<std::uint32_t>(length) + data[at + 2];
        packet.time += data[at + 3] * (kSecond / 4);
        // In a block of its own, so that a step beyond the frame is seen.
        const auto frame = std::make_unique<std::uint8_t[]>(length);
        std::copy_n(data + at + 4, length, frame.get());
        packet.captured = { frame.get(), length };
        TcpSegment segment;
        const DecodeCounters before = decoder.counters();
        if (decoder.decode(packet, segment)) {
            require(decoder.counters().tcpSegments == before.tcpSegments + 1);
            check(packet, segment);
        }
        require(!(decoder.counters() == before));
        at += 4 + length;
    }
    decoder.finish();
    const DecodeCounters &counters = decoder.counters();
    const std::uint64_t refused =
        std::accumulate(counters.failures.begin(), counters.failures.end(), std::uint64_t { 0 });
    const std::uint64_t accounted = counters.tcpSegments + counters.otherPackets
        + counters.fragments + refused
        + std::accumulate(
            counters.notAnalyzed.begin(), counters.notAnalyzed.end(), std::uint64_t { 0 });
    require(accounted >= counters.packets);
    return 0;
}

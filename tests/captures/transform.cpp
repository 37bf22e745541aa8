// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/transform.h"

#include "captures/tcp_frame.h"
#include "net/tcp_segment.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string_view>
#include <utility>

#include <zlib.h>

namespace hitwatch::test {

namespace {

constexpr TimeNs kFlightTime = 50 * kMillisecond;
constexpr std::uint8_t kPush = 0x08;
constexpr std::uint8_t kBoundary = TcpFlags::Syn | TcpFlags::Fin | TcpFlags::Rst;

/// ARP, ICMP or UDP, whole: no part of a TCP connection that is also seen elsewhere.
bool isPlainlyOther(const Frame &frame)
{
    const Bytes &bytes = frame.bytes;
    if (frame.linkType != linktype::kEthernet || bytes.size() < 54)
        return frame.linkType == linktype::kEthernet && bytes.size() >= 14
            && loadBig16(&bytes[12]) == ethertype::kArp;
    const std::uint16_t etherType = loadBig16(&bytes[12]);
    const std::uint8_t next = bytes[etherType == ethertype::kIpv6 ? 20 : 23];
    const bool fragment = etherType == ethertype::kIpv4 && (loadBig16(&bytes[20]) & 0x3fff) != 0;
    constexpr std::uint8_t kIcmpv6 = 58;
    return etherType == ethertype::kArp
        || ((etherType == ethertype::kIpv4 || etherType == ethertype::kIpv6) && !fragment
            && (next == protocol::kIcmp || next == protocol::kUdp || next == kIcmpv6
                || next == protocol::kHopByHop));
}

/// Puts other contents into the frames at @p positions, none of them further than @p distance
/// places from where it was, as a random choice of the packet delivered next.
void shuffleFlight(Frames &frames, const std::vector<std::size_t> &positions, std::size_t distance,
    std::mt19937 &dice)
{
    std::vector<Bytes> waiting;
    waiting.reserve(positions.size());
    for (const std::size_t position : positions)
        waiting.push_back(frames[position].bytes);
    for (std::size_t at = 0; at + 1 < waiting.size(); at += distance + 1) {
        const std::size_t end = std::min(waiting.size(), at + distance + 1);
        // std::shuffle differs between standard libraries; this does not.
        for (std::size_t last = end - 1; last > at; --last)
            std::swap(waiting[last], waiting[at + dice() % (last - at + 1)]);
    }
    for (std::size_t index = 0; index < positions.size(); ++index) {
        frames[positions[index]].bytes = std::move(waiting[index]);
        frames[positions[index]].wireLength = 0;
    }
}

/// Frame @p part of @p whole: @p size payload bytes from @p from on.
Frame pieceOf(const Frame &whole, const TcpFrame &tcp, std::size_t from, std::size_t size)
{
    Frame piece = whole;
    piece.wireLength = 0;
    const auto byte = [&](std::size_t at) {
        return whole.bytes.begin() + static_cast<std::ptrdiff_t>(at);
    };
    piece.bytes.assign(byte(0), byte(tcp.payload));
    piece.bytes.insert(
        piece.bytes.end(), byte(tcp.payload + from), byte(tcp.payload + from + size));
    const bool isIpv4 = piece.bytes[tcp.ip] >> 4 == 4;
    const std::size_t ipLength = piece.bytes.size() - tcp.ip;
    store16(piece.bytes, tcp.ip + (isIpv4 ? 2 : 4), isIpv4 ? ipLength : ipLength - 40);
    store32(piece.bytes, tcp.tcp + 4, tcp.sequenceNumber + static_cast<std::uint32_t>(from));
    if (from + size < tcp.payloadSize())
        piece.bytes[tcp.tcp + 13] =
            static_cast<std::uint8_t>(tcp.flags & ~(TcpFlags::Fin | TcpFlags::Rst | kPush));
    return piece;
}

/// The shift of each direction that puts 2^32 into the middle of its data.
std::map<Bytes, std::uint32_t> sequenceShifts(const Frames &frames)
{
    struct Extent {
        std::uint32_t first = 0;
        std::uint32_t length = 0;
    };
    std::map<Bytes, Extent> extents;
    for (const Frame &frame : frames) {
        const auto tcp = findTcp(frame);
        if (!tcp)
            continue;
        const auto [entry, isNew] =
            extents.try_emplace(tcp->direction, Extent { tcp->sequenceNumber, 0 });
        const auto end = static_cast<std::uint32_t>(
            tcp->sequenceNumber - entry->second.first + tcp->payloadSize());
        if (end < 0x40000000u) // not from before the first one
            entry->second.length = std::max(entry->second.length, end);
    }
    std::map<Bytes, std::uint32_t> shifts;
    for (const auto &[direction, extent] : extents)
        shifts[direction] = 0u - extent.first - extent.length / 2;
    return shifts;
}

void appendLittle(Bytes &bytes, std::uint32_t value, int size)
{
    for (int index = 0; index < size; ++index)
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
}

void appendBlock(Bytes &file, std::uint32_t type, Bytes body)
{
    body.resize((body.size() + 3) / 4 * 4);
    const auto length = static_cast<std::uint32_t>(body.size() + 12);
    appendLittle(file, type, 4);
    appendLittle(file, length, 4);
    file.insert(file.end(), body.begin(), body.end());
    appendLittle(file, length, 4);
}

Bytes interfaceDescription(std::uint32_t linkType)
{
    Bytes body;
    appendLittle(body, linkType, 2);
    appendLittle(body, 0, 2);
    appendLittle(body, 0, 4); // no snapshot length
    appendLittle(body, 9, 2); // if_tsresol
    appendLittle(body, 1, 2);
    appendLittle(body, 9, 4); // nanoseconds, and padding
    appendLittle(body, 0, 4); // end of options
    return body;
}

} // namespace

bool isUnderstood(const Frames &frames)
{
    return std::all_of(frames.begin(), frames.end(),
        [](const Frame &frame) { return findTcp(frame) || isPlainlyOther(frame); });
}

bool isInOrder(const Frames &frames)
{
    std::map<Bytes, std::uint32_t> next; // sequence number by direction
    for (const Frame &frame : frames) {
        const auto tcp = findTcp(frame);
        if (!tcp)
            continue;
        const bool isSyn = (tcp->flags & TcpFlags::Syn) != 0;
        const auto end = static_cast<std::uint32_t>(
            tcp->sequenceNumber + tcp->payloadSize() + (isSyn ? 1u : 0u));
        const auto known = next.find(tcp->direction);
        if (isSyn && (known == next.end() || known->second != end)) {
            next[tcp->direction] = end;
        } else if (tcp->payloadSize() > 0) {
            constexpr std::uint32_t kHalf = 0x80000000u;
            if (known == next.end() || tcp->sequenceNumber - known->second - 1 < kHalf)
                return false;
            if (end - known->second < kHalf)
                known->second = end;
        }
    }
    return true;
}

Frames duplicated(const Frames &frames)
{
    Frames result;
    result.reserve(frames.size() * 2);
    for (const Frame &frame : frames) {
        result.push_back(frame);
        result.push_back(frame);
    }
    return result;
}

Frames reordered(const Frames &frames, std::size_t distance, std::uint32_t seed)
{
    Frames result = frames;
    std::mt19937 dice(seed);
    std::map<Bytes, std::vector<std::size_t>> flights; // by direction
    const auto land = [&](const Bytes &direction) {
        shuffleFlight(result, flights[direction], distance, dice);
        flights[direction].clear();
    };
    for (std::size_t position = 0; position < frames.size(); ++position) {
        const auto tcp = findTcp(frames[position]);
        if (!tcp)
            continue;
        const bool boundary = (tcp->flags & kBoundary) != 0;
        auto &flight = flights[tcp->direction];
        if (!flight.empty() && frames[position].time - frames[flight.front()].time > kFlightTime)
            land(tcp->direction);
        if (boundary || tcp->payloadSize() > 0)
            land(tcp->opposite);
        if (boundary)
            land(tcp->direction);
        else if (tcp->payloadSize() > 0)
            flight.push_back(position);
    }
    for (const auto &[direction, positions] : flights)
        shuffleFlight(result, positions, distance, dice);
    return result;
}

Frames resplit(const Frames &frames, std::size_t size)
{
    Frames result;
    for (const Frame &frame : frames) {
        const auto tcp = findTcp(frame);
        const bool splits = tcp && tcp->payloadSize() > size && (tcp->flags & TcpFlags::Syn) == 0;
        if (!splits) {
            result.push_back(frame);
            continue;
        }
        for (std::size_t from = 0; from < tcp->payloadSize(); from += size)
            result.push_back(pieceOf(frame, *tcp, from, std::min(size, tcp->payloadSize() - from)));
    }
    return result;
}

Frames acrossSequenceWrap(const Frames &frames)
{
    const auto shifts = sequenceShifts(frames);
    Frames result = frames;
    for (Frame &frame : result) {
        const auto tcp = findTcp(frame);
        if (!tcp)
            continue;
        store32(frame.bytes, tcp->tcp + 4, tcp->sequenceNumber + shifts.at(tcp->direction));
        const auto opposite = shifts.find(tcp->opposite);
        const std::uint32_t acknowledged = loadBig32(&frame.bytes[tcp->tcp + 8]);
        if (opposite != shifts.end() && (tcp->flags & TcpFlags::Ack) != 0)
            store32(frame.bytes, tcp->tcp + 8, acknowledged + opposite->second);
    }
    return result;
}

Frames withStray(const Frames &frames, std::size_t position, Stray kind, bool reply)
{
    Frames result = frames;
    const Frame &original = frames[position];
    const auto seen = findTcp(original);
    if (!seen)
        return result;
    const bool isData = kind == Stray::FarData || kind == Stray::FarDataTwice;
    const std::string_view text = isData ? "HTTP/1.1 500 Stray\r\n\r\n" : "";
    // The numbers that the sender stands at: of the newest packet of its direction.
    std::uint32_t sequence = 0;
    std::uint32_t acknowledged = 0;
    const TcpFrame *source = nullptr;
    std::optional<TcpFrame> candidate;
    for (std::size_t at = position + 1; at-- > 0 && source == nullptr;) {
        candidate = findTcp(frames[at]);
        if (candidate && candidate->direction == (reply ? seen->opposite : seen->direction)) {
            source = &*candidate;
            sequence = candidate->sequenceNumber
                + static_cast<std::uint32_t>(candidate->payloadSize())
                + ((candidate->flags & (TcpFlags::Syn | TcpFlags::Fin)) != 0 ? 1U : 0U);
            acknowledged = loadBig32(&frames[at].bytes[candidate->tcp + 8]);
            Frame stray = pieceOf(frames[at], *candidate, 0, 0);
            stray.time = original.time;
            stray.bytes.insert(stray.bytes.end(), text.begin(), text.end());
            const bool isIpv4 = stray.bytes[candidate->ip] >> 4 == 4;
            const std::size_t ipLength = stray.bytes.size() - candidate->ip;
            store16(
                stray.bytes, candidate->ip + (isIpv4 ? 2 : 4), isIpv4 ? ipLength : ipLength - 40);
            constexpr std::uint32_t kAhead = 1111;
            constexpr std::uint32_t kFar = 300'000'000;
            const bool isNear = kind == Stray::Reset || kind == Stray::Fin;
            store32(stray.bytes, candidate->tcp + 4, sequence + (isNear ? kAhead : kFar));
            store32(stray.bytes, candidate->tcp + 8, acknowledged);
            static constexpr std::uint8_t kFlags[] = { TcpFlags::Syn, TcpFlags::Syn | TcpFlags::Ack,
                TcpFlags::Rst, TcpFlags::Fin | TcpFlags::Ack, TcpFlags::Ack | kPush,
                TcpFlags::Ack | kPush };
            stray.bytes[candidate->tcp + 13] = kFlags[static_cast<std::size_t>(kind)];
            auto place = result.begin() + static_cast<std::ptrdiff_t>(position) + 1;
            place = result.insert(place, stray);
            if (kind == Stray::FarDataTwice) {
                store32(stray.bytes, candidate->tcp + 4,
                    sequence + kFar + static_cast<std::uint32_t>(text.size()));
                result.insert(place + 1, stray);
            }
        }
    }
    return result;
}

Frames withClockOffset(const Frames &frames, TimeNs offset)
{
    Frames result = frames;
    for (Frame &frame : result) {
        const auto tcp = findTcp(frame);
        if (tcp && tcp->direction > tcp->opposite)
            frame.time += offset;
    }
    return result;
}

Frames tagged(const Frames &frames, std::uint16_t vlanIdentifier)
{
    Frames result = frames;
    for (Frame &frame : result) {
        if (frame.linkType != linktype::kEthernet || frame.bytes.size() < 14)
            continue;
        const Bytes tag = { 0x81, 0x00, static_cast<std::uint8_t>(vlanIdentifier >> 8),
            static_cast<std::uint8_t>(vlanIdentifier) };
        frame.bytes.insert(frame.bytes.begin() + 12, tag.begin(), tag.end());
        frame.wireLength += frame.wireLength == 0 ? 0 : 4;
    }
    return result;
}

Frames encapsulated(const Frames &frames, const std::function<Bytes(const Bytes &)> &encapsulate)
{
    constexpr std::size_t kLongest = 65'000; // an outer IP header can tell
    Frames result = frames;
    for (Frame &frame : result) {
        const std::size_t size = frame.bytes.size();
        const bool isWhole = frame.wireLength == 0 || frame.wireLength == size;
        if (frame.linkType != linktype::kEthernet || size < 14 || size > kLongest || !isWhole)
            continue;
        frame.bytes = encapsulate(frame.bytes);
        frame.wireLength = 0;
    }
    return result;
}

Bytes pcapngFile(const Frames &frames)
{
    Bytes file;
    Bytes section;
    appendLittle(section, 0x1a2b3c4d, 4);
    appendLittle(section, 1, 4); // version 1.0
    section.resize(16, 0xff); // length not given
    appendBlock(file, 0x0a0d0d0a, section);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> interfaces;
    for (const Frame &frame : frames) {
        const auto [entry, isNew] = interfaces.try_emplace({ frame.interfaceIndex, frame.linkType },
            static_cast<std::uint32_t>(interfaces.size()));
        if (isNew)
            appendBlock(file, 1, interfaceDescription(frame.linkType));
        const auto time = static_cast<std::uint64_t>(frame.time);
        const auto captured = static_cast<std::uint32_t>(frame.bytes.size());
        Bytes body;
        appendLittle(body, entry->second, 4);
        appendLittle(body, static_cast<std::uint32_t>(time >> 32), 4);
        appendLittle(body, static_cast<std::uint32_t>(time), 4);
        appendLittle(body, captured, 4);
        appendLittle(body, frame.wireLength == 0 ? captured : frame.wireLength, 4);
        body.insert(body.end(), frame.bytes.begin(), frame.bytes.end());
        appendBlock(file, 6, std::move(body));
    }
    return file;
}

Bytes gzipped(const Bytes &bytes)
{
    z_stream stream {};
    constexpr int kGzipWindow = 15 + 16;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    Bytes input = bytes; // zlib's interface is not const-correct
    Bytes packed(deflateBound(&stream, input.size()) + 64);
    stream.next_in = input.data();
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = packed.data();
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(done ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/record_reader.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

/// The shortest protected record: header, type and tag (RFC 8446, 5.2).
constexpr std::uint64_t kShortestRecord = 22;
/// What is no record for so long will not become one.
constexpr std::uint64_t kMostSearched = 1ULL << 20;
/// Memory for a record is asked for when this share of it is there.
constexpr std::size_t kReserve = 16;

std::size_t fragmentSize(const std::uint8_t *header)
{
    return loadBig16(header + 3);
}

/// Whether @p bytes, perhaps cut off, may be the header of a record.
bool mayBeHeader(ByteView bytes, bool afterHello)
{
    constexpr std::uint8_t first = static_cast<std::uint8_t>(TlsContent::ChangeCipherSpec);
    constexpr std::uint8_t last = static_cast<std::uint8_t>(TlsContent::Application);
    const std::size_t size = bytes.size();
    if (size > 0 && (bytes[0] < first || bytes[0] > last))
        return false;
    if (size > 1 && bytes[1] != 3)
        return false;
    if (size > 2 && (afterHello ? bytes[2] != 3 : bytes[2] > 4))
        return false;
    if (size < kTlsRecordHeaderSize)
        return true;
    const std::size_t length = fragmentSize(bytes.data());
    return length > 0 && length <= kTlsLongestFragment;
}

} // namespace

struct TlsRecordReader::Input {
    Direction direction;
    ByteView bytes;
    const SegmentOrigin &origin;
    BlockPool &held;
    TlsRecordListener &listener;
    StreamPosition end;

    SegmentOrigin here() const
    {
        return { origin.time, origin.interfaceIndex, end - bytes.size(), origin.acknowledged };
    }
    void drop(std::size_t size) { bytes = bytes.subspan(size); }
};

void TlsRecordReader::reset(BlockPool &held)
{
    m_held.release(held);
    *this = TlsRecordReader();
}

void TlsRecordReader::feed(Direction direction, ByteView bytes, const SegmentOrigin &origin,
    BlockPool &held, TlsRecordListener &listener)
{
    Input input { direction, bytes, origin, held, listener, origin.position + bytes.size() };
    while (!input.bytes.empty()) {
        switch (m_phase) {
        case Phase::InStep:
            if (m_held.empty())
                takeWhole(input);
            else
                takePart(input);
            break;
        case Phase::Skipping:
            skip(input);
            break;
        case Phase::Searching:
            search(input);
            break;
        case Phase::Lost:
            return;
        }
    }
}

void TlsRecordReader::takeWhole(Input &input)
{
    if (!mayBeHeader(input.bytes, false)) {
        beginHole(input.here());
        startSearch();
        return;
    }
    const std::size_t size = recordSize(input.bytes);
    if (size == 0 || size > input.bytes.size()) {
        m_first = input.here();
        keep(input, input.bytes.size());
        return;
    }
    const ByteView record = input.bytes.first(size);
    m_first = input.here();
    input.drop(size);
    deliver(input, record,
        { input.origin.time, input.origin.interfaceIndex, input.here().position,
            input.origin.acknowledged });
}

/// @returns the size of the record that @p bytes begin with; 0 when its header is not complete
std::size_t TlsRecordReader::recordSize(ByteView bytes)
{
    return bytes.size() < kTlsRecordHeaderSize ? 0 : kTlsRecordHeaderSize + fragmentSize(bytes.data());
}

void TlsRecordReader::takePart(Input &input)
{
    const std::size_t wanted =
        m_held.size() < kTlsRecordHeaderSize ? kTlsRecordHeaderSize : recordSize(asBytes(m_held.text()));
    const std::size_t missing = wanted - m_held.size();
    keep(input, std::min(missing, input.bytes.size()));
    if (m_phase != Phase::InStep || m_held.size() < wanted)
        return;
    const ByteView held = asBytes(m_held.text());
    if (wanted == kTlsRecordHeaderSize && !mayBeHeader(held, false)) {
        beginHole(m_first);
        passOver(m_held.size());
        m_held.release(input.held);
        startSearch();
        return;
    }
    if (m_held.size() < recordSize(held))
        return;
    // The listener may come back for memory: what is delivered is nobody else's.
    HeldBytes whole = std::exchange(m_held, HeldBytes());
    deliver(input, asBytes(whole.text()), input.here());
    whole.release(input.held);
}

/// Takes @p size more bytes of the record at hand.
void TlsRecordReader::keep(Input &input, std::size_t size)
{
    const ByteView part = input.bytes.first(size);
    const std::size_t before = m_held.size();
    const bool kept = m_held.append(asText(part), input.held);
    if (kept) {
        const std::size_t whole = recordSize(asBytes(m_held.text()));
        m_held.reserve(std::min(whole, m_held.size() * kReserve), input.held);
        input.drop(size);
        return;
    }
    input.listener.onRecordRefused();
    beginHole(m_first);
    m_missingFrom = m_missingTo = 0;
    std::array<std::uint8_t, kTlsRecordHeaderSize> header {};
    const std::size_t held = std::min(before, kTlsRecordHeaderSize);
    std::copy_n(m_held.text().begin(), held, header.begin());
    std::copy_n(part.begin(), std::min(size, kTlsRecordHeaderSize - held), header.begin() + held);
    m_held.release(input.held);
    if (before + size < kTlsRecordHeaderSize) {
        passOver(before);
        startSearch();
        return;
    }
    m_hole.bytes += kTlsRecordHeaderSize + fragmentSize(header.data());
    ++m_hole.fewest;
    ++m_hole.most;
    m_skip = kTlsRecordHeaderSize + fragmentSize(header.data()) - before;
    m_phase = Phase::Skipping;
}

void TlsRecordReader::skip(Input &input)
{
    const std::size_t step = std::min(m_skip, input.bytes.size());
    input.drop(step);
    m_skip -= step;
    if (m_skip == 0)
        m_phase = Phase::InStep;
}

void TlsRecordReader::beginHole(const SegmentOrigin &origin)
{
    if (m_hole.empty())
        m_hole.origin = origin;
}

/// At the place where a record would begin.
void TlsRecordReader::startSearch()
{
    m_phase = Phase::Searching;
    if (m_unknown == 0)
        ++m_hole.fewest;
}

void TlsRecordReader::passOver(std::size_t bytes)
{
    m_hole.bytes += bytes;
    m_unknown += bytes;
    if (m_unknown > kMostSearched)
        m_phase = Phase::Lost;
}

/// Of the record that is held, the next @p length bytes are lost.
/// @returns false when there was no memory for it
bool TlsRecordReader::takeGap(Input &input, std::uint64_t length)
{
    constexpr std::array<char, 512> zeros {};
    const auto begin = static_cast<std::uint32_t>(m_held.size() - kTlsRecordHeaderSize);
    for (std::uint64_t left = length; left > 0;) {
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(left, zeros.size()));
        if (!m_held.append({ zeros.data(), step }, input.held))
            return false;
        left -= step;
    }
    m_missingFrom = m_missingFrom == m_missingTo ? begin : m_missingFrom;
    m_missingTo = begin + static_cast<std::uint32_t>(length);
    if (m_held.size() == recordSize(asBytes(m_held.text()))) {
        HeldBytes whole = std::exchange(m_held, HeldBytes());
        deliver(input, asBytes(whole.text()), input.origin);
        whole.release(input.held);
    }
    return true;
}

void TlsRecordReader::gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin,
    BlockPool &held, TlsRecordListener &listener)
{
    if (m_phase == Phase::Lost || length == 0)
        return;
    if (m_phase == Phase::InStep && m_held.size() >= kTlsRecordHeaderSize) {
        Input input { direction, {}, origin, held, listener, origin.position };
        const std::size_t size = recordSize(asBytes(m_held.text()));
        const std::size_t before = m_held.size();
        const std::uint64_t step = std::min<std::uint64_t>(length, size - before);
        if (takeGap(input, step)) {
            length -= step;
            if (length == 0)
                return;
        } else {
            listener.onRecordRefused();
            beginHole(m_first);
            m_hole.bytes += size;
            ++m_hole.fewest;
            ++m_hole.most;
            m_skip = size - before;
            m_phase = Phase::Skipping;
            m_missingFrom = m_missingTo = 0;
            m_held.release(held);
        }
    }
    if (m_phase == Phase::Skipping) {
        const std::uint64_t step = std::min<std::uint64_t>(length, m_skip);
        length -= step;
        m_skip -= static_cast<std::size_t>(step);
        if (m_skip == 0)
            m_phase = Phase::InStep;
        if (length == 0)
            return;
    }
    beginHole(m_held.empty() ? origin : m_first);
    const std::uint64_t lost = m_held.size() + length;
    m_held.release(held);
    if (m_phase == Phase::InStep)
        startSearch();
    // The bytes of a hole were not searched: they cost nothing.
    m_hole.bytes += lost;
    m_unknown += lost;
}

/// Looks for a record that ends where another one begins, or a segment ends. Whether it is one, its
/// tag will tell.
void TlsRecordReader::search(Input &input)
{
    if (m_held.empty()) {
        std::size_t at = 0;
        while (at < input.bytes.size() && !mayBeHeader(input.bytes.subspan(at), true))
            ++at;
        passOver(at);
        input.drop(at);
        if (input.bytes.empty() || m_phase == Phase::Lost)
            return;
        m_first = input.here();
    }
    const std::size_t known = recordSize(asBytes(m_held.text()));
    const std::size_t wanted = known == 0 ? kTlsRecordHeaderSize : known;
    const std::size_t step = std::min(wanted - m_held.size(), input.bytes.size());
    if (!m_held.append(asText(input.bytes.first(step)), input.held)) {
        input.listener.onRecordRefused();
        passOver(m_held.size() + step);
        m_held.release(input.held);
        input.drop(step);
        return;
    }
    input.drop(step);
    if (m_held.size() < wanted)
        return;
    if (wanted == kTlsRecordHeaderSize && mayBeHeader(asBytes(m_held.text()), true)
        && recordSize(asBytes(m_held.text())) > kTlsRecordHeaderSize)
        return;
    if (wanted > kTlsRecordHeaderSize && (input.bytes.empty() || mayBeHeader(input.bytes, true))) {
        HeldBytes whole = std::exchange(m_held, HeldBytes());
        m_phase = Phase::InStep;
        deliver(input, asBytes(whole.text()), input.here());
        whole.release(input.held);
        return;
    }
    refuse(input);
}

/// What is held begins no record. Another may begin within its first bytes, which segments cut off.
void TlsRecordReader::refuse(Input &input)
{
    HeldBytes refused = std::exchange(m_held, HeldBytes());
    const ByteView bytes = asBytes(refused.text());
    std::size_t at = bytes.size();
    if (bytes.size() <= kTlsRecordHeaderSize) {
        for (at = 1; at < bytes.size() && !mayBeHeader(bytes.subspan(at), true); ++at) { }
    }
    passOver(at);
    m_first.position += at;
    if (at < bytes.size() && !m_held.append(refused.text().substr(at), input.held))
        passOver(bytes.size() - at);
    refused.release(input.held);
}

void TlsRecordReader::deliver(Input &input, ByteView record, const SegmentOrigin &last)
{
    if (!m_hole.empty()) {
        TlsHole hole = std::exchange(m_hole, TlsHole());
        if (m_unknown > 0)
            hole.most += std::exchange(m_unknown, 0) / kShortestRecord + 1;
        hole.most = std::max(hole.most, hole.fewest);
        input.listener.onHole(input.direction, hole);
    }
    TlsRecord whole;
    std::copy_n(record.begin(), kTlsRecordHeaderSize, whole.header.begin());
    whole.fragment = record.subspan(kTlsRecordHeaderSize);
    whole.first = m_first;
    whole.last = last;
    whole.missingFrom = std::exchange(m_missingFrom, 0);
    whole.missingTo = std::exchange(m_missingTo, 0);
    input.listener.onRecord(input.direction, whole);
}

} // namespace hitwatch

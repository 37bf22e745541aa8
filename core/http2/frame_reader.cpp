// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/frame_reader.h"

#include <algorithm>
#include <new>
#include <string_view>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

constexpr std::uint8_t kEndStream = 0x01;
constexpr std::uint8_t kEndHeaders = 0x04;
constexpr std::uint8_t kPadded = 0x08;
constexpr std::uint8_t kPriority = 0x20;
constexpr std::uint8_t kPriorityBytes = 5;
constexpr std::uint8_t kPromisedBytes = 4;

} // namespace

struct FrameReader::Input {
    Direction direction;
    ByteView bytes;
    const SegmentOrigin &origin;
    Shared shared;
    Http2FrameListener &listener;
    StreamPosition end;

    SegmentOrigin here() const
    {
        return { origin.time, origin.interfaceIndex, end - bytes.size(), origin.acknowledged };
    }
    void skip(std::size_t size) { bytes = bytes.subspan(size); }
};

void FrameReader::release(BlockPool &held)
{
    m_held.release(held);
    held.release(m_search, sizeof(FrameSearch));
    m_search = nullptr;
}

void FrameReader::reset(std::size_t preface, BlockPool &held)
{
    release(held);
    *this = FrameReader();
    m_prefaceLeft = preface;
    m_phase = preface > 0 ? Phase::Preface : Phase::Header;
}

void FrameReader::resetOutOfStep(unsigned fewest, BlockPool &held)
{
    reset(0, held);
    m_phase = Phase::OutOfStep;
    m_fewest = fewest;
}

void FrameReader::believe(Direction direction, Shared shared, Http2FrameListener &listener)
{
    m_fewest = 1;
    if (!m_search)
        return;
    m_search->believe(m_fewest);
    readFound(direction, shared, listener);
}

/// Reads what was held since the stream was out of step, if by now it is clear where frames begin.
void FrameReader::readFound(Direction direction, Shared shared, Http2FrameListener &listener)
{
    const auto begin = m_search->find(m_held);
    if (!begin)
        return;
    HeldBytes found = std::exchange(m_held, HeldBytes());
    const FrameSearch search = *m_search;
    release(shared.held);
    m_phase = Phase::Header;
    m_headerSize = 0;
    m_blockOpen = false;
    const ByteView all = asBytes(found.text());
    for (std::size_t piece = 0; piece < search.pieces(); ++piece) {
        const std::size_t from = std::max(search.pieceBegin(piece), *begin);
        const std::size_t to =
            piece + 1 < search.pieces() ? search.pieceBegin(piece + 1) : all.size();
        if (from >= to)
            continue;
        SegmentOrigin where = search.pieceOrigin(piece);
        where.position += from - search.pieceBegin(piece);
        feed(direction, all.subspan(from, to - from), where, shared, listener);
    }
    found.release(shared.held);
}

void FrameReader::feed(Direction direction, ByteView bytes, const SegmentOrigin &origin,
    Shared shared, Http2FrameListener &listener)
{
    Input input { direction, bytes, origin, shared, listener, origin.position + bytes.size() };
    if (m_phase == Phase::OutOfStep) {
        if (!m_search) {
            void *const memory = shared.held.acquire(sizeof(FrameSearch));
            if (!memory)
                return;
            m_search = ::new (memory) FrameSearch(m_fewest);
        }
        m_search->add(bytes, origin, m_held, shared.held);
        readFound(direction, shared, listener);
        return;
    }
    while (!input.bytes.empty()) {
        switch (m_phase) {
        case Phase::Preface:
            takePreface(input);
            break;
        case Phase::Header:
            takeHeader(input);
            break;
        case Phase::PadLength:
            takePadLength(input);
            break;
        case Phase::Payload:
            takePayload(input);
            break;
        case Phase::OutOfStep:
            // The rest of a piece that turned out to be no frames.
            return;
        }
    }
}

void FrameReader::takePreface(Input &input)
{
    const std::size_t step = std::min(m_prefaceLeft, input.bytes.size());
    const std::string_view expected = kPreface.substr(kPreface.size() - m_prefaceLeft, step);
    if (asText(input.bytes.first(step)) != expected) {
        lose(input, Http2Loss::Frames);
        return;
    }
    input.skip(step);
    m_prefaceLeft -= step;
    if (m_prefaceLeft == 0)
        m_phase = Phase::Header;
}

void FrameReader::takeHeader(Input &input)
{
    if (m_headerSize == 0)
        m_frameFirst = input.here();
    const std::size_t step =
        std::min(Http2FrameHeader::kSize - m_headerSize, input.bytes.size());
    std::copy_n(input.bytes.begin(), step, m_headerBytes.begin() + m_headerSize);
    m_headerSize = static_cast<std::uint8_t>(m_headerSize + step);
    input.skip(step);
    if (m_headerSize < Http2FrameHeader::kSize)
        return;
    m_headerSize = 0;
    m_frame = Http2FrameHeader::read(m_headerBytes.data());
    beginFrame(input);
}

bool FrameReader::isFieldFrame() const
{
    return m_frame.is(Http2FrameType::Headers) || m_frame.is(Http2FrameType::PushPromise);
}

bool FrameReader::carriesBlock() const
{
    return isFieldFrame() || m_frame.is(Http2FrameType::Continuation);
}

void FrameReader::beginFrame(Input &input)
{
    m_payload = m_payloadLeft = m_frame.length;
    m_padding = 0;
    m_preamble = 0;
    const bool continues = m_frame.is(Http2FrameType::Continuation);
    const bool isContent = m_frame.is(Http2FrameType::Data);
    // Nothing may stand between the frames of a field block (RFC 9113, 6.10).
    if (continues != m_blockOpen || (continues && m_frame.stream != m_blockStream)
        || ((carriesBlock() || isContent) && m_frame.stream == 0)) {
        lose(input, Http2Loss::Frames);
        return;
    }
    if (isFieldFrame()) {
        m_blockOpen = true;
        m_blockLost = false;
        m_blockPromises = m_frame.is(Http2FrameType::PushPromise);
        m_blockEndsStream = !m_blockPromises && (m_frame.flags & kEndStream) != 0;
        m_blockStream = m_frame.stream;
        m_blockFirst = m_frameFirst;
        if (m_blockPromises)
            m_preamble = kPromisedBytes;
        else if ((m_frame.flags & kPriority) != 0)
            m_preamble = kPriorityBytes;
    }
    const bool padded = (isFieldFrame() || isContent) && (m_frame.flags & kPadded) != 0;
    if (m_frame.length < m_preamble + (padded ? 1U : 0U)) {
        lose(input, Http2Loss::Frames);
        return;
    }
    m_phase = padded ? Phase::PadLength : Phase::Payload;
    if (m_payloadLeft == 0)
        endFrame(input);
}

void FrameReader::takePadLength(Input &input)
{
    m_padding = input.bytes.front();
    input.skip(1);
    m_payload = --m_payloadLeft;
    m_phase = Phase::Payload;
    if (m_payload < std::uint32_t { m_preamble } + m_padding)
        lose(input, Http2Loss::Frames);
    else if (m_payloadLeft == 0)
        endFrame(input);
}

void FrameReader::takePayload(Input &input)
{
    const std::size_t step = std::min<std::size_t>(m_payloadLeft, input.bytes.size());
    if (carriesBlock()) {
        takeBlockPart(input, step);
    } else if (m_frame.is(Http2FrameType::Data)) {
        takeContent(input, step);
    } else if (m_frame.is(Http2FrameType::ResetStream) && m_payloadLeft == m_payload) {
        input.listener.onReset(m_frame.stream, input.origin);
    }
    input.skip(step);
    m_payloadLeft -= static_cast<std::uint32_t>(step);
    if (m_payloadLeft == 0)
        endFrame(input);
}

FrameReader::Part FrameReader::partOf(std::size_t size) const
{
    const std::size_t done = m_payload - m_payloadLeft;
    const std::size_t end = m_payload - m_padding;
    const std::size_t from = std::max<std::size_t>(done, m_preamble);
    const std::size_t to = std::min(done + size, end);
    if (from >= to)
        return { 0, 0, false, done < end && done + size >= end };
    return { from - done, to - from, from == m_preamble, to == end };
}

void FrameReader::takeContent(Input &input, std::size_t size)
{
    const Part part = partOf(size);
    if (part.size > 0)
        input.listener.onContent(input.direction, m_frame.stream, part.size, input.origin);
}

void FrameReader::takeBlockPart(Input &input, std::size_t size)
{
    const Part part = partOf(size);
    if (m_blockLost || part.size == 0)
        return;
    const ByteView bytes = input.bytes.subspan(part.offset, part.size);
    const bool ends = part.ends && (m_frame.flags & kEndHeaders) != 0;
    if (ends && part.begins && isFieldFrame()) {
        finishBlock(input, bytes);
        return;
    }
    if (m_held.size() + bytes.size() > input.shared.blockBytes)
        lose(input, Http2Loss::BlockTooLong);
    else if (!m_held.append(asText(bytes), input.shared.held))
        lose(input, Http2Loss::BlockRefused);
    else if (ends)
        finishBlock(input, asBytes(m_held.text()));
}

void FrameReader::finishBlock(Input &input, ByteView whole)
{
    m_blockOpen = false;
    input.listener.onFieldBlock(input.direction,
        { m_blockStream, m_blockPromises, m_blockEndsStream, whole, m_blockFirst, input.here() });
    m_held.release(input.shared.held);
    if (m_blockEndsStream)
        input.listener.onStreamEnd(input.direction, m_blockStream, input.origin);
}

void FrameReader::endFrame(Input &input)
{
    m_phase = Phase::Header;
    const bool ends = (m_frame.flags & kEndHeaders) != 0;
    if (carriesBlock() && m_blockOpen && ends) {
        // Not finished by the last byte of its payload: it was lost, or that payload is empty.
        if (m_blockLost) {
            m_blockOpen = false;
            if (m_blockEndsStream)
                input.listener.onStreamEnd(input.direction, m_blockStream, input.origin);
        } else {
            finishBlock(input, asBytes(m_held.text()));
        }
    }
    if (m_frame.is(Http2FrameType::Data) && (m_frame.flags & kEndStream) != 0)
        input.listener.onStreamEnd(input.direction, m_frame.stream, input.origin);
}

void FrameReader::gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin,
    Shared shared, Http2FrameListener &listener)
{
    Input input { direction, {}, origin, shared, listener, origin.position + length };
    if (m_phase == Phase::OutOfStep) {
        if (m_search)
            m_search->interrupt(m_held, shared.held);
        return;
    }
    if (m_phase != Phase::Payload || length > m_payloadLeft) {
        lose(input, Http2Loss::Frames);
        return;
    }
    const auto step = static_cast<std::uint32_t>(length);
    if (carriesBlock() && m_blockOpen && !m_blockLost) {
        lose(input, Http2Loss::FieldBlock);
    } else if (m_frame.is(Http2FrameType::Data)) {
        takeContent(input, step);
    }
    m_payloadLeft -= step;
    if (m_payloadLeft == 0)
        endFrame(input);
}

void FrameReader::lose(Input &input, Http2Loss loss)
{
    m_held.release(input.shared.held);
    if (loss == Http2Loss::Frames) {
        m_blockOpen = false;
        m_phase = Phase::OutOfStep;
        input.bytes = {};
    } else {
        m_blockLost = true;
    }
    input.listener.onFrameLoss(input.direction, loss, input.origin);
}

} // namespace hitwatch

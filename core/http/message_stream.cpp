// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message_stream.h"

#include <algorithm>

namespace hitwatch {

namespace {

/// Longer than any method: more of an unfinished start line tells nothing.
constexpr std::size_t kDecidedBytes = 512;

} // namespace

void MessageStream::feed(
    std::string_view bytes, const SegmentOrigin &origin, Shared &shared, MessageListener &listener)
{
    Input input { bytes, origin, shared, listener, true, origin.position + bytes.size() };
    while (!input.bytes.empty()) {
        switch (m_phase) {
        case Phase::Watching:
        case Phase::Start:
            takeStart(input);
            break;
        case Phase::Head:
            takeHeldHead(input);
            break;
        case Phase::LengthBody:
        case Phase::ChunkedBody:
        case Phase::UntilClose:
            takeBody(input);
            break;
        case Phase::SkippingLine:
            skipLine(input);
            break;
        case Phase::SkippingHead:
            skipHead(input);
            break;
        case Phase::Opaque:
            input.listener.onOpaque(*this, input.bytes, input.here());
            return;
        }
        input.atPieceStart = false;
    }
}

/// @param where it begins
bool MessageStream::accepts(const StartLine &line, bool inStep, const SegmentOrigin &where,
    const MessageListener &listener) const
{
    switch (line.kind) {
    case StartLineKind::Request:
        return m_role != Role::Responses
            && (inStep || m_anyMethod || listener.knowsMethod(line.method));
    case StartLineKind::RefusedRequest:
        return m_role != Role::Responses && (inStep || m_anyMethod);
    case StartLineKind::Response:
        return m_role == Role::Unknown
            || (m_role == Role::Responses && (inStep || listener.explainsResponse(where)));
    case StartLineKind::Http2Preface:
    case StartLineKind::Unfinished:
        return true;
    case StartLineKind::None:
        break;
    }
    return false;
}

bool MessageStream::recognise(Input &input, const StartLine &line)
{
    if (m_role == Role::Unknown || line.kind == StartLineKind::Http2Preface)
        input.listener.onRecognised(*this, line.kind);
    return m_phase != Phase::Opaque;
}

HeaderSection MessageStream::readFields(
    const Input &input, const StartLine &line, std::string_view bytes)
{
    MessageParser &parser = input.shared.parser;
    return line.kind == StartLineKind::Response ? parser.readResponseFields(bytes)
                                                : parser.readRequestFields(bytes);
}

void MessageStream::takeStart(Input &input)
{
    if (m_releaseHead) {
        input.listener.onTextsEnd();
        releaseHead(input.shared);
    }
    // Empty lines before a start line are to be ignored (RFC 9112, 2.2).
    const std::size_t begin = input.bytes.find_first_not_of("\r\n");
    if (begin == std::string_view::npos) {
        m_emptyLinesSeen = m_emptyLinesSeen || m_atBeginning;
        input.bytes = {};
        return;
    }
    input.bytes.remove_prefix(begin);
    m_emptyLinesSeen = false;
    const StartLine line = readStartLine(input.bytes);
    m_anyMethod = m_phase == Phase::Start || m_atBeginning;
    m_atBeginning = false;
    if (!accepts(line, m_phase == Phase::Start, input.here(), input.listener)) {
        if (m_phase == Phase::Start)
            lose(input, StreamLoss::Malformed);
        else if (m_anyMethod)
            refuseBeginning(input, input.bytes);
        input.bytes = {};
        return;
    }
    m_headFirst = input.here();
    m_wasInStep = m_phase == Phase::Start;
    m_lineSize = line.size;
    m_searchFrom = 0;
    if (line.kind == StartLineKind::Unfinished)
        beginHold(input);
    else if (recognise(input, line))
        takeWholeHead(input, line);
}

void MessageStream::takeWholeHead(Input &input, const StartLine &line)
{
    m_phase = Phase::Head;
    const HeaderSection section = readFields(input, line, input.bytes.substr(line.size));
    if (section.state != HeaderSectionState::Complete) {
        beginHold(input);
        return;
    }
    const std::size_t size = line.size + section.size;
    if (size > input.shared.headerBytes) {
        skipHeldHead(input, StreamLoss::HeadTooLong, 0);
        return;
    }
    input.bytes.remove_prefix(size);
    completeHead(input, line, section.fields);
}

void MessageStream::beginHold(Input &input)
{
    m_phase = Phase::Head;
    takeHeldHead(input);
}

void MessageStream::takeHeldHead(Input &input)
{
    const std::size_t before = m_held.size();
    const std::size_t room = input.shared.headerBytes - std::min(before, input.shared.headerBytes);
    // One byte over the limit is enough to know that it is exceeded.
    if (!m_held.append(input.bytes.substr(0, room + 1), input.shared.heads)) {
        skipHeldHead(input, StreamLoss::HeadRefused, before);
        return;
    }
    if (m_lineSize == 0 && !readHeldLine(input, before))
        return;
    const std::string_view text = m_held.text();
    const std::size_t end = m_lineSize != 0
        ? findHeaderSectionEnd(text, std::max(m_searchFrom, m_lineSize))
        : std::string_view::npos;
    const bool whole = end != std::string_view::npos;
    if (whole ? end > input.shared.headerBytes : m_held.size() > input.shared.headerBytes) {
        skipHeldHead(input, StreamLoss::HeadTooLong, before);
        return;
    }
    if (!whole) {
        const std::size_t lastLine = text.substr(before).rfind('\n');
        if (lastLine != std::string_view::npos)
            m_searchFrom = before + lastLine + 1;
        input.bytes = {};
        return;
    }
    input.bytes.remove_prefix(end - before);
    m_releaseHead = true;
    const StartLine line = readStartLine(text);
    const HeaderSection section = readFields(input, line, text.substr(line.size, end - line.size));
    completeHead(input, line, section.fields);
}

/// @returns false when the held bytes are no message, or are no longer wanted.
bool MessageStream::readHeldLine(Input &input, std::size_t heldBefore)
{
    // Behind the method nothing but the line's end decides: a line that comes in many pieces must
    // not be read again with each of them.
    if (heldBefore > kDecidedBytes
        && input.bytes.substr(0, m_held.size() - heldBefore).find('\n') == std::string_view::npos)
        return true;
    const StartLine line = readStartLine(m_held.text());
    if (!accepts(line, m_wasInStep, m_headFirst, input.listener)) {
        retryPiece(input, heldBefore);
        return false;
    }
    m_lineSize = line.size;
    if (line.kind == StartLineKind::Http2Preface)
        m_searchFrom = heldBefore;
    return line.kind == StartLineKind::Unfinished || recognise(input, line);
}

void MessageStream::refuseBeginning(Input &input, std::string_view bytes)
{
    m_beginningRefused = true;
    input.listener.onRefusedStart(bytes);
}

/// What was held is no message after all.
void MessageStream::retryPiece(Input &input, std::size_t heldBefore)
{
    if (m_wasInStep) {
        lose(input, StreamLoss::Malformed);
    } else {
        if (m_anyMethod)
            refuseBeginning(input, m_held.text());
        clear(input.shared);
    }
    // A piece that did not begin the held bytes may itself begin a message.
    if (heldBefore == 0 || !input.atPieceStart)
        input.bytes = {};
}

void MessageStream::completeHead(Input &input, const StartLine &line, const HeaderFields &fields)
{
    m_phase = Phase::Start;
    const MessageHead head { line, fields, m_headFirst, input.here() };
    const BodyFraming framing = input.listener.onHead(*this, head);
    m_bodyBegun = false;
    switch (framing.kind) {
    case BodyKind::None:
        input.listener.onMessageEnd(*this, input.origin);
        break;
    case BodyKind::Length:
        m_phase = Phase::LengthBody;
        m_bodyLeft = framing.length;
        break;
    case BodyKind::Chunked:
        m_phase = Phase::ChunkedBody;
        m_chunks = ChunkedReader();
        break;
    case BodyKind::UntilClose:
        m_phase = Phase::UntilClose;
        break;
    case BodyKind::Tunnel:
        m_phase = Phase::Opaque;
        break;
    }
}

/// Only a complete start line at the beginning of a piece can stand for a missing body, or for the
/// blank line behind the last chunk, which some servers forget: bodies may contain anything.
bool MessageStream::startsNewMessage(const Input &input) const
{
    if (!input.atPieceStart)
        return false;
    // No start line is a field line: there is a blank in front of its colon, or a slash.
    const bool blankLineMissing = m_phase == Phase::ChunkedBody && m_chunks.atTrailerLine();
    if (!blankLineMissing && (m_bodyBegun || !input.listener.bodyMayBeMissing(*this)))
        return false;
    const StartLine line = readStartLine(input.bytes);
    return line.kind != StartLineKind::Unfinished && line.kind != StartLineKind::Http2Preface
        && accepts(line, false, input.here(), input.listener);
}

void MessageStream::takeBody(Input &input)
{
    if (startsNewMessage(input)) {
        m_phase = Phase::Start;
        input.listener.onMessageEnd(*this, input.origin);
        return;
    }
    m_bodyBegun = true;
    if (m_phase == Phase::ChunkedBody) {
        const std::string_view piece = input.bytes;
        const bool betweenChunks = input.atPieceStart && m_chunks.contentLeft() == 0;
        const ChunkedReader::Progress progress =
            m_chunks.read(input.bytes, input.shared.headerBytes);
        input.bytes.remove_prefix(progress.consumed);
        if (progress.content > 0)
            input.listener.onBody(*this, progress.content, input.origin);
        if (progress.state == ChunkedReader::State::Malformed) {
            lose(input, StreamLoss::Malformed);
            // Where a chunk should begin, a message may: the last chunk was never sent.
            input.bytes = betweenChunks && progress.content == 0 ? piece : std::string_view();
        } else if (progress.state == ChunkedReader::State::Done) {
            m_phase = Phase::Start;
            input.listener.onMessageEnd(*this, input.origin);
        }
        return;
    }
    std::size_t step = input.bytes.size();
    if (m_phase == Phase::LengthBody)
        step = static_cast<std::size_t>(std::min<std::uint64_t>(step, m_bodyLeft));
    input.bytes.remove_prefix(step);
    m_bodyLeft -= m_phase == Phase::LengthBody ? step : 0;
    const bool ends = m_phase == Phase::LengthBody && m_bodyLeft == 0;
    input.listener.onBody(*this, step, input.origin);
    if (ends) {
        m_phase = Phase::Start;
        input.listener.onMessageEnd(*this, input.origin);
    }
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http2_connection.h"

#include "http/http_syntax.h"

#include <utility>

namespace hitwatch {

namespace {

/// Of a field whose value stands in a table entry that was not seen. No method and no path can be
/// mistaken for it.
constexpr std::string_view kUnknownName = "(unknown)";

/// So many frames in a row that fill segments exactly are taken for frames.
constexpr unsigned kFramesToGuess = 2;

/// @returns 0 when @p value is no status code (RFC 9110, 15)
std::uint16_t statusOf(std::string_view value)
{
    if (value.size() != 3 || value[0] < '1' || value[0] > '9' || !isDigit(value[1])
        || !isDigit(value[2]))
        return 0;
    return static_cast<std::uint16_t>(
        (value[0] - '0') * 100 + (value[1] - '0') * 10 + (value[2] - '0'));
}

/// Clients number their streams with odd numbers (RFC 9113, 5.1.1).
bool isOfClient(std::uint32_t stream)
{
    return stream % 2 == 1;
}

} // namespace

void Http2Connection::restart(const Beginning &beginning, bool beginningSeen)
{
    release();
    m_beginning = beginning;
    m_towardsServer = beginning.towardsServer;
    for (HpackDecoder &decoder : m_decoders)
        decoder.reset(beginningSeen, m_context.pending);
    m_transactions = beginning.transactions;
    m_newestRequest = 0;
    m_waitingStream = 0;
    m_recognised = false;
    m_clock = ResponseClock();
}

void Http2Connection::begin(const Beginning &beginning)
{
    beginEarly(beginning);
    confirm();
}

void Http2Connection::beginEarly(const Beginning &beginning)
{
    restart(beginning, true);
    BlockPool &held = m_context.streams.heads;
    for (const Direction direction : { Direction::LowToHigh, Direction::HighToLow }) {
        FrameReader &reader = m_readers[index(direction)];
        if (beginning.inStep[index(direction)]) {
            reader.reset(isRequests(direction) ? kHttp2PrefaceSize : 0, held);
        } else {
            reader.resetOutOfStep(1, held);
            m_decoders[index(direction)].reset(false, m_context.pending);
        }
    }
}

void Http2Connection::beginGuessing(const Beginning &beginning)
{
    restart(beginning, false);
    for (FrameReader &reader : m_readers)
        reader.resetOutOfStep(kFramesToGuess, m_context.streams.heads);
}

/// @returns false while it is not known who the client is
bool Http2Connection::recognise(Direction direction, const Http2FieldBlock &block)
{
    if (m_recognised)
        return true;
    const HpackFields &fields = m_context.fields;
    const bool isRequest = fields.known(HpackName::Method);
    if (!isRequest && !fields.known(HpackName::Status))
        return false;
    m_recognised = true;
    m_towardsServer = isRequest ? direction : opposite(direction);
    // What the sender of this block had received is held, and comes first. It is decoded where the
    // block at hand was.
    FrameReader &held = m_readers[index(opposite(direction))];
    if (!held.holdsBefore(block.first.acknowledged))
        return true;
    const HpackFields atHand = fields;
    const HpackScratch texts = m_context.fieldTexts;
    held.believe(opposite(direction), shared(), *this);
    m_context.events.flush();
    m_waitingStream = 0;
    m_context.fields = atHand;
    m_context.fieldTexts = texts;
    return true;
}

void Http2Connection::takeUpgraded(Upgraded request)
{
    m_newestRequest = 1;
    Http2Stream *const stream = open(1);
    if (!stream)
        return;
    stream->transaction = request.transaction;
    stream->requestTime = request.time;
    stream->interfaceIndex = request.interfaceIndex;
    stream->names = std::move(request.names);
    stream->upgraded = true;
    stream->content[0].ended = true;
}

FrameReader::Shared Http2Connection::shared()
{
    return { m_context.streams.heads, m_context.limits.headerBytes };
}

void Http2Connection::feed(Direction direction, ByteView bytes, const SegmentOrigin &origin)
{
    const bool wasRecognised = m_recognised;
    m_readers[index(direction)].feed(direction, bytes, origin, shared(), *this);
    if (m_recognised && !wasRecognised)
        m_readers[index(opposite(direction))].believe(opposite(direction), shared(), *this);
    m_context.events.flush();
    m_waitingStream = 0;
}

void Http2Connection::gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin)
{
    m_readers[index(direction)].gap(direction, length, origin, shared(), *this);
    m_context.events.flush();
    m_waitingStream = 0;
}

void Http2Connection::close(CloseReason reason)
{
    for (Http2Stream &stream : m_streams) {
        tellContent(stream, true);
        tellContent(stream, false);
        // At the end of the capture the answer may simply lie outside.
        if (reason == CloseReason::EndOfCapture)
            stream.answered = true;
        finish(stream);
    }
    release();
}

void Http2Connection::release()
{
    m_streams.clear(m_context.pending);
    for (HpackDecoder &decoder : m_decoders)
        decoder.reset(false, m_context.pending);
    for (FrameReader &reader : m_readers)
        reader.release(m_context.streams.heads);
}

HttpEvent &Http2Connection::freshEvent(
    HttpEventKind kind, TimeNs time, std::uint32_t interfaceIndex)
{
    HttpEvent &event = m_context.events.fresh();
    m_waitingStream = 0;
    event.kind = kind;
    event.time = time;
    event.interfaceIndex = interfaceIndex;
    event.connection = m_beginning.serial;
    event.tls = m_beginning.overTls;
    event.client = m_beginning.endpoints[index(m_towardsServer)];
    event.server = m_beginning.endpoints[index(opposite(m_towardsServer))];
    return event;
}

void Http2Connection::onFieldBlock(Direction direction, const Http2FieldBlock &block)
{
    // The texts of an event that still waits may end with the next block.
    m_context.events.flush();
    m_waitingStream = 0;
    HpackDecoder &decoder = m_decoders[index(direction)];
    if (!decoder.decode(block.bytes, m_context.fields, m_context.fieldTexts, m_context.pending)) {
        onFrameLoss(direction, Http2Loss::FieldBlock, block.last);
        return;
    }
    // What a server pushes answers nobody's request.
    if (block.promises || !isOfClient(block.stream) || !recognise(direction, block))
        return;
    if (isRequests(direction))
        onRequest(block);
    else
        onResponse(block);
}

Http2Stream *Http2Connection::open(std::uint32_t id)
{
    if (m_streams.size() >= m_context.limits.http2Streams) {
        ++m_context.counters.pendingDropped;
        finish(m_streams.oldest());
        m_streams.remove(m_streams.begin());
    }
    Http2Stream *const stream = m_streams.add(id, m_context.pending);
    m_context.counters.pendingDropped += stream ? 0 : 1;
    return stream;
}

void Http2Connection::onRequest(const Http2FieldBlock &block)
{
    // A second block on a stream is its trailers; so is one without a method (RFC 9113, 8.1).
    const bool hasMethod = m_context.fields[HpackName::Method].state != HpackFields::State::Absent;
    if (block.stream <= m_newestRequest || (!hasMethod && !m_context.fields.unknownNames))
        return;
    m_newestRequest = block.stream;
    const auto text = [this](HpackName name, std::string_view otherwise) {
        return m_context.fields.known(name) ? m_context.fields[name].value : otherwise;
    };
    const std::string_view authority = text(HpackName::Authority, text(HpackName::Host, {}));
    const std::string_view method = text(HpackName::Method, kUnknownName);
    const bool connects = methodKindOf(method) == MethodKind::Connect;
    const std::string_view target =
        text(HpackName::Path, connects ? authority : kUnknownName);

    const TimeNs time = block.last.time;
    const std::uint32_t interfaceIndex = block.first.interfaceIndex;
    // First: it may tell of the stream that makes room.
    Http2Stream *const stream = open(block.stream);
    HttpEvent &event = freshEvent(HttpEventKind::Request, time, interfaceIndex);
    const NameViews names = nameRequest(
        m_context, method, target, authority, event.server, m_beginning.overTls);
    event.transaction = ++m_transactions;
    event.method = names.method;
    event.host = names.host;
    event.section = names.section;
    event.hostNamed = names.hostNamed;
    event.target = target.substr(0, m_context.limits.targetBytes);
    event.textCut = names.cut || event.target.size() < target.size();
    m_context.counters.textsCut += event.textCut ? 1 : 0;
    if (stream) {
        stream->names = RequestNames::keep(names, m_context.pending);
        m_context.counters.pendingNamesDropped += stream->names.isNull() ? 1 : 0;
        stream->transaction = m_transactions;
        stream->requestTime = time;
        stream->interfaceIndex = interfaceIndex;
        stream->isTunnel = connects;
        stream->content[0].lastTold = time;
    }
    m_context.events.hold();
    m_waitingStream = block.stream;
    m_waitingRequest = true;
}

void Http2Connection::onResponse(const Http2FieldBlock &block)
{
    const HpackFields::Field &field = m_context.fields[HpackName::Status];
    // Trailers have no status.
    if (field.state == HpackFields::State::Absent)
        return;
    const std::uint16_t status = statusOf(field.value);
    Http2Stream *stream = m_streams.find(block.stream);
    if (stream && stream->answered)
        return;
    const TimeNs time = block.last.time;
    const bool interim = status >= 100 && status < 200;
    if (!stream && !interim)
        stream = open(block.stream);
    HttpEvent &event =
        freshEvent(interim ? HttpEventKind::InterimResponse : HttpEventKind::Response, time,
            block.first.interfaceIndex);
    event.status = status;
    const bool paired = stream && stream->transaction > 0;
    event.transaction = paired ? stream->transaction : 0;
    const RequestNames unknown;
    nameEvent(event, stream ? stream->names : unknown, m_context.events);
    if (!interim) {
        event.paired = paired;
        if (paired) {
            event.requestTime = stream->requestTime;
            event.latency = m_clock.timeToFirstByte(stream->requestTime, block.first.time);
        }
        if (stream) {
            stream->answered = true;
            stream->status = status;
            stream->content[1].lastTold = time;
        }
        m_waitingStream = block.stream;
        m_waitingRequest = false;
    }
    m_context.events.hold();
}

void Http2Connection::onContent(
    Direction direction, std::uint32_t id, std::uint64_t bytes, const SegmentOrigin &origin)
{
    const bool ofRequest = isRequests(direction);
    Http2Stream *const stream = m_streams.find(id);
    if (stream && stream->isTunnel)
        return;
    if (m_context.events.waiting() && m_waitingStream == id && m_waitingRequest == ofRequest) {
        m_context.events.waitingEvent().bodyBytes += bytes;
        return;
    }
    if (!stream)
        return;
    Http2Stream::Content &content = stream->content[ofRequest ? 0 : 1];
    content.untold += bytes;
    content.lastBytes = origin.time;
    if (content.untold >= kBodyPart || origin.time - content.lastTold >= kBodyPartTime)
        tellContent(*stream, ofRequest);
}

void Http2Connection::tellContent(Http2Stream &stream, bool ofRequest)
{
    Http2Stream::Content &content = stream.content[ofRequest ? 0 : 1];
    if (content.untold == 0)
        return;
    HttpEvent &event =
        freshEvent(HttpEventKind::Body, content.lastBytes, stream.interfaceIndex);
    event.bodyBytes = std::exchange(content.untold, 0);
    event.paired = stream.transaction > 0;
    event.status = ofRequest ? std::uint16_t { 0 } : stream.status;
    event.transaction = stream.transaction;
    nameEvent(event, stream.names, m_context.events);
    content.lastTold = content.lastBytes;
    m_context.events.tell();
}

void Http2Connection::onStreamEnd(
    Direction direction, std::uint32_t id, const SegmentOrigin &)
{
    Http2Stream *const stream = m_streams.find(id);
    if (!stream)
        return;
    const bool ofRequest = isRequests(direction);
    tellContent(*stream, ofRequest);
    stream->content[ofRequest ? 0 : 1].ended = true;
    // A server may answer and end before the client does.
    if (!stream->content[0].ended || !stream->content[1].ended)
        return;
    finish(*stream);
    m_streams.remove(stream);
}

void Http2Connection::onReset(std::uint32_t id, const SegmentOrigin &)
{
    Http2Stream *const stream = m_streams.find(id);
    if (!stream)
        return;
    tellContent(*stream, true);
    tellContent(*stream, false);
    // Its response is not missing: there is none.
    m_streams.remove(stream);
}

/// The response of a stream, if it was not seen, will not be seen any more.
void Http2Connection::finish(Http2Stream &stream)
{
    if (stream.answered || stream.upgraded || stream.transaction == 0)
        return;
    HttpEvent &event = freshEvent(
        HttpEventKind::UnpairedRequest, stream.requestTime, stream.interfaceIndex);
    event.transaction = stream.transaction;
    nameEvent(event, stream.names, m_context.events);
    m_context.events.tell();
}

void Http2Connection::onFrameLoss(
    Direction direction, Http2Loss loss, const SegmentOrigin &origin)
{
    m_decoders[index(direction)].forget(m_context.pending);
    if (!m_recognised)
        return;
    HttpCounters &counters = m_context.counters;
    ++counters.desyncs;
    counters.headersTooLong += loss == Http2Loss::BlockTooLong ? 1 : 0;
    counters.headersRefused += loss == Http2Loss::BlockRefused ? 1 : 0;
    HttpEvent &event =
        freshEvent(HttpEventKind::Desync, origin.time, origin.interfaceIndex);
    event.host = m_context.events.addressName(event.server, event.tls);
    m_context.events.tell();
}

} // namespace hitwatch

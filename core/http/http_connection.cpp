// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_connection.h"

#include "http/http2_connection.h"
#include "http/proxy_header.h"
#include "http/tls_handlers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hitwatch {

namespace {

/// How long an undecided connection is looked at, per direction, when both directions talk.
constexpr std::uint32_t kWatchedPieces = 32;
constexpr std::uint64_t kWatchedBytes = 64ULL * 1024;
/// When one direction says little: a capture may begin inside a long download, and only the next
/// request tells what it is. Where the beginning was seen there is less to wait for.
constexpr std::uint32_t kPatience = 4;
constexpr std::uint32_t kPatienceMidStream = 64;
constexpr std::uint64_t kShortestRequest = std::string_view("A / HTTP/1.0\n\n").size();

} // namespace

HttpConnection::HttpConnection(HttpContext &context)
    : m_context(context)
{
}

HttpConnection::~HttpConnection()
{
    m_pairing.forget(m_context.pending);
    for (MessageStream &one : m_streams)
        one.clear(m_context.streams);
}

void HttpConnection::open(const ConnectionOrigin &origin, bool overTls)
{
    m_overTls = overTls;
    m_tls = nullptr;
    m_tlsRecords = {};
    m_serial = origin.serial;
    m_endpoints = { origin.low, origin.high };
    for (MessageStream &one : m_streams) {
        one.clear(m_context.streams);
        one = MessageStream();
        if (origin.initiatorKnown)
            one.expectBeginning();
    }
    for (BodyTally &tally : m_tallies)
        tally = BodyTally();
    m_pairing.reset(m_context.pending);
    m_oddMethods = OddMethods();
    m_interest = StreamInterest::Undecided;
    m_towardsServer = origin.fromInitiator;
    m_lastAcknowledged = 0;
    m_unseenRequests = 0;
    m_clock = ResponseClock();
    m_clientKnown = false;
    m_startSeen = origin.initiatorKnown;
    m_proxyHeld = {};
    m_givenUp = false;
    m_tlsHeld = false;
    m_expectsContinue = false;
    m_refused = false;
    m_tunnelAsked = false;
    m_transactions = 0;
    m_http2.reset();
    m_isHttp2 = false;
    m_http2Early = false;
    m_prefaceHeld = false;
    m_watchedPieces = {};
    m_watchedBytes = {};
    m_gapSeen = {};
}

StreamInterest HttpConnection::onData(
    Direction direction, ByteView data, const SegmentOrigin &origin)
{
    if (m_interest == StreamInterest::Ignored || m_interest == StreamInterest::HttpOpaque)
        return m_interest;
    if (m_tls) [[unlikely]]
        return settleTls(m_tls->onData(direction, data, origin), origin.time);
    if (m_interest == StreamInterest::Undecided && takeProxyHeader(direction, data, origin))
        return m_interest;
    if (m_interest == StreamInterest::Undecided && takeTls(direction, data, origin))
        return m_interest;
    if (m_interest == StreamInterest::Undecided && guessHttp2(direction, data, origin))
        return settle();
    if (m_interest == StreamInterest::Undecided && beginsUnseenTls(direction, data)) {
        ignoreConnection(origin);
        return m_interest;
    }
    m_isRelative = m_interest == StreamInterest::Undecided && !m_startSeen && isFirst(direction)
        && beginsRelative(asText(data));
    if (!m_isRelative)
        stream(direction).feed(asText(data), origin, m_context.streams, *this);
    if (m_isRelative && m_interest == StreamInterest::Undecided)
        return ignoreConnection(origin);
    if (m_interest == StreamInterest::Undecided)
        return watchUndecided(direction, asText(data), origin);
    return settle();
}

StreamInterest HttpConnection::onGap(
    Direction direction, std::uint64_t length, const SegmentOrigin &origin)
{
    if (m_tlsHeld && direction == m_tlsDirection)
        finishTls({}, origin);
    if (m_interest == StreamInterest::Ignored || m_interest == StreamInterest::HttpOpaque)
        return m_interest;
    if (m_tls) [[unlikely]]
        return settleTls(m_tls->onGap(direction, length, origin), origin.time);
    m_gapSeen[index(direction)] = true;
    if (m_http2)
        m_http2->gap(direction, length, origin);
    if (m_isHttp2)
        return settle();
    if (m_clientKnown && direction == m_towardsServer)
        noteUnseenRequests(length / kShortestRequest + 1);
    stream(direction).gap(length, origin, m_context.streams, *this);
    return settle();
}

StreamInterest HttpConnection::onStreamEnd(Direction direction, const SegmentOrigin &origin)
{
    if (m_tls) [[unlikely]]
        return settleTls(m_tls->onStreamEnd(direction, origin), origin.time);
    if (m_interest != StreamInterest::Http)
        return m_interest;
    MessageStream &ending = stream(direction);
    if (direction == m_towardsServer)
        tellIncomplete(ending, origin.time);
    ending.end(origin, m_context.streams, *this);
    return settle();
}

void HttpConnection::onClosed(CloseReason reason, TimeNs time)
{
    if (m_tlsHeld)
        finishTls({}, { time });
    if (m_tls) {
        m_context.tls->close(*std::exchange(m_tls, nullptr), reason, time);
        m_interest = StreamInterest::Ignored;
    }
    if (m_isHttp2)
        m_http2->close(reason);
    m_http2.reset();
    if (m_clientKnown) {
        tellIncomplete(requests(), time);
        for (MessageStream &one : m_streams) {
            if (one.inBody())
                one.end({ time, tallyOf(one).interfaceIndex }, m_context.streams, *this);
        }
        // At the end of the capture the answer may simply lie outside.
        if (reason != CloseReason::EndOfCapture)
            m_pairing.drain(*this);
        settle();
    } else if (m_interest == StreamInterest::Undecided && !countUnseenTls(time, 0)) {
        ++m_context.counters.otherConnections;
    }
    for (MessageStream &one : m_streams)
        one.clear(m_context.streams);
    for (BodyTally &tally : m_tallies)
        tally = BodyTally();
    m_pairing.reset(m_context.pending);
    m_interest = StreamInterest::Ignored;
}

bool HttpConnection::isTowardsServer(Direction direction) const
{
    return m_tls ? m_tls->isTowardsServer(direction) : direction == m_towardsServer;
}

/// The end of a call: nothing that was borrowed for it may be used later.
StreamInterest HttpConnection::settle()
{
    m_context.events.flush();
    const bool wanted =
        m_interest == StreamInterest::Http || m_interest == StreamInterest::Undecided;
    for (std::size_t i = 0; i < m_streams.size(); ++i) {
        if (wanted)
            m_streams[i].releaseHead(m_context.streams);
        else
            m_streams[i].clear(m_context.streams);
        if (!m_tallies[i].open)
            m_tallies[i].names.reset();
    }
    return m_interest;
}

/// How a stream was cut into segments tells nothing: only its first bytes can name its protocol.
bool HttpConnection::isFirst(Direction direction) const
{
    return m_watchedBytes[index(direction)] == 0 && m_streams[index(direction)].heldHead().empty();
}

void HttpConnection::onRefusedStart(std::string_view bytes)
{
    m_isRelative = m_interest == StreamInterest::Undecided && beginsRelative(bytes);
}

StreamInterest HttpConnection::watchUndecided(
    Direction direction, std::string_view bytes, const SegmentOrigin &origin)
{
    // Empty lines before a request are skipped, however many there are (RFC 9112, 2.2).
    if (bytes.find_first_not_of("\r\n") == std::string_view::npos)
        return m_interest;
    const auto exhausted = [this](Direction side, std::uint32_t times) {
        return m_watchedPieces[index(side)] > kWatchedPieces * times
            || m_watchedBytes[index(side)] > kWatchedBytes * times;
    };
    // What may be a start line in small pieces has its own limit in bytes.
    const MessageStream::Phase phase = stream(direction).phase();
    if (phase != MessageStream::Phase::Head && phase != MessageStream::Phase::SkippingLine)
        ++m_watchedPieces[index(direction)];
    m_watchedBytes[index(direction)] += bytes.size();
    if (!exhausted(direction, 1))
        return m_interest;
    const std::uint32_t patience = m_startSeen ? kPatience : kPatienceMidStream;
    if (!exhausted(opposite(direction), 1) && !exhausted(direction, patience))
        return m_interest;
    const auto refused = [](const MessageStream &one) { return one.beginningRefused(); };
    if (!m_startSeen || std::any_of(m_streams.begin(), m_streams.end(), refused))
        return ignoreConnection(origin);
    m_context.counters.connectionsGivenUp += std::exchange(m_givenUp, true) ? 0 : 1;
    // The first line may still end like one of HTTP.
    const auto skips = [](const MessageStream &one) {
        return one.phase() == MessageStream::Phase::SkippingLine;
    };
    return std::any_of(m_streams.begin(), m_streams.end(), skips) ? m_interest
                                                              : ignoreConnection(origin);
}

/// Whatever this is, it is not HTTP.
StreamInterest HttpConnection::ignoreConnection(const SegmentOrigin &origin)
{
    if (!countUnseenTls(origin.time, origin.interfaceIndex))
        ++m_context.counters.otherConnections;
    for (MessageStream &one : m_streams)
        one.clear(m_context.streams);
    m_http2.reset();
    m_interest = StreamInterest::Ignored;
    return m_interest;
}

/// Collects the header of a proxy. @returns true when nothing of @p data is left.
bool HttpConnection::takeProxyHeader(
    Direction direction, ByteView &data, const SegmentOrigin &origin)
{
    bool &held = m_proxyHeld[index(direction)];
    MessageStream &holding = stream(direction);
    if (!held
        && (data.empty() || (data[0] != 'P' && data[0] != '\r') || !isFirst(direction)
            || !holding.mayBeginOther()))
        return false;
    const std::size_t before = holding.heldHead().size();
    const bool kept = held && holding.hold(asText(data), origin, m_context.streams);
    const ProxyHeader header = readProxyHeader(kept ? holding.heldHead() : asText(data));
    if (header.state == ProxyHeaderState::Unfinished && kept == held
        && (held || holding.hold(asText(data), origin, m_context.streams))) {
        held = true;
        return true;
    }
    const bool isWhole = header.state == ProxyHeaderState::Complete && kept == held;
    replayHeld(direction, isWhole ? 0 : before);
    held = false;
    if (isWhole)
        data = data.subspan(header.size - before);
    return data.empty();
}

/// What was held is no longer: the first @p size bytes of it are what the stream begins with.
void HttpConnection::replayHeld(Direction direction, std::size_t size)
{
    MessageStream &holding = stream(direction);
    const SegmentOrigin first = holding.headOrigin();
    HeldBytes begun = holding.takeHeld();
    if (m_startSeen && m_watchedBytes[index(direction)] == 0)
        holding.expectBeginning();
    if (size > 0)
        holding.feed(begun.text().substr(0, size), first, m_context.streams, *this);
    begun.release(m_context.streams.heads);
}

void HttpConnection::setClient(Direction towardsServer)
{
    if (!m_isHttp2)
        m_http2.reset();
    m_towardsServer = towardsServer;
    m_clientKnown = true;
    m_interest = StreamInterest::Http;
    ++m_context.counters.httpConnections;
    requests().setRole(MessageStream::Role::Requests);
    responses().setRole(MessageStream::Role::Responses);
}

void HttpConnection::noteUnseenRequests(std::uint64_t most)
{
    m_unseenRequests += std::min(most, kAnyNumber - m_unseenRequests);
}

/// Where no request was missed there cannot be more responses than requests: text in a body may
/// look like one.
bool HttpConnection::explainsResponse(const SegmentOrigin &where) const
{
    return m_unseenRequests > 0 || m_transactions == 0
        || m_pairing.explains({ where.position, where.acknowledged });
}

void HttpConnection::onRecognised(MessageStream &recognised, StartLineKind kind)
{
    const Direction direction = directionOf(recognised);
    if (kind == StartLineKind::Http2Preface) {
        Http2ConnectionPtr early = std::move(m_http2);
        if (!m_clientKnown)
            setClient(direction);
        m_http2 = std::move(early);
        m_prefaceHeld = beginHttp2(false, recognised.headOrigin());
        return;
    }
    const bool isRequest = kind != StartLineKind::Response;
    const MessageStream &others = stream(opposite(direction));
    const bool lineSkipped = others.phase() == MessageStream::Phase::SkippingLine;
    setClient(isRequest ? direction : opposite(direction));
    // What the server answers was a request, whatever it looked like.
    if (lineSkipped || (!isRequest && m_startSeen && others.beginningRefused())) {
        m_context.counters.headersTooLong += lineSkipped ? 1 : 0;
        tellDesync(recognised.headOrigin());
        if (lineSkipped && !isRequest)
            addUntold(others.headOrigin(), others.headOrigin(), {});
    }
    const bool beginsUnseen =
        isRequest ? !recognised.headTrusted() : m_watchedBytes[index(m_towardsServer)] > 0;
    if (!m_startSeen || m_gapSeen[index(m_towardsServer)] || beginsUnseen)
        noteUnseenRequests(kAnyNumber);
    // The other direction begins with a message when nothing of it can have been missed.
    MessageStream &other = stream(opposite(direction));
    const std::size_t otherIndex = index(opposite(direction));
    if (m_startSeen && m_watchedBytes[otherIndex] == 0 && !m_gapSeen[otherIndex]) {
        other.expectMessage();
    } else if (isRequest) {
        m_pairing.responsesLost(false, {}, *this);
    }
}

Direction HttpConnection::directionOf(const MessageStream &one) const
{
    return &one == &m_streams[index(Direction::LowToHigh)] ? Direction::LowToHigh
                                                           : Direction::HighToLow;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// Where HttpConnection hands a connection over to HTTP/2.
#include "http/http2_connection.h"
#include "http/http_connection.h"
#include "http2/frame_header.h"

#include <algorithm>
#include <array>

namespace hitwatch {

/// @param upgraded by the response at hand (RFC 7540, 3.2); else by the client's preface
/// @returns false when there is no memory left: then the connection is counted as not read
bool HttpConnection::beginHttp2(bool upgraded, const SegmentOrigin &origin)
{
    const std::size_t towardsClient = index(opposite(m_towardsServer));
    if (m_http2 && m_http2Early && m_http2->towardsServer() == m_towardsServer) {
        m_http2->confirm();
        enterHttp2();
        return true;
    }
    Http2Connection::Beginning beginning { m_serial, m_endpoints, m_towardsServer, {},
        m_transactions, m_overTls };
    beginning.inStep[index(m_towardsServer)] = true;
    // A server may speak first; what it said before HTTP/2 was recognised was not read.
    beginning.inStep[towardsClient] =
        upgraded || (m_watchedBytes[towardsClient] == 0 && !m_gapSeen[towardsClient]);
    m_http2 = m_context.makeHttp2();
    if (m_http2) {
        m_http2->begin(beginning);
        enterHttp2();
        return true;
    }
    ++m_context.counters.http2Connections;
    HttpEvent &event = freshEvent(HttpEventKind::Http2, origin);
    event.host = m_context.events.addressName(event.server, event.tls);
    m_context.events.tell();
    becomeOpaque();
    responses().becomeOpaque();
    return false;
}

void HttpConnection::enterHttp2()
{
    m_isHttp2 = true;
    m_interest = StreamInterest::Http;
    for (MessageStream &one : m_streams)
        one.becomeOpaque();
}

/// Servers may send their SETTINGS before they have received anything (RFC 9113, 3.4).
bool HttpConnection::beginsLikeServer(Direction direction, ByteView data) const
{
    constexpr std::array<std::uint8_t, Http2FrameHeader::kSize> settings { 0, 0, 0,
        static_cast<std::uint8_t>(Http2FrameType::Settings) };
    if (!m_startSeen || !isFirst(direction) || m_gapSeen[index(direction)])
        return false;
    for (std::size_t i = 0; i < std::min(data.size(), settings.size()); ++i) {
        constexpr std::size_t kLastOfLength = 2;
        if (i != kLastOfLength && data[i] != settings[i])
            return false;
    }
    return true;
}

/// In the middle of a connection nothing but the frames can tell that it is HTTP/2.
/// @returns true when @p data has shown it, and was read
bool HttpConnection::guessHttp2(Direction direction, ByteView data, const SegmentOrigin &origin)
{
    if (!m_http2 && beginsLikeServer(direction, data)) {
        m_http2 = m_context.makeHttp2();
        if (!m_http2)
            return false;
        m_http2Early = true;
        Http2Connection::Beginning beginning { m_serial, m_endpoints, opposite(direction), {},
            m_transactions, m_overTls };
        beginning.inStep[index(direction)] = true;
        beginning.inStep[index(opposite(direction))] = !m_gapSeen[index(opposite(direction))];
        m_http2->beginEarly(beginning);
    }
    if (m_http2Early) {
        // The client's side is read from its preface on, if that was not lost.
        const bool prefaceLost = m_gapSeen[index(m_http2->towardsServer())];
        if (m_http2->towardsServer() != direction || prefaceLost)
            m_http2->feed(direction, data, origin);
        if (!prefaceLost || !m_http2->isRecognised())
            return false;
    } else if (!m_http2) {
        if (m_startSeen || data.size() < Http2FrameHeader::kSize
            || !Http2FrameHeader::read(data.data()).isPlausible())
            return false;
        m_http2 = m_context.makeHttp2();
        if (!m_http2)
            return false;
        m_http2->beginGuessing({ m_serial, m_endpoints, m_towardsServer, {}, 0, m_overTls });
    }
    if (!m_http2Early)
        m_http2->feed(direction, data, origin);
    if (!m_http2->isRecognised())
        return false;
    for (MessageStream &one : m_streams)
        one.clear(m_context.streams);
    m_isHttp2 = true;
    setClient(m_http2->towardsServer());
    enterHttp2();
    return true;
}

void HttpConnection::onOpaque(
    MessageStream &one, std::string_view bytes, const SegmentOrigin &origin)
{
    if (!m_isHttp2)
        return;
    const Direction direction = directionOf(one);
    if (m_prefaceHeld && direction == m_towardsServer) {
        m_prefaceHeld = false;
        m_http2->skipPreface(one.heldBefore());
        one.clear(m_context.streams);
    }
    m_http2->feed(direction, asBytes(bytes), origin);
}

} // namespace hitwatch

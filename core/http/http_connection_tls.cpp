// SPDX-License-Identifier: GPL-3.0-or-later
// Where HttpConnection finds TLS, and hands the connection over to who reads it.
#include "http/http_connection.h"
#include "http/tls_client_hello.h"
#include "http/tls_handlers.h"

#include <utility>

namespace hitwatch {

/// Collects a ClientHello. @returns true when @p data belongs to one.
bool HttpConnection::takeTls(Direction direction, ByteView data, const SegmentOrigin &origin)
{
    MessageStream &holding = stream(direction);
    if (m_tlsHeld ? direction != m_tlsDirection
                  : data.empty() || data[0] != 0x16 || m_overTls || !holding.mayBeginOther())
        return false;
    const bool held = holding.hold(asText(data), origin, m_context.streams);
    const TlsClientHelloState state = readTlsClientHello(holding.heldHead());
    if (state == TlsClientHelloState::None || (!held && !m_tlsHeld)) {
        m_tlsHeld = false;
        replayHeld(direction, holding.heldHead().size() - (held ? data.size() : 0));
        return false;
    }
    m_tlsHeld = true;
    m_tlsDirection = direction;
    if (!held || state == TlsClientHelloState::Complete)
        finishTls(data, origin);
    return true;
}

/// @param last the piece that made the ClientHello complete, with its origin; empty when none did
void HttpConnection::finishTls(ByteView last, const SegmentOrigin &lastOrigin)
{
    m_tlsHeld = false;
    m_towardsServer = m_tlsDirection;
    MessageStream &holding = stream(m_tlsDirection);
    const SegmentOrigin first = holding.headOrigin();
    const ShownName name =
        shownHost(tlsServerName(holding.heldHead(), m_context.events.helloScratch),
            m_context.limits.hostBytes, m_context.events.hostScratch);
    const NameViews names { {}, name.text, {}, !name.text.empty(), name.cut };
    const ConnectionOrigin origin = tlsOrigin(first.time, first.interfaceIndex);
    m_interest = StreamInterest::Ignored;
    if (!m_context.tls) {
        ++m_context.tlsCounters.connections;
        tellUnreadTls(m_context, origin, TlsUnread::NoKey, names);
    } else if ((m_tls = m_context.tls->begin(origin, names)) != nullptr) {
        HeldBytes begun = holding.takeHeld();
        // The last piece may hold more than the hello, and was seen later.
        const bool hasLast = begun.size() >= last.size() && begun.text().ends_with(asText(last));
        const std::size_t before = begun.size() - (hasLast ? last.size() : 0);
        if (before > 0)
            m_tls->onData(m_tlsDirection, asBytes(begun.text().substr(0, before)), first);
        settleTls(m_tls->onData(m_tlsDirection, last, lastOrigin), first.time);
        begun.release(m_context.streams.heads);
    }
    holding.clear(m_context.streams);
}

StreamInterest HttpConnection::settleTls(StreamInterest interest, TimeNs time)
{
    m_context.tls->settle(*m_tls, time);
    m_interest = interest;
    return m_interest;
}

ConnectionOrigin HttpConnection::tlsOrigin(TimeNs time, std::uint32_t interfaceIndex) const
{
    ConnectionOrigin origin;
    origin.serial = m_serial;
    origin.low = m_endpoints[0];
    origin.high = m_endpoints[1];
    origin.time = time;
    origin.interfaceIndex = interfaceIndex;
    origin.fromInitiator = m_towardsServer;
    return origin;
}

/// In mid-connection records are all there is of TLS.
/// @returns true when both directions look like it: then it is nothing else
bool HttpConnection::beginsUnseenTls(Direction direction, ByteView data)
{
    if ((m_startSeen && !m_gapSeen[0] && !m_gapSeen[1]) || m_overTls || !holdsTlsRecords(data))
        return false;
    m_tlsRecords[index(direction)] = true;
    return m_tlsRecords[0] && m_tlsRecords[1];
}

/// Of a connection that will not become HTTP. @returns false when it did not look like TLS either
bool HttpConnection::countUnseenTls(TimeNs time, std::uint32_t interfaceIndex)
{
    if (!m_tlsRecords[0] && !m_tlsRecords[1])
        return false;
    // Nobody was seen to begin it. Servers have the well-known ports.
    if (!m_startSeen)
        m_towardsServer =
            m_endpoints[0].port < m_endpoints[1].port ? Direction::HighToLow : Direction::LowToHigh;
    tellUnreadTls(m_context, tlsOrigin(time, interfaceIndex), TlsUnread::HandshakeNotCaptured, {});
    return true;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// What HttpConnection makes of messages: events, pairs and body counts.
#include "http/http_connection.h"

#include "http/http2_connection.h"
#include "http/http_syntax.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

HttpConnection::BodyTally &HttpConnection::tallyOf(const MessageStream &one)
{
    return m_tallies[index(directionOf(one))];
}

HttpEvent &HttpConnection::freshEvent(HttpEventKind kind, const SegmentOrigin &origin)
{
    HttpEvent &event = m_context.events.fresh();
    event.kind = kind;
    event.time = origin.time;
    event.interfaceIndex = origin.interfaceIndex;
    event.connection = m_serial;
    event.tls = m_overTls;
    event.client = m_endpoints[index(m_towardsServer)];
    event.server = m_endpoints[index(opposite(m_towardsServer))];
    return event;
}

void HttpConnection::nameEvent(HttpEvent &event, const RequestNames &names)
{
    hitwatch::nameEvent(event, names, m_context.events);
}

NameViews HttpConnection::nameRequest(const StartLine &line, const HeaderFields &fields)
{
    return hitwatch::nameRequest(m_context, line.method, line.target, trimmed(fields.host),
        m_endpoints[index(opposite(m_towardsServer))], m_overTls);
}

BodyFraming HttpConnection::onHead(MessageStream &one, const MessageHead &head)
{
    if (head.line.kind == StartLineKind::Request)
        return onRequest(one, head);
    if (head.line.kind == StartLineKind::RefusedRequest)
        return onRefusedRequest(one, head);
    if (head.line.status < 200 && head.line.status != 101)
        return onInterim(head);
    return onResponse(one, head);
}

BodyFraming HttpConnection::onRequest(MessageStream &one, const MessageHead &head)
{
    const SegmentOrigin shownAt { head.last.time, head.first.interfaceIndex };
    HttpEvent &event = freshEvent(HttpEventKind::Request, shownAt);
    const NameViews names = nameRequest(head.line, head.fields);
    event.transaction = ++m_transactions;
    event.method = names.method;
    event.host = names.host;
    event.section = names.section;
    event.hostNamed = names.hostNamed;
    event.target = head.line.target.substr(0, m_context.limits.targetBytes);
    event.textCut = names.cut || event.target.size() < head.line.target.size();
    m_context.counters.textsCut += event.textCut ? 1 : 0;
    m_context.events.hold();

    PendingRequest request;
    request.time = head.last.time;
    request.place = { head.first.position, head.first.acknowledged };
    request.followsAtOnce =
        head.first.acknowledged <= std::exchange(m_lastAcknowledged, head.last.acknowledged);
    request.transaction = m_transactions;
    request.interfaceIndex = head.first.interfaceIndex;
    request.method = methodKindOf(head.line.method);
    request.names = RequestNames::keep(names, m_context.pending);
    m_context.counters.pendingNamesDropped += request.names.isNull() ? 1 : 0;

    BodyTally &tally = tallyOf(one);
    tally.names = request.names.share();
    tally.transaction = m_transactions;
    tally.paired = true;
    tally.status = 0;
    tally.open = true;
    tally.lastTold = head.last.time;
    tally.interfaceIndex = head.first.interfaceIndex;

    m_oddMethods.note(head.line.method);
    m_expectsContinue = head.fields.expectContinue;
    m_refused = false;
    m_tunnelAsked = request.method == MethodKind::Connect || head.fields.upgrade;
    const bool connects = request.method == MethodKind::Connect;
    const bool kept = m_pairing.add(std::move(request), m_context.limits.pendingRequests,
        responses().inBody(), m_context.pending, *this);
    m_context.counters.pendingDropped += kept ? 0 : 1;
    return connects ? BodyFraming {} : frameRequest(head.fields);
}

BodyFraming HttpConnection::onInterim(const MessageHead &head)
{
    HttpEvent &event =
        freshEvent(HttpEventKind::InterimResponse, { head.last.time, head.first.interfaceIndex });
    event.status = head.line.status;
    BodyTally &tally = tallyOf(responses());
    tally.open = false;
    tally.names.reset();
    if (const PendingRequest *request =
            m_pairing.next({ head.first.position, head.first.acknowledged })) {
        tally.names = request->names.share();
        event.transaction = request->transaction;
    }
    nameEvent(event, tally.names);
    m_context.events.hold();
    return {};
}

BodyFraming HttpConnection::onResponse(MessageStream &one, const MessageHead &head)
{
    PendingRequest request;
    const bool paired =
        m_pairing.take({ head.first.position, head.first.acknowledged }, request, *this);
    if (!paired && m_unseenRequests > 0 && m_unseenRequests != kAnyNumber)
        --m_unseenRequests;
    HttpEvent &event =
        freshEvent(HttpEventKind::Response, { head.last.time, head.first.interfaceIndex });
    event.status = head.line.status;
    event.paired = paired;
    if (paired) {
        event.transaction = request.transaction;
        event.requestTime = request.time;
        event.latency = m_clock.timeToFirstByte(request.time, head.first.time);
        m_refused = m_refused || (m_expectsContinue && request.transaction == m_transactions);
    }
    BodyTally &tally = tallyOf(one);
    tally.names = std::move(request.names);
    tally.transaction = event.transaction;
    tally.paired = paired;
    tally.status = head.line.status;
    tally.open = true;
    tally.lastTold = head.last.time;
    tally.interfaceIndex = head.first.interfaceIndex;
    nameEvent(event, tally.names);
    m_context.events.hold();

    const MethodKind method = paired ? request.method : MethodKind::Other;
    const BodyFraming framing = frameResponse(head.line.status, method, head.fields);
    if (framing.kind == BodyKind::Tunnel && paired && head.fields.upgradesToHttp2) {
        if (beginHttp2(true, head.last))
            m_http2->takeUpgraded({ request.transaction, request.time, request.interfaceIndex,
                tally.names.share() });
    } else if (framing.kind == BodyKind::Tunnel) {
        becomeOpaque();
    }
    return framing;
}

void HttpConnection::becomeOpaque()
{
    m_interest = StreamInterest::HttpOpaque;
    requests().becomeOpaque();
}

void HttpConnection::onBody(MessageStream &one, std::uint64_t bytes, const SegmentOrigin &origin)
{
    if (m_context.events.waiting()) {
        m_context.events.waitingEvent().bodyBytes += bytes;
        return;
    }
    BodyTally &tally = tallyOf(one);
    if (!tally.open)
        return;
    tally.untold += bytes;
    tally.lastBytes = origin.time;
    if (tally.untold >= kBodyPart || origin.time - tally.lastTold >= kBodyPartTime)
        tellBody(tally);
}

void HttpConnection::onMessageEnd(MessageStream &one, const SegmentOrigin &)
{
    BodyTally &tally = tallyOf(one);
    if (!m_context.events.waiting())
        tellBody(tally);
    tally.open = false;
}

void HttpConnection::tellBody(BodyTally &tally)
{
    if (tally.untold == 0)
        return;
    HttpEvent &event = freshEvent(HttpEventKind::Body, { tally.lastBytes, tally.interfaceIndex });
    event.bodyBytes = std::exchange(tally.untold, 0);
    event.paired = tally.paired;
    event.status = tally.status;
    event.transaction = tally.transaction;
    nameEvent(event, tally.names);
    tally.lastTold = tally.lastBytes;
    m_context.events.tell();
}

bool HttpConnection::knowsMethod(std::string_view method) const
{
    return isRegisteredMethod(method) || m_oddMethods.contains(method);
}

bool HttpConnection::bodyMayBeMissing(const MessageStream &one) const
{
    if (one.role() == MessageStream::Role::Requests)
        return m_refused;
    // The answer to an unseen HEAD has no body, whatever its fields say.
    return !m_tallies[index(directionOf(one))].paired;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// What HttpConnection makes of loss: desyncs, doubts about pairs, requests without an end.
#include "http/http_connection.h"

#include "http/tolerant_head.h"

#include <utility>

namespace hitwatch {

void HttpConnection::onLoss(MessageStream &one, StreamLoss loss, const SegmentOrigin &origin)
{
    HttpCounters &counters = m_context.counters;
    BodyTally &tally = tallyOf(one);
    tellBody(tally);
    tally.open = false;
    const bool isRequests = one.role() == MessageStream::Role::Requests;
    // Behind CONNECT or Upgrade the client may speak another protocol before we saw the answer.
    if (isRequests && loss == StreamLoss::Malformed && m_tunnelAsked && !one.inBody())
        return;
    if (isRequests && loss == StreamLoss::InHead)
        tellIncomplete(one, origin.time);
    if (one.phase() != MessageStream::Phase::Watching) {
        counters.headersTooLong += loss == StreamLoss::HeadTooLong ? 1 : 0;
        counters.headersRefused += loss == StreamLoss::HeadRefused ? 1 : 0;
        tellDesync(origin);
    }
    if (isRequests)
        requestsLost(one, loss, origin);
    else
        responsesLost(one, loss, origin);
}

void HttpConnection::tellDesync(const SegmentOrigin &origin)
{
    ++m_context.counters.desyncs;
    HttpEvent &event = freshEvent(HttpEventKind::Desync, origin);
    event.host = m_context.events.addressName(event.server, event.tls);
    m_context.events.tell();
}

void HttpConnection::requestsLost(
    const MessageStream &one, StreamLoss loss, const SegmentOrigin &origin)
{
    if (loss != StreamLoss::HeadTooLong && loss != StreamLoss::HeadRefused) {
        // Of a gap the length is known, and was noted.
        if (loss == StreamLoss::Malformed)
            noteUnseenRequests(kAnyNumber);
        m_pairing.requestsLost();
        return;
    }
    StartLine line;
    beginsRequest(one.heldHead(), line);
    addUntold(one.headOrigin(), origin, line.method);
}

/// A request that is no hit, whose answer will come.
void HttpConnection::addUntold(
    const SegmentOrigin &first, const SegmentOrigin &last, std::string_view method)
{
    PendingRequest request;
    request.time = last.time;
    request.place = { first.position, first.acknowledged };
    request.followsAtOnce =
        first.acknowledged <= std::exchange(m_lastAcknowledged, last.acknowledged);
    request.interfaceIndex = first.interfaceIndex;
    request.method = methodKindOf(method);
    request.told = false;
    m_pairing.add(std::move(request), m_context.limits.pendingRequests, responses().inBody(),
        m_context.pending, *this);
}

/// Told as lost, and followed like any other: what comes behind it is in step.
BodyFraming HttpConnection::onRefusedRequest(MessageStream &one, const MessageHead &head)
{
    tellDesync({ head.last.time, head.first.interfaceIndex });
    addUntold(head.first, head.last, head.line.method);
    tallyOf(one).open = false;
    m_expectsContinue = head.fields.expectContinue;
    m_refused = false;
    const bool connects = methodKindOf(head.line.method) == MethodKind::Connect;
    m_tunnelAsked = connects || head.fields.upgrade;
    return connects ? BodyFraming {} : frameRequest(head.fields);
}

void HttpConnection::responsesLost(
    const MessageStream &one, StreamLoss loss, const SegmentOrigin &origin)
{
    const bool behindHead = one.inBody() || one.phase() == MessageStream::Phase::Watching;
    if (behindHead || loss == StreamLoss::BetweenMessages) {
        m_pairing.responsesLost(!behindHead, { origin.position, origin.acknowledged }, *this);
        return;
    }
    const bool begun = one.phase() == MessageStream::Phase::Head;
    const SegmentOrigin &where = begun ? one.headOrigin() : origin;
    // What could not be read may have stood in front of the response.
    noteUnseenRequests(1);
    m_pairing.responseUnreadable({ where.position, where.acknowledged }, *this);
}

void HttpConnection::onUnpaired(const PendingRequest &request)
{
    HttpEvent &event =
        freshEvent(HttpEventKind::UnpairedRequest, { request.time, request.interfaceIndex });
    event.transaction = request.transaction;
    nameEvent(event, request.names);
    m_context.events.tell();
}

/// A request whose header section will never be complete.
void HttpConnection::tellIncomplete(const MessageStream &one, TimeNs time)
{
    const std::string_view held = one.heldHead();
    StartLine line;
    if (one.phase() != MessageStream::Phase::Head || !beginsRequest(held, line)
        || (!one.headTrusted() && !knowsMethod(line.method)))
        return;
    HttpEvent &event =
        freshEvent(HttpEventKind::IncompleteRequest, { time, one.headOrigin().interfaceIndex });
    const std::size_t lineEnd = held.find('\n');
    const NameViews names = nameRequest(line,
        readTolerantly(
            lineEnd == std::string_view::npos ? std::string_view() : held.substr(lineEnd + 1)));
    event.method = names.method;
    event.host = names.host;
    event.section = names.section;
    event.hostNamed = names.hostNamed;
    event.target = line.target.substr(0, m_context.limits.targetBytes);
    event.textCut = names.cut || event.target.size() < line.target.size();
    m_context.events.tell();
}

} // namespace hitwatch

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
        ++counters.desyncs;
        counters.headersTooLong += loss == StreamLoss::HeadTooLong ? 1 : 0;
        counters.headersRefused += loss == StreamLoss::HeadRefused ? 1 : 0;
        HttpEvent &event = freshEvent(HttpEventKind::Desync, origin);
        event.host = m_context.events.addressName(event.server);
        m_context.events.tell();
    }
    if (isRequests)
        requestsLost(loss, origin);
    else
        responsesLost(one, loss, origin);
}

void HttpConnection::requestsLost(StreamLoss loss, const SegmentOrigin &origin)
{
    if (loss != StreamLoss::HeadTooLong && loss != StreamLoss::HeadRefused) {
        // Of a gap the length is known, and was noted.
        if (loss == StreamLoss::Malformed)
            noteUnseenRequests(kAnyNumber);
        m_pairing.requestsLost();
        return;
    }
    // One request, and its answer will come; others may have been skipped with it.
    PendingRequest request;
    request.time = origin.time;
    request.place = { origin.position, origin.acknowledged };
    request.told = false;
    m_pairing.add(std::move(request), m_context.limits.pendingRequests, responses().inBody(),
        m_context.pending, *this);
    m_pairing.requestsUncounted();
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

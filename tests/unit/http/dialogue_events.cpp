// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogue_events.h"

#include <algorithm>

namespace hitwatch::test {

namespace {

const char *nameOf(HttpEventKind kind)
{
    switch (kind) {
    case HttpEventKind::Request:
        return "request";
    case HttpEventKind::Response:
        return "response";
    case HttpEventKind::InterimResponse:
        return "interim";
    case HttpEventKind::Body:
        return "body";
    case HttpEventKind::IncompleteRequest:
        return "incomplete";
    case HttpEventKind::UnpairedRequest:
        return "unpaired";
    case HttpEventKind::Desync:
        return "desync";
    case HttpEventKind::Encrypted:
        return "encrypted";
    case HttpEventKind::Http2:
        return "http2";
    }
    return "?";
}

std::string describe(const HttpEvent &event)
{
    std::string text = nameOf(event.kind);
    if (event.kind == HttpEventKind::Desync)
        return text;
    if (event.transaction != 0)
        text += " #" + std::to_string(event.transaction);
    if (event.status != 0)
        text += ' ' + std::to_string(event.status);
    if (event.kind == HttpEventKind::Response && !event.paired)
        text += " alone";
    if (!event.method.empty())
        text += ' ' + std::string(event.method);
    const std::string host(event.host);
    text += ' ' + (event.hostNamed ? host : '(' + host + ')');
    if (!event.section.empty())
        text += ' ' + std::string(event.section);
    if (event.latency >= 0)
        text += " after " + std::to_string(event.latency / kMillisecond) + "ms";
    if (event.textCut)
        text += " cut";
    if (event.kind == HttpEventKind::Encrypted && event.unread != TlsUnread::NoKey)
        text += ' ' + std::string(tlsUnreadName(event.unread));
    return text;
}

} // namespace

void EventLines::onHttpEvent(const HttpEvent &event)
{
    ++events;
    ++told[static_cast<std::size_t>(event.kind)];
    if (event.kind == HttpEventKind::Body) {
        addBody(event);
        return;
    }
    m_lines.push_back(
        { event.kind, event.connection, event.transaction, describe(event), event.bodyBytes });
    checkRequestTime(event);
}

/// What only shows when it is wrong: it is in no line of any dialogue.
void EventLines::checkRequestTime(const HttpEvent &event)
{
    const Transaction transaction { event.connection, event.transaction };
    if (event.kind == HttpEventKind::Request)
        m_requestTimes[transaction] = event.time;
    const bool answers = event.kind == HttpEventKind::Response && event.paired;
    if (event.requestTime != (answers ? m_requestTimes[transaction] : -1))
        m_lines.back().text += " wrong request time";
}

void EventLines::addBody(const HttpEvent &event)
{
    const HttpEventKind kind = event.status == 0 ? HttpEventKind::Request : HttpEventKind::Response;
    const auto line = std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const Line &candidate) {
        return candidate.kind == kind && candidate.connection == event.connection
            && candidate.transaction == event.transaction;
    });
    if (line == m_lines.rend()) {
        ++strayBodies;
        m_lines.push_back(
            { event.kind, event.connection, event.transaction, "stray body", event.bodyBytes });
        return;
    }
    line->body += event.bodyBytes;
}

std::vector<std::string> EventLines::lines() const
{
    std::vector<std::string> texts;
    for (const Line &line : m_lines)
        texts.push_back(
            line.body == 0 ? line.text : line.text + " body " + std::to_string(line.body));
    return texts;
}

} // namespace hitwatch::test

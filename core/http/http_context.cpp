// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_context.h"

#include "http/http2_connection.h"

#include <algorithm>
#include <new>

namespace hitwatch {

HttpContext::HttpContext(const EngineLimits &engineLimits, HttpEventSink &sink)
    : limits(engineLimits)
    , streams { {}, BlockPool(engineLimits.heldHeaderBytes), engineLimits.headerBytes }
    , pending(engineLimits.pendingBytes)
    , events(sink)
{
    limits.sectionRule.depth = std::clamp(limits.sectionRule.depth, 1, SectionRule::kMaxDepth);
}

Http2ConnectionPtr HttpContext::makeHttp2()
{
    void *const memory = pending.acquire(sizeof(Http2Connection));
    return { memory ? ::new (memory) Http2Connection(*this) : nullptr, Http2Release { this } };
}

void Http2Release::operator()(Http2Connection *connection) const
{
    std::destroy_at(connection);
    context->pending.release(connection, sizeof(Http2Connection));
}

NameViews nameRequest(HttpContext &context, std::string_view method, std::string_view target,
    std::string_view hostField, const Endpoint &server, bool overTls)
{
    EventWriter &events = context.events;
    const EngineLimits &limits = context.limits;
    const bool connects = methodKindOf(method) == MethodKind::Connect;
    NameViews names;
    names.method = method.substr(0, limits.methodBytes);
    names.cut = method.size() > limits.methodBytes;
    std::string_view authority = connects ? std::string_view() : authorityOf(target);
    if (authority.empty())
        authority = hostField;
    const ShownName host = shownHost(authority, limits.hostBytes, events.hostScratch, overTls);
    names.hostNamed = !host.text.empty();
    names.host = names.hostNamed ? host.text : events.addressName(server, overTls);
    // CONNECT names an authority, not a path; a path there is shown all the same.
    if (!connects || target.starts_with('/')) {
        const ShownName section =
            shownSection(target, limits.sectionRule, limits.sectionBytes, events.sectionScratch);
        names.section = section.text;
        names.cut = names.cut || section.cut;
    }
    names.cut = names.cut || host.cut;
    return names;
}

void tellUnreadTls(HttpContext &context, const ConnectionOrigin &origin, TlsUnread reason,
    const NameViews &names)
{
    ++context.tlsCounters.unread[static_cast<std::size_t>(reason)];
    ++context.counters.encryptedConnections;
    context.counters.textsCut += names.cut ? 1 : 0;
    HttpEvent &event = context.events.fresh();
    event.kind = HttpEventKind::Encrypted;
    event.unread = reason;
    event.tls = true;
    event.time = origin.time;
    event.interfaceIndex = origin.interfaceIndex;
    event.connection = origin.serial;
    const bool lowIsClient = origin.fromInitiator == Direction::LowToHigh;
    event.client = lowIsClient ? origin.low : origin.high;
    event.server = lowIsClient ? origin.high : origin.low;
    event.hostNamed = names.hostNamed;
    event.host = names.hostNamed ? names.host : context.events.addressName(event.server);
    event.textCut = names.cut;
    context.events.tell();
}

void nameEvent(HttpEvent &event, const RequestNames &names, EventWriter &events)
{
    const NameViews views = names.views();
    event.method = views.method;
    event.section = views.section;
    event.hostNamed = views.hostNamed;
    event.textCut = views.cut;
    event.host = names.isNull() ? events.addressName(event.server, event.tls) : views.host;
}

} // namespace hitwatch

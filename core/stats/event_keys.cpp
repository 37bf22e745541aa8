// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/event_keys.h"

#include "common/hash.h"

#include <array>
#include <cstring>

namespace hitwatch {

namespace {

// The keys are filled in where they are: copied while they are still being stored, they would
// stall the processor, and this is for every event.

void setHost(StatKey &key, const HttpEvent &event)
{
    key.hash = hashText(event.host) + (event.hostNamed ? 1 : 0);
    key.name = event.host;
    key.named = event.hostNamed;
}

void setSection(StatKey &key, const HttpEvent &event, const StatKey &host)
{
    key.hash = hashText(event.section, { host.hash, processHashKey().second });
    key.name = event.host;
    key.section = event.section;
    key.named = event.hostNamed;
}

void setClient(StatKey &key, const IpAddress &address)
{
    std::array<std::uint64_t, 2> words {};
    static_assert(sizeof(words) == sizeof(address.bytes));
    std::memcpy(words.data(), address.bytes.data(), sizeof(words));
    SipHash hash(processHashKey());
    hash.add(words[0]);
    if (words[1] != 0)
        hash.add(words[1]);
    key.hash = hash.value() + address.family;
    key.name = { reinterpret_cast<const char *>(address.bytes.data()), address.bytes.size() };
    key.named = address.family == 6;
}

void setMethod(StatKey &key, const HttpEvent &event)
{
    key.hash = hashText(event.method);
    key.name = event.method;
}

} // namespace

EventKeys::EventKeys(const HttpEvent &event)
{
    switch (event.kind) {
    case HttpEventKind::Request:
        setHost(host, event);
        setSection(section, event, host);
        setClient(client, event.client.address);
        setMethod(method, event);
        break;
    case HttpEventKind::Response:
    case HttpEventKind::Body:
        setHost(host, event);
        if (event.paired)
            setSection(section, event, host);
        if (event.bodyBytes > 0)
            setClient(client, event.client.address);
        break;
    case HttpEventKind::Encrypted:
        setHost(host, event);
        break;
    case HttpEventKind::InterimResponse:
    case HttpEventKind::IncompleteRequest:
    case HttpEventKind::UnpairedRequest:
    case HttpEventKind::Desync:
    case HttpEventKind::Http2:
        break;
    }
}

} // namespace hitwatch

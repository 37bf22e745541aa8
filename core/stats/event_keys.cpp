// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/event_keys.h"

#include "common/hash.h"

#include <array>
#include <cstring>

namespace hitwatch {

namespace {

std::uint64_t hashOf(const IpAddress &address)
{
    std::array<std::uint64_t, 2> words {};
    static_assert(sizeof(words) == sizeof(address.bytes));
    std::memcpy(words.data(), address.bytes.data(), sizeof(words));
    SipHash hash(processHashKey());
    hash.add(words[0]);
    if (words[1] != 0)
        hash.add(words[1]);
    return hash.value() + address.family;
}

// The keys are filled in where they are: copied while they are still being stored, they would
// stall the processor, and this is for every event.

void setHost(StatKey &key, const HttpEvent &event, NameHashes &hashes)
{
    key.hash = hashes.host(event) + (event.hostNamed ? 1 : 0);
    key.name = event.host;
    key.named = event.hostNamed;
}

void setSection(StatKey &key, const HttpEvent &event, const StatKey &host, NameHashes &hashes)
{
    key.hash = hashes.section(event, host.hash);
    key.name = event.host;
    key.section = event.section;
    key.named = event.hostNamed;
}

void setClient(StatKey &key, const HttpEvent &event, NameHashes &hashes)
{
    const IpAddress &address = event.client.address;
    key.hash = hashes.client(event);
    key.name = { reinterpret_cast<const char *>(address.bytes.data()), address.bytes.size() };
    key.named = address.family == 6;
}

void setMethod(StatKey &key, const HttpEvent &event, NameHashes &hashes)
{
    key.hash = hashes.method(event.method);
    key.name = event.method;
}

} // namespace

std::uint64_t NameHashes::Name::of(std::string_view name, std::uint64_t key)
{
    if (hash == 0 || seed != key || text != name) {
        text = name;
        seed = key;
        hash = hashText(name, { key, processHashKey().second });
    }
    return hash;
}

std::uint64_t NameHashes::host(const HttpEvent &event)
{
    return of(event).host.of(event.host, processHashKey().first);
}

std::uint64_t NameHashes::section(const HttpEvent &event, std::uint64_t host)
{
    return of(event).section.of(event.section, host);
}

std::uint64_t NameHashes::client(const HttpEvent &event)
{
    Connection &connection = of(event);
    if (connection.client != event.client.address) {
        connection.client = event.client.address;
        connection.clientHash = hashOf(connection.client);
    }
    return connection.clientHash;
}

std::uint64_t NameHashes::method(std::string_view method)
{
    const std::size_t first = method.empty() ? 0 : static_cast<std::uint8_t>(method.front());
    return m_methods[(first + 8 * method.size()) % m_methods.size()].of(
        method, processHashKey().first);
}

EventKeys::EventKeys(const HttpEvent &event, NameHashes &hashes)
{
    switch (event.kind) {
    case HttpEventKind::Request:
        setHost(host, event, hashes);
        setSection(section, event, host, hashes);
        setClient(client, event, hashes);
        setMethod(method, event, hashes);
        break;
    case HttpEventKind::Response:
    case HttpEventKind::Body:
        setHost(host, event, hashes);
        if (event.paired)
            setSection(section, event, host, hashes);
        if (event.bodyBytes > 0)
            setClient(client, event, hashes);
        break;
    case HttpEventKind::Encrypted:
        setHost(host, event, hashes);
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

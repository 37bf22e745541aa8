// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/request_log.h"

#include "common/hash.h"
#include "stats/address_texts.h"
#include "stats/flat_index.h"
#include "stats/request_match.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace hitwatch {

namespace {

/// A record that is no larger than this is used again for a new request.
constexpr std::size_t kReusedBytes = 1024;

/// Memory of a text outside the object.
std::size_t bytesOf(const std::string &text)
{
    return text.capacity() < sizeof(std::string) / 2 ? 0 : text.capacity() + 1;
}

std::size_t bytesOf(const RequestRecord &record)
{
    std::size_t bytes = 0;
    for (const std::string *text : { &record.client, &record.server, &record.host, &record.section,
             &record.method, &record.target })
        bytes += bytesOf(*text);
    return bytes;
}

} // namespace

struct RequestLog::State {
    struct Entry {
        std::shared_ptr<RequestRecord> record;
        std::uint64_t connection = 0;
        std::uint32_t transaction = 0;
        /// Others hold the record, maybe on other threads: it must not change any more. Its use
        /// count would not say so safely.
        mutable bool given = false;
        std::size_t bytes = 0; ///< what it counts in State::bytes
    };
    /// Besides the texts of a record: the entry, two slots in the index, the record and the counts
    /// of its pointer.
    static constexpr std::size_t kEntryBytes =
        sizeof(Entry) + 32 + sizeof(RequestRecord) + 2 * sizeof(void *);

    explicit State(const EngineLimits &limits)
        : most(std::max<std::size_t>(limits.requestList, 1))
        , mostBytes(limits.requestListBytes)
    {
    }

    static std::uint64_t hashOf(std::uint64_t connection, std::uint32_t transaction)
    {
        return hashMix(connection ^ 0x8ebc6af09c88c6e3ULL, transaction + 0x9e3779b97f4a7c15ULL);
    }
    Entry &entryAt(std::uint32_t place)
    {
        return entries[place - static_cast<std::uint32_t>(forgotten)];
    }
    Entry *find(const HttpEvent &event);
    RequestRecord &writable(Entry &entry);
    std::shared_ptr<RequestRecord> forgetOldest();
    void add(const HttpEvent &event);
    void charge(Entry &entry);

    std::size_t most;
    std::size_t mostBytes;
    std::uint64_t seed;
    std::deque<Entry> entries; ///< oldest first; the serial of the first is forgotten + 1
    FlatIndex index; ///< low bits of (serial - 1) by connection and transaction
    std::uint64_t forgotten = 0;
    std::size_t bytes = 0;
    AddressTexts addresses;
};

RequestLog::State::Entry *RequestLog::State::find(const HttpEvent &event)
{
    const std::uint32_t place =
        index.find(hashOf(event.connection, event.transaction), [&](std::uint32_t candidate) {
            const Entry &entry = entryAt(candidate);
            return entry.connection == event.connection && entry.transaction == event.transaction;
        });
    return place == FlatIndex::kNone ? nullptr : &entryAt(place);
}

RequestRecord &RequestLog::State::writable(Entry &entry)
{
    if (entry.given) {
        entry.record = std::make_shared<RequestRecord>(*entry.record);
        entry.given = false;
        charge(entry);
    }
    return *entry.record;
}

/// @returns its record, if that may be used again.
std::shared_ptr<RequestRecord> RequestLog::State::forgetOldest()
{
    Entry &oldest = entries.front();
    index.erase(
        hashOf(oldest.connection, oldest.transaction), static_cast<std::uint32_t>(forgotten));
    bytes -= oldest.bytes;
    std::shared_ptr<RequestRecord> reusable;
    if (!oldest.given && oldest.bytes <= kReusedBytes)
        reusable = std::move(oldest.record);
    entries.pop_front();
    ++forgotten;
    return reusable;
}

void RequestLog::State::charge(Entry &entry)
{
    bytes -= entry.bytes;
    entry.bytes = kEntryBytes + bytesOf(*entry.record);
    bytes += entry.bytes;
}

void RequestLog::State::add(const HttpEvent &event)
{
    std::shared_ptr<RequestRecord> record;
    if (entries.size() >= most)
        record = forgetOldest();
    if (!record)
        record = std::make_shared<RequestRecord>();
    record->serial = forgotten + entries.size() + 1;
    record->time = event.time;
    record->client = addresses.of(event.client.address);
    record->clientPort = event.client.port;
    record->server = addresses.of(event.server.address);
    record->serverPort = event.server.port;
    record->host = event.host;
    record->hostNamed = event.hostNamed;
    record->section = event.section;
    record->method = event.method;
    setEscaped(record->target, event.target);
    record->textCut = event.textCut;
    record->status = 0;
    record->latency = -1;
    record->bytes = event.bodyBytes;

    Entry &entry = entries.emplace_back();
    entry.record = std::move(record);
    entry.connection = event.connection;
    entry.transaction = event.transaction;
    index.insert(hashOf(event.connection, event.transaction),
        static_cast<std::uint32_t>(forgotten + entries.size() - 1));
    charge(entry);
}

RequestLog::RequestLog(const EngineLimits &limits)
    : m_state(std::make_unique<State>(limits))
{
}

RequestLog::~RequestLog() = default;

void RequestLog::apply(const HttpEvent &event)
{
    State &state = *m_state;
    if (event.kind == HttpEventKind::Request) {
        state.add(event);
    } else if (event.kind == HttpEventKind::Response || event.kind == HttpEventKind::Body) {
        State::Entry *const entry = event.paired ? state.find(event) : nullptr;
        if (entry == nullptr)
            return;
        RequestRecord &record = state.writable(*entry);
        record.bytes += event.bodyBytes;
        if (event.kind == HttpEventKind::Response) {
            record.status = event.status;
            record.latency = event.latency;
        }
    }
    while (state.bytes > state.mostBytes && !state.entries.empty())
        state.forgetOldest();
}

std::size_t RequestLog::size() const
{
    return m_state->entries.size();
}

std::size_t RequestLog::bytes() const
{
    return m_state->bytes;
}

std::uint64_t RequestLog::forgotten() const
{
    return m_state->forgotten;
}

RequestRecords RequestLog::newest(const RequestQuery &query, const TimeRange &range) const
{
    const RequestMatch matches(query, range);
    RequestRecords records;
    records.reserve(std::min(query.most, m_state->entries.size()));
    for (auto entry = m_state->entries.rbegin();
         entry != m_state->entries.rend() && records.size() < query.most; ++entry) {
        if (!matches(*entry->record))
            continue;
        entry->given = true;
        records.push_back(entry->record);
    }
    return records;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/stats/recount_model.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace hitwatch {

namespace {

constexpr std::size_t kMethodLimit = 64;
constexpr char kOther[] = "Other";

std::int64_t secondOf(TimeNs time)
{
    return floorToSecond(time) / kSecond;
}

template <typename Name>
std::vector<std::pair<Name, std::uint64_t>> byCount(const std::map<Name, std::uint64_t> &counts)
{
    std::vector<std::pair<Name, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const auto &left, const auto &right) { return left.second > right.second; });
    return sorted;
}

struct Sum {
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t bytes = 0;
    std::uint64_t latencies = 0;
    std::map<std::string, std::uint64_t> methods;
    std::map<std::uint16_t, std::uint64_t> statuses;
};

void addTo(Sum &sum, const HttpEvent &event, const std::string &method)
{
    sum.bytes += event.bodyBytes;
    if (event.kind == HttpEventKind::Request) {
        ++sum.requests;
        ++sum.methods[method];
    } else if (event.kind == HttpEventKind::Response) {
        ++sum.responses;
        ++sum.statuses[event.status];
        sum.latencies += event.paired && event.latency >= 0 ? 1 : 0;
    }
}

bool isWithin(std::int64_t second, const RecountModel::Seconds &seconds)
{
    return second >= seconds.from && second < seconds.to;
}

LatencySummary countOnly(std::uint64_t count)
{
    LatencySummary summary;
    summary.count = count;
    return summary;
}

} // namespace

RecountModel::RecountModel(std::size_t keyLimit, std::optional<int> longest)
    : m_keyLimit(keyLimit)
    , m_longest(longest)
{
}

void RecountModel::enter(std::int64_t second)
{
    m_current = m_started ? std::max(m_current, second) : second;
    m_started = true;
    if (m_longest) {
        std::erase_if(m_records,
            [this](const Record &record) { return record.second <= m_current - *m_longest; });
    }
}

std::string RecountModel::admit(
    std::string key, std::string Record::*field, std::size_t limit, bool encrypted) const
{
    std::set<std::string_view> live;
    for (const Record &record : m_records) {
        if (record.encrypted == encrypted && !(record.*field).empty() && record.*field != kOther)
            live.insert(record.*field);
    }
    return live.contains(key) || live.size() < limit ? key : kOther;
}

void RecountModel::tell(const HttpEvent &event)
{
    enter(secondOf(event.time));
    if (m_longest && secondOf(event.time) <= m_current - *m_longest)
        return;
    using enum HttpEventKind;
    Record record;
    record.second = secondOf(event.time);
    record.event = event;
    record.encrypted = event.kind == Encrypted;
    const bool isMessage = event.kind == Request || event.kind == Response;
    const bool counts = isMessage || (event.kind == Body && event.bodyBytes > 0);
    const std::string host = (event.hostNamed ? "+" : "-") + std::string(event.host);
    if (counts || record.encrypted)
        record.host = admit(host, &Record::host, m_keyLimit, record.encrypted);
    if (counts && (event.kind == Request || event.paired)) {
        record.section =
            admit(host + '\n' + std::string(event.section), &Record::section, m_keyLimit);
    }
    if (event.kind == Request || (counts && event.bodyBytes > 0)) {
        record.client = admit(toString(event.client.address), &Record::client, m_keyLimit);
    }
    if (event.kind == Request) {
        record.method =
            admit(std::string(event.method), &Record::method, std::min(kMethodLimit, m_keyLimit));
    }
    m_records.push_back(std::move(record));
}

void RecountModel::tell(const TrafficSample &sample)
{
    enter(secondOf(sample.second));
    Record record;
    record.second = secondOf(sample.second);
    record.event.kind = HttpEventKind::Body;
    record.sample = sample;
    m_records.push_back(std::move(record));
}

void RecountModel::tellGaps(std::int64_t second, std::uint64_t gaps)
{
    enter(second);
    Record record;
    record.second = second;
    record.event.kind = HttpEventKind::Body;
    record.gaps = gaps;
    m_records.push_back(std::move(record));
}

RecountModel::Seconds RecountModel::secondsOf(std::optional<int> window) const
{
    constexpr auto never = std::numeric_limits<std::int64_t>::min();
    return { window ? m_current - *window + 1 : never, m_current + 1 };
}

std::vector<TimeNs> RecountModel::latencies(const Seconds &seconds) const
{
    std::vector<TimeNs> all;
    for (const Record &record : m_records) {
        const HttpEvent &event = record.event;
        if (isWithin(record.second, seconds) && event.kind == HttpEventKind::Response
            && event.paired && event.latency >= 0)
            all.push_back(event.latency);
    }
    std::sort(all.begin(), all.end());
    return all;
}

StatsSnapshot RecountModel::recount(const Seconds &seconds) const
{
    using enum HttpEventKind;
    StatsSnapshot counted;
    Sum total;
    std::map<std::string, Sum> hosts;
    std::map<std::string, Sum> sections;
    std::map<std::string, Sum> clients;
    std::map<std::string, EncryptedRow> encrypted;
    std::map<std::uint32_t, InterfaceRow> interfaces;
    for (const Record &record : m_records) {
        if (!isWithin(record.second, seconds))
            continue;
        const HttpEvent &event = record.event;
        addTo(total, event, record.method);
        counted.interim += event.kind == InterimResponse;
        counted.incomplete += event.kind == IncompleteRequest;
        counted.unpaired += event.kind == UnpairedRequest;
        counted.desyncs += event.kind == Desync;
        counted.http2 += event.kind == Http2;
        counted.loss.gaps += record.gaps;
        if (record.encrypted) {
            ++encrypted[record.host].connections;
            ++encrypted[record.host].reasons[static_cast<std::size_t>(event.unread)];
            continue;
        }
        if (!record.host.empty())
            addTo(hosts[record.host], event, record.method);
        if (!record.section.empty())
            addTo(sections[record.section], event, record.method);
        if (!record.client.empty())
            addTo(clients[record.client], event, record.method);
        if (record.sample) {
            InterfaceRow &row = interfaces[record.sample->interfaceIndex];
            row.packets += record.sample->packets;
            row.httpBytesToServer += record.sample->httpBytesToServer;
            row.httpBytesToClient += record.sample->httpBytesToClient;
        }
    }
    counted.requests = total.requests;
    counted.responses = total.responses;
    counted.methods = byCount(total.methods);
    counted.statuses = byCount(total.statuses);
    counted.latency = countOnly(total.latencies);
    for (const auto &[key, sum] : hosts) {
        const bool other = key == kOther;
        counted.hosts.push_back(
            { other ? key : key.substr(1), other || key[0] == '+', other, sum.requests,
                sum.responses, sum.bytes, byCount(sum.statuses), countOnly(sum.latencies) });
    }
    for (const auto &[key, sum] : sections) {
        const bool other = key == kOther;
        const std::size_t end = key.find('\n');
        counted.sections.push_back(
            { other ? key : key.substr(1, end - 1), other ? key : key.substr(end + 1),
                other || key[0] == '+', other, sum.requests, sum.responses, sum.bytes,
                byCount(sum.methods), byCount(sum.statuses), countOnly(sum.latencies) });
    }
    for (const auto &[key, sum] : clients)
        counted.clients.push_back({ key, key == kOther, sum.requests, sum.bytes });
    for (const auto &[key, sum] : encrypted) {
        const bool other = key == kOther;
        counted.encrypted.push_back(
            { other ? key : key.substr(1), other || key[0] == '+', other, sum.connections,
                sum.reasons });
    }
    for (const auto &[index, row] : interfaces) {
        counted.interfaces.push_back(row);
        counted.interfaces.back().name = "interface " + std::to_string(index);
    }

    std::sort(counted.hosts.begin(), counted.hosts.end(), [](const auto &left, const auto &right) {
        return std::tuple(left.isOther, right.requests, right.responses, left.host, right.named)
            < std::tuple(right.isOther, left.requests, left.responses, right.host, left.named);
    });
    std::sort(
        counted.sections.begin(), counted.sections.end(), [](const auto &left, const auto &right) {
            return std::tuple(left.isOther, right.requests, right.responses, left.host,
                       left.section, right.named)
                < std::tuple(right.isOther, left.requests, left.responses, right.host,
                    right.section, left.named);
        });
    std::sort(
        counted.clients.begin(), counted.clients.end(), [](const auto &left, const auto &right) {
            return std::tuple(left.isOther, right.requests, right.bytes, left.client)
                < std::tuple(right.isOther, left.requests, left.bytes, right.client);
        });
    std::sort(counted.encrypted.begin(), counted.encrypted.end(),
        [](const auto &left, const auto &right) {
            return std::tuple(left.isOther, right.connections, left.host, right.named)
                < std::tuple(right.isOther, left.connections, right.host, left.named);
        });
    return counted;
}

} // namespace hitwatch

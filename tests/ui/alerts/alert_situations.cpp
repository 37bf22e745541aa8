// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_situations.h"

#include <QString>

namespace hitwatch::test {

namespace {

SectionRow section(const char *host, const char *name, std::uint64_t requests)
{
    SectionRow row;
    row.host = host;
    row.section = name;
    row.requests = requests;
    row.responses = requests;
    row.methods = { { "GET", requests - 10 }, { "POST", 10 } };
    row.statuses = { { 200, requests - 5 }, { 500, 5 } };
    return row;
}

HostRow host(const char *name, std::uint64_t requests)
{
    HostRow row;
    row.host = name;
    row.requests = requests;
    row.statuses = { { 200, requests } };
    return row;
}

AlertRecordPtr special(int number, AlertMetric metric, double raiseAt, double peak, AlertEnd end)
{
    AlertRecord record = episode(number);
    record.raisedAt -= (8 - number) * 20 * 3600 * kSecond;
    record.clearedAt = record.raisedAt + number * 97 * kSecond;
    record.now = *record.clearedAt;
    record.rule.metric = metric;
    record.rule.raiseAt = raiseAt;
    record.rule.clearAt = raiseAt;
    record.value = raiseAt;
    record.latest = raiseAt / 2;
    record.peak = peak;
    record.end = end;
    record.evidence = nullptr;
    switch (metric) {
    case AlertMetric::Messages:
    case AlertMetric::Requests:
        break;
    case AlertMetric::BitsPerSecond:
        record.rule.name = "Busy uplink";
        record.source = "eth0";
        break;
    case AlertMetric::ErrorShare:
        record.rule.name = "Errors of the shop";
        record.rule.scope.host = "shop.example";
        break;
    case AlertMetric::TimeToFirstByteP95:
        record.rule.name = "Slow answers";
        record.source = "monday.pcap";
        break;
    }
    return share(record);
}

} // namespace

AlertRecord episode(int number)
{
    AlertRecord record;
    record.id = QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')).toStdString();
    record.source = "lo, eth0";
    record.raisedAt = kFourteen + number * 60 * kSecond;
    record.clearedAt = record.raisedAt + 200 * kSecond;
    record.value = 7412;
    record.latest = 6500;
    record.peak = 9412 + number;
    record.now = *record.clearedAt + 10 * kSecond;
    record.evidence = shopEvidence(record.raisedAt);
    return record;
}

AlertRecord firing(AlertRecord record)
{
    record.clearedAt.reset();
    record.now = record.raisedAt + 90 * kSecond;
    record.latest = 8012;
    return record;
}

std::shared_ptr<const AlertEvidence> shopEvidence(TimeNs raisedAt)
{
    auto evidence = std::make_shared<AlertEvidence>();
    evidence->range = { floorToSecond(raisedAt) - 120 * kSecond, floorToSecond(raisedAt) };
    evidence->requests = 3710;
    evidence->responses = 3702;
    evidence->sections = { section("shop.example", "/api", 2204),
        section("shop.example", "/images", 770), section("blog.example", "/posts", 431),
        section("auth.example", "/login", 120), section("shop.example", "/search", 92),
        section("127.0.0.1:8080", "/metrics", 60) };
    evidence->hosts = { host("shop.example", 3066), host("blog.example", 431),
        host("auth.example", 120), host("127.0.0.1:8080", 60) };
    evidence->hosts.back().named = false;
    evidence->clients = { { "10.0.0.7", false, 3100, 1 }, { "10.0.0.9", false, 410, 1 },
        { "2001:db8::17", false, 200, 1 } };
    evidence->statuses = { { 200, 3300 }, { 304, 220 }, { 404, 130 }, { 500, 52 } };
    for (int number = 0; number < 200; ++number) {
        RequestRecord request;
        request.serial = static_cast<std::uint64_t>(1000 - number);
        request.time = raisedAt - number * 31 * kMillisecond;
        request.client = number % 5 == 0 ? "10.0.0.9" : "10.0.0.7";
        request.clientPort = 40'000;
        request.server = "10.0.0.1";
        request.serverPort = 80;
        request.host = "shop.example";
        request.section = "/api";
        request.method = number % 7 == 0 ? "POST" : "GET";
        request.target = "/api/users/" + std::to_string(number);
        request.status = number % 11 == 0 ? 500 : number == 1 ? 0 : 200;
        request.latency = request.status == 0 ? -1 : (3 + number % 9) * kMillisecond;
        request.bytes = 2100;
        evidence->newest.push_back(request);
    }
    return evidence;
}

std::vector<AlertRecordPtr> week()
{
    return {
        share(firing(episode(9))),
        special(7, AlertMetric::ErrorShare, 5, 12.5, AlertEnd::Recovered),
        special(6, AlertMetric::Messages, 7000, 9412, AlertEnd::RuleChanged),
        special(5, AlertMetric::BitsPerSecond, 50e6, 91.2e6, AlertEnd::Recovered),
        special(4, AlertMetric::TimeToFirstByteP95, 250, 1480, AlertEnd::CaptureEnded),
        special(3, AlertMetric::Requests, 3500, 4100, AlertEnd::Recovered),
        special(2, AlertMetric::Messages, 7000, 7003, AlertEnd::ClockSetBack),
        special(1, AlertMetric::Messages, 7000, 15'020, AlertEnd::Recovered),
    };
}

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/report/sample_reports.h"

#include "stats/traffic_stats.h"

#include <array>
#include <random>

namespace hitwatch::samples {

namespace {

/// 2026-03-14 14:02:00 UTC
constexpr TimeNs kStart = 1'773'496'920 * kSecond;

struct Place {
    std::string_view host;
    std::string_view section;
    unsigned weight;
    TimeNs latency;
};

constexpr std::array<Place, 12> kPlaces { {
    { "shop.example", "/api", 310, 9 * kMillisecond },
    { "shop.example", "/img", 188, 2 * kMillisecond },
    { "shop.example", "/basket", 61, 31 * kMillisecond },
    { "www.example.org", "/", 120, 5 * kMillisecond },
    { "www.example.org", "/news", 77, 14 * kMillisecond },
    { "static.cdn.example.net:8080", "/assets", 90, 700 * kMicrosecond },
    { "a-service-with-a-very-long-name.department.of-a-large.company.example", "/v2", 25,
        120 * kMillisecond },
    { "metrics.internal", "/push", 40, 3 * kMillisecond },
    { "metrics.internal", "/query", 6, 140 * kMillisecond },
    { "10.20.0.5:9000", "/health", 10, 400 * kMicrosecond },
    { "login.example", "/oauth2", 18, 55 * kMillisecond },
    { "proxy.example:3128", "", 3, 80 * kMillisecond },
} };

const Place &pickPlace(unsigned random)
{
    unsigned at = random % 948;
    for (const Place &place : kPlaces) {
        if (at < place.weight)
            return place;
        at -= place.weight;
    }
    return kPlaces.front();
}

std::uint16_t pickStatus(unsigned random)
{
    random %= 1000;
    return random < 880 ? 200 : random < 920 ? 304 : random < 950 ? 302 : random < 985 ? 404 : 503;
}

HttpEvent eventAt(HttpEventKind kind, TimeNs time)
{
    HttpEvent event;
    event.kind = kind;
    event.time = time;
    event.hostNamed = true;
    event.client.address.family = 4;
    return event;
}

void tellTransaction(TrafficStats &stats, std::minstd_rand &random, TimeNs time)
{
    const Place &place = pickPlace(static_cast<unsigned>(random()));
    HttpEvent event = eventAt(HttpEventKind::Request, time);
    event.host = place.host;
    event.hostNamed = place.host != "10.20.0.5:9000";
    event.section = place.section;
    event.method = place.section.empty()                ? "CONNECT"
        : place.section == "/push" || random() % 9 == 0 ? "POST"
                                                        : "GET";
    // In two statements: the order of two calls within one is not defined.
    const auto clients = 1 + random() % 7;
    event.client.address.bytes = { 10, 0, 0, static_cast<std::uint8_t>(1 + random() % clients) };
    event.bodyBytes = event.method == "POST" ? 640 : 0;
    stats.apply(event);

    event.kind = HttpEventKind::Response;
    event.paired = true;
    event.status = pickStatus(static_cast<unsigned>(random()));
    event.latency = place.latency + static_cast<TimeNs>(random() % 1000) * place.latency / 700;
    event.time = time + event.latency;
    event.bodyBytes = 500 + random() % 20'000;
    stats.apply(event);
}

CaptureCounters countersOf(const char *first, const char *second)
{
    CaptureCounters counters;
    counters.interfaces.resize(2);
    counters.interfaces[0].name = first;
    counters.interfaces[1].name = second;
    return counters;
}

Report reportOf(const TrafficStats &stats, std::optional<int> window)
{
    return { stats.snapshot(window), {}, false };
}

} // namespace

Report busy()
{
    TrafficStats stats({}, { 10 });
    std::minstd_rand random(7);
    CaptureCounters counters = countersOf("eth0", "wg0");
    stats.apply(counters, kStart);
    for (int number = 0; number < 8120; ++number) {
        const TimeNs time = kStart + number * (9600 * kMillisecond / 8120);
        tellTransaction(stats, random, time);
        if (number % 812 == 0)
            stats.apply(
                TrafficSample { 0, floorToSecond(time), 9000, 9'000'000, 310'000, 5'200'000 });
    }
    for (int number = 0; number < 5; ++number) {
        stats.apply(eventAt(HttpEventKind::InterimResponse, kStart + 3 * kSecond));
        HttpEvent hello = eventAt(HttpEventKind::Encrypted, kStart + 5 * kSecond);
        hello.host = number == 0 ? "mail.example" : "bank.example";
        stats.apply(hello);
    }
    stats.apply(eventAt(HttpEventKind::Desync, kStart + 8 * kSecond));
    stats.apply(eventAt(HttpEventKind::UnpairedRequest, kStart + 8 * kSecond));
    counters.interfaces[0].kernelDropped = 1204;
    counters.interfaces[1].state = InterfaceState::Down;
    counters.tcp.gaps = 3;
    counters.tcp.gapBytes = 12'400;
    counters.decode.failures[static_cast<std::size_t>(DecodeFailure::TruncatedHeader)] = 4;
    stats.apply(counters, kStart + 9 * kSecond + 990 * kMillisecond);

    Report report = reportOf(stats, 10);
    constexpr auto kFirst = kStart - 200 * kSecond;
    constexpr auto kSecondOne = kStart + 5500 * kMillisecond;
    report.alerts = {
        { {}, 0, AlertTransition::Raised, kFirst, 7012, 7012, kFirst },
        { {}, 0, AlertTransition::Cleared, kStart, 6990, 9412, kFirst },
        { {}, 0, AlertTransition::Raised, kSecondOne, 7003, 7003, kSecondOne },
    };
    report.alertFiring = true;
    return report;
}

Report encryptedOnly()
{
    TrafficStats stats({}, {});
    stats.apply(countersOf("eth0", "lo"), kStart);
    stats.apply(TrafficSample { 0, kStart, 1204, 900'000, 0, 0 });
    for (const std::string_view host : { "a.example", "a.example", "b.example" }) {
        HttpEvent hello = eventAt(HttpEventKind::Encrypted, kStart + 2 * kSecond);
        hello.host = host;
        stats.apply(hello);
    }
    stats.apply(eventAt(HttpEventKind::Http2, kStart + 3 * kSecond));
    stats.advance(kStart + 10 * kSecond);
    return reportOf(stats, {});
}

Report empty()
{
    return reportOf(TrafficStats({}, {}), {});
}

Report silent()
{
    TrafficStats stats({}, { 60 });
    CaptureCounters counters = countersOf("eth0", "lo");
    counters.interfaces[0].state = InterfaceState::Gone;
    stats.apply(counters, kStart);
    stats.advance(kStart + 30 * kSecond);
    return reportOf(stats, 60);
}

Report hostile()
{
    TrafficStats stats({}, {});
    const std::string longName(255, 'w');
    const std::array<std::string_view, 6> hosts { "\x1b[2J\x1b]0;owned\x07", "quote\"back\\slash",
        "\xe2\x80\xae"
        "gnp.exe",
        "broken\xff\xfeutf8\xc3", longName, "M\xc3\xbcnchen.example" };
    for (std::size_t at = 0; at < hosts.size(); ++at) {
        HttpEvent event = eventAt(HttpEventKind::Request, kStart + static_cast<TimeNs>(at));
        event.host = hosts[at];
        event.section = at == 0 ? std::string_view("/\r\n\x9b", 4) : "/<b>&amp;";
        event.method = at == 1 ? "\"GET\"\x7f" : "A-METHOD-OF-THIRTY-TWO-CHARACTER";
        stats.apply(event);
    }
    Report report = reportOf(stats, {});
    report.stats.interfaces.push_back({ "e\tth\n0", InterfaceState::Capturing, 6, 0, 0, 1, 0, 1250 });
    report.stats.loss.kernelDropped = 1;
    report.stats.loss.notWatchedMs = 1250;
    AlertRule rule;
    rule.name = "rule\x1b[31m\n";
    rule.windowSeconds = 10;
    rule.raiseAt = 1;
    report.alerts.push_back({ rule, 0, AlertTransition::Raised, kStart, 1.5, 1.5, kStart });
    return report;
}

} // namespace hitwatch::samples

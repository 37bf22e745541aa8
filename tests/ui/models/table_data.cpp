// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/table_data.h"

#include <array>

namespace hitwatch::tables {
namespace {

constexpr TimeNs kNow = 1'774'000'930 * kSecond;

LatencySummary latency(double p50, double p95)
{
    return { 1000, p50, p95, p95 * 2, p95 * 3 };
}

void addSection(StatsSnapshot &stats, const char *host, const char *section, std::uint64_t hits,
    std::uint64_t errors, double p95, bool named = true)
{
    SectionRow row;
    row.host = host;
    row.section = section;
    row.named = named;
    row.requests = hits;
    row.responses = hits;
    row.bytes = hits * 2100;
    row.methods = { { "GET", hits - hits / 10 }, { "POST", hits / 10 } };
    row.statuses = { { std::uint16_t { 200 }, hits - errors }, { std::uint16_t { 500 }, errors } };
    row.latency = latency(p95 / 5, p95);
    stats.sections.push_back(row);
    stats.requests += hits;
}

void addHost(StatsSnapshot &stats, const char *host, std::uint64_t hits, bool named = true)
{
    stats.hosts.push_back({ host, named, false, hits, hits, hits * 2100,
        { { std::uint16_t { 200 }, hits } }, latency(3, 18) });
}

StatsSnapshot ordinaryStats()
{
    StatsSnapshot stats;
    stats.from = kNow - 120 * kSecond;
    stats.to = kNow;
    stats.windowSeconds = 120;
    addSection(stats, "shop.example", "/api", 31'204, 62, 12);
    addSection(stats, "shop.example", "/images", 18'770, 0, 4);
    addSection(stats, "shop.example", "/static", 12'015, 0, 3);
    addSection(stats, "blog.example", "/posts", 8'431, 93, 21);
    addSection(stats, "auth.example", "/login", 4'120, 280, 88);
    addSection(stats, "shop.example", "/search", 3'902, 16, 140);
    addSection(stats, "127.0.0.1:8080", "/metrics", 1'440, 0, 0.8, false);
    addSection(stats, "cdn.example", "/fonts", 388, 0, 2);
    addHost(stats, "shop.example", 65'891);
    addHost(stats, "blog.example", 8'431);
    addHost(stats, "auth.example", 4'120);
    addHost(stats, "127.0.0.1:8080", 1'440, false);
    addHost(stats, "cdn.example", 388);
    stats.methods = { { "GET", 73'480 }, { "POST", 5'904 }, { "PUT", 610 }, { "HEAD", 271 } };
    stats.statuses = { { std::uint16_t { 200 }, 72'944 }, { std::uint16_t { 304 }, 3'610 },
        { std::uint16_t { 404 }, 2'702 }, { std::uint16_t { 500 }, 1'009 } };
    stats.clients = { { "10.0.0.7", false, 50'000, 1'000'000 }, { "::1", false, 265, 4000 },
        { "10.0.0.10", false, 30'000, 600'000 } };
    stats.interfaces = { { "lo", InterfaceState::Capturing, 812'000, 40'000'000, 310'000'000, 0,
                             0 },
        { "eth0", InterfaceState::Gone, 4'000, 10'000, 20'000, 12, 3 } };
    return stats;
}

} // namespace

std::shared_ptr<RequestRecord> request(std::uint64_t serial)
{
    static constexpr std::array kTargets { "/api/users?page=2", "/login", "/images/hero.webp",
        "/metrics", "/search?q=lamp" };
    static constexpr std::array<std::uint16_t, 5> kStatuses { 200, 401, 304, 0, 500 };
    auto record = std::make_shared<RequestRecord>();
    const std::size_t at = serial % kTargets.size();
    record->serial = serial;
    record->time = kNow + static_cast<TimeNs>(serial) * 7 * kMillisecond;
    record->client = serial % 3 == 0 ? "::1" : "10.0.0." + std::to_string(serial % 12);
    record->clientPort = 40'000;
    record->server = "127.0.0.1";
    record->serverPort = 8080;
    record->host = at == 3 ? "127.0.0.1:8080" : "shop.example";
    record->hostNamed = at != 3;
    record->section = "/api";
    record->method = at == 1 ? "POST" : "GET";
    record->target = kTargets[at];
    record->status = kStatuses[at];
    record->latency = record->status == 0 ? -1 : static_cast<TimeNs>(serial % 90) * kMillisecond;
    record->bytes = serial * 31 % 90'000;
    return record;
}

std::shared_ptr<MonitorView> ordinaryView()
{
    auto view = std::make_shared<MonitorView>();
    view->now = kNow;
    view->stats = ordinaryStats();
    view->narrowed.snapshot = view->stats;
    for (std::uint64_t serial = 40; serial > 0; --serial)
        view->requests.push_back(request(serial));
    return view;
}

std::shared_ptr<MonitorView> largeView(int rows, int round, int requests, std::uint64_t newest)
{
    auto view = std::make_shared<MonitorView>();
    view->now = kNow + round * kSecond;
    StatsSnapshot &stats = view->stats;
    stats.from = view->now - 120 * kSecond;
    stats.to = view->now;
    for (int at = 0; at < rows; ++at) {
        const auto hits = static_cast<std::uint64_t>(1 + (at * 7919 + round * 104'729) % 50'021);
        const std::string host = "host" + std::to_string(at / 2) + ".example";
        addSection(stats, host.c_str(), at % 2 == 0 ? "/api" : "/images", hits, hits / 60,
            static_cast<double>(hits % 200));
        if (at % 2 == 0)
            addHost(stats, host.c_str(), hits);
    }
    for (int at = 0; at < requests; ++at)
        view->requests.push_back(request(newest - static_cast<std::uint64_t>(at)));
    view->narrowed.snapshot = stats;
    return view;
}

} // namespace hitwatch::tables

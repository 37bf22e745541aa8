// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/alerts/alert_traffic.h"

#include <cmath>

namespace hitwatch::test {

namespace {

TcpConversation::Options options()
{
    TcpConversation::Options options;
    options.start = kAlertStart;
    options.step = 0;
    options.acknowledge = false;
    return options;
}

void addRow(AlertTraffic &traffic, Exchange first, int count, double apart)
{
    for (int at = 0; at < count; ++at) {
        Exchange exchange = first;
        exchange.seconds += at * apart;
        traffic.add(exchange);
    }
}

} // namespace

AlertTraffic::AlertTraffic()
    : m_talk(options())
{
    m_talk.open();
}

void AlertTraffic::waitUntil(TimeNs time)
{
    if (time < m_now)
        qFatal("an exchange begins before the one before is over");
    m_talk.wait(time - m_now);
    m_now = time;
}

void AlertTraffic::add(const Exchange &exchange)
{
    waitUntil(kAlertStart + std::llround(exchange.seconds * 1e9));
    m_talk.client("GET " + exchange.path + " HTTP/1.1\r\nHost: " + exchange.host + "\r\n\r\n");
    waitUntil(m_now + std::llround(exchange.latencyMs * 1e6));
    m_talk.server("HTTP/1.1 " + std::to_string(exchange.status) + " Said\r\nContent-Length: "
        + std::to_string(exchange.bodyBytes) + "\r\n\r\n" + std::string(exchange.bodyBytes, 'x'));
}

std::vector<Frame> burstFrames()
{
    AlertTraffic traffic;
    addRow(traffic, { .seconds = 10, .path = "/shop" }, 4000, 0.01);
    traffic.add({ .seconds = 200 });
    return traffic.frames();
}

/// At 45 s: 3,501 requests and 3,500 responses. At 135 s 501 and 500 of them have left the window.
ExpectedEpisode burstEpisode()
{
    return { "HTTP messages", 45, 135, 7001, 8000 };
}

std::vector<Frame> sceneFrames()
{
    AlertTraffic traffic;
    // More of a scope's host than its level, but on another section.
    addRow(traffic, { .seconds = 5.05, .host = "b.example", .path = "/other" }, 30, 0.1);
    addRow(traffic, { .seconds = 20, .host = "b.example", .path = "/login/a" }, 40, 0.25);
    addRow(traffic, { .seconds = 40.1, .host = "hold.example" }, 12, 0.002);
    addRow(traffic, { .seconds = 60.1, .host = "hold.example" }, 12, 0.002);
    addRow(traffic, { .seconds = 64.1, .host = "hold.example" }, 12, 0.002);
    addRow(traffic, { .seconds = 80.05, .host = "errors.example", .status = 503 }, 9, 0.1);
    traffic.add({ .seconds = 81.25, .host = "errors.example" });
    addRow(traffic, { .seconds = 83.05, .host = "errors.example" }, 10, 0.1);
    addRow(traffic, { .seconds = 100.05, .host = "slow.example", .latencyMs = 10 }, 20, 0.1);
    addRow(traffic, { .seconds = 103.05, .host = "slow.example", .latencyMs = 400 }, 3, 0.5);
    for (const double second : { 130.1, 134.1, 138.1, 142.1 })
        addRow(traffic, { .seconds = second, .host = "swing.example" }, 6, 0.002);
    traffic.add({ .seconds = 150.1, .host = "large.example", .bodyBytes = 200'000 });
    traffic.add({ .seconds = 170 });
    return traffic.frames();
}

QByteArray sceneRules()
{
    return R"([
  { "name": "scope", "metric": "requests", "host": "b.example", "section": "/login",
    "windowSeconds": 10, "raiseAt": 20, "settleSeconds": 0 },
  { "name": "hold", "metric": "requests", "host": "hold.example", "windowSeconds": 5,
    "raiseAt": 10, "holdSeconds": 6, "settleSeconds": 0 },
  { "name": "errors", "metric": "errorShare", "host": "errors.example", "windowSeconds": 10,
    "raiseAt": 50, "minimumHits": 10, "settleSeconds": 0 },
  { "name": "slow", "metric": "timeToFirstByteP95", "host": "slow.example", "windowSeconds": 10,
    "raiseAt": 100, "minimumHits": 20, "settleSeconds": 0 },
  { "name": "swing", "metric": "requests", "host": "swing.example", "windowSeconds": 2,
    "raiseAt": 5 },
  { "name": "traffic", "metric": "bitsPerSecond", "windowSeconds": 10, "raiseAt": 100000,
    "settleSeconds": 0 },
  { "name": "disabled", "metric": "requests", "windowSeconds": 10, "raiseAt": 1,
    "enabled": false }
])";
}

/// Each evaluation sees the window that ends with it; see the times above.
std::vector<ExpectedEpisode> sceneEpisodes()
{
    return {
        { "scope", 25, 35, 21, 39 },
        { "hold", 66.5, 69.5, 12, 12 }, // not at 46.5: the first burst lasts less than 6 s
        { "errors", 81.5, 84, 90, 90 }, // not at 80.5: fewer than ten responses
        { "slow", 104, 110.5, 400, 400 }, // too few responses say nothing
        { "swing", 130.5, 144.5, 6, 6 }, { "traffic", 151, 161, 169'000, 169'000 }, // with headers
    };
}

} // namespace hitwatch::test

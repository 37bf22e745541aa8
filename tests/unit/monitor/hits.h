// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/view_maker.h"

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

/// Traffic for makers of views and reports, without a capture.
namespace hitwatch::test {

inline constexpr TimeNs kStart = 1'700'000'000 * kSecond;
inline const std::vector<std::string> kHosts { "a.example", "b.example", "c.example" };
inline const std::vector<std::string> kSections { "/", "/api", "/img", "/health" };

/// One request and its response.
struct Hit {
    TimeNs time = 0;
    std::size_t host = 0;
    std::size_t section = 0;
    std::uint16_t status = 200;
    const char *method = "GET";
};

/// Sends hits as a batcher does for a file: cut at whole seconds of packet time and every @p limit
/// events, with the clock that belongs to it.
class Sender {
public:
    using Take = std::function<void(const HttpEventBatch &)>;

    Sender(std::size_t limit, Take take)
        : m_limit(limit)
        , m_take(std::move(take))
    {
    }

    void tell(const Hit &hit)
    {
        pass(hit.time);
        HttpEvent event;
        event.time = hit.time;
        event.host = kHosts[hit.host];
        event.hostNamed = true;
        event.section = kSections[hit.section];
        event.method = hit.method;
        event.target = event.section;
        event.connection = ++m_connections;
        event.transaction = 1;
        const std::uint8_t address[] = { 192, 0, 2, 1 };
        event.client = { IpAddress::fromIpv4(address), 50'000 };
        append(event);
        event.kind = HttpEventKind::Response;
        event.paired = true;
        event.status = hit.status;
        event.requestTime = hit.time;
        event.time = hit.time + kMillisecond;
        event.latency = kMillisecond;
        event.bodyBytes = 10;
        event.target = {};
        append(event);
    }
    void finish() { send(m_clock); }

private:
    void pass(TimeNs time)
    {
        if (m_clock == 0)
            m_second = floorToSecond(time);
        if (time >= m_second + kSecond) {
            m_second = floorToSecond(time);
            send(m_second);
        }
        m_clock = std::max(m_clock, time);
        TrafficSample sample;
        sample.second = floorToSecond(time);
        sample.packets = 2;
        sample.bytes = 500;
        sample.httpBytesToServer = 100;
        sample.httpBytesToClient = 300;
        m_batch.traffic.push_back(sample);
    }
    void append(const HttpEvent &event)
    {
        if (m_batch.events.size() >= m_limit)
            send(m_second);
        m_batch.append(event);
    }
    void send(TimeNs clock)
    {
        m_batch.clock = clock;
        m_batch.counters.interfaces.resize(1);
        m_batch.counters.interfaces[0].name = "eth0";
        m_batch.counters.tcp.gaps = m_connections / 100;
        m_take(m_batch);
        m_batch.clear();
    }

    const std::size_t m_limit;
    const Take m_take;
    HttpEventBatch m_batch;
    TimeNs m_clock = 0;
    TimeNs m_second = 0;
    std::uint64_t m_connections = 0;
};

/// Busy and quiet seconds, silences and packets out of order; the same on every run.
inline std::vector<Hit> minutes(int seconds)
{
    std::mt19937 random(7);
    std::vector<Hit> hits;
    for (int second = 0; second < seconds; ++second) {
        const int amount = second % 40 < 12 ? 60 : static_cast<int>(random() % 4);
        for (int at = 0; at < amount; ++at) {
            const TimeNs early = at % 10 == 0 ? 700 * kMillisecond : 0;
            hits.push_back({ kStart + second * kSecond + at * 16 * kMillisecond - early,
                random() % kHosts.size(), random() % kSections.size(),
                random() % 5 == 0 ? std::uint16_t { 404 } : std::uint16_t { 200 },
                random() % 3 == 0 ? "POST" : "GET" });
        }
    }
    return hits;
}

inline std::vector<AlertRule> rules()
{
    AlertRule messages;
    messages.name = "messages";
    messages.windowSeconds = 5;
    messages.raiseAt = 400;
    messages.clearAt = 200;
    messages.settle = 2 * kSecond;
    AlertRule bits;
    bits.name = "bits";
    bits.metric = AlertMetric::BitsPerSecond;
    bits.windowSeconds = 10;
    bits.raiseAt = 50'000;
    bits.clearAt = 20'000;
    bits.settle = 0;
    AlertRule errors;
    errors.name = "errors";
    errors.metric = AlertMetric::ErrorShare;
    errors.windowSeconds = 3;
    errors.raiseAt = 25;
    errors.clearAt = 20;
    return { messages, bits, errors };
}

/// A maker and what it told.
struct Desktop {
    explicit Desktop(std::size_t limit = 512, int retention = 3600, EngineLimits limits = {})
        : maker(limits, rules(), retention,
            [this](const AlertRecordPtr &state) { alerts.push_back(transitionOf(*state)); })
        , sender(limit, [this](const HttpEventBatch &batch) { maker.apply(batch); })
    {
    }
    void tell(const std::vector<Hit> &hits)
    {
        for (const Hit &hit : hits)
            sender.tell(hit);
    }

    std::vector<AlertEvent> alerts;
    ViewMaker maker;
    Sender sender;
};

inline ViewQuery windowQuery(std::optional<int> window)
{
    ViewQuery query;
    query.windowSeconds = window;
    return query;
}

} // namespace hitwatch::test

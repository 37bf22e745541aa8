// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/view_maker.h"

#include <deque>
#include <string>
#include <vector>

/// A maker of views whose episodes are kept, and events for it.
namespace hitwatch::test {

inline constexpr TimeNs kBegin = 1'700'000'000 * kSecond;

struct Ask {
    TimeNs at = 0; ///< after kBegin
    std::string host = "a.example";
    std::string section = "/api";
    std::string target = "/api/x?token=secret";
    unsigned client = 1;
};

/// Makes one batch of each event, or of all until flush().
class Recorded {
public:
    explicit Recorded(std::vector<AlertRule> rules, EngineLimits limits = {})
        : m_maker(
            limits, rules, 3600, [this](const AlertRecordPtr &record) { told.push_back(record); },
            AlertOrigin { "eth0", SourceKind::Live })
    {
    }

    /// @returns the connection, for answer().
    std::uint64_t ask(const Ask &ask)
    {
        HttpEvent event;
        event.kind = HttpEventKind::Request;
        event.time = kBegin + ask.at;
        event.hostNamed = true;
        event.host = ask.host;
        event.section = ask.section;
        event.method = "GET";
        event.target = ask.target;
        event.connection = ++m_connections;
        event.transaction = 1;
        event.client = clientOf(ask);
        m_batch.append(event);
        m_asked.push_back(ask);
        return event.connection;
    }
    void answer(std::uint64_t connection, TimeNs at, std::uint16_t status = 200)
    {
        const Ask &ask = m_asked[connection - 1];
        HttpEvent event;
        event.kind = HttpEventKind::Response;
        event.time = kBegin + at;
        event.hostNamed = event.paired = true;
        event.status = status;
        event.host = ask.host;
        event.section = ask.section;
        event.method = "GET";
        event.client = clientOf(ask);
        event.connection = connection;
        event.transaction = 1;
        event.requestTime = kBegin + ask.at;
        event.latency = at - ask.at;
        event.bodyBytes = 100;
        m_batch.append(event);
    }
    /// Everything until now is one batch; packet time reaches @p clock.
    void flush(TimeNs clock)
    {
        m_batch.clock = kBegin + clock;
        m_maker.apply(m_batch);
        m_batch.clear();
    }

    ViewMaker &maker() { return m_maker; }

    std::vector<AlertRecordPtr> told;

private:
    static Endpoint clientOf(const Ask &ask)
    {
        const std::uint8_t address[] = { 192, 0, 2, static_cast<std::uint8_t>(ask.client) };
        return { IpAddress::fromIpv4(address), 50'000 };
    }

    std::uint64_t m_connections = 0;
    std::deque<Ask> m_asked;
    HttpEventBatch m_batch;
    ViewMaker m_maker;
};

inline AlertRule requestRule(double level, int window = 2)
{
    AlertRule rule;
    rule.name = "many requests";
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = window;
    rule.raiseAt = rule.clearAt = level;
    rule.settle = 0;
    return rule;
}

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/flood/floods.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace hitwatch::test {

namespace {

// The first numbers of the connections of each flood.
constexpr std::uint32_t kHeaders = 1'000'000;
constexpr std::uint32_t kOutOfOrder = 2'000'000;
constexpr std::uint32_t kPending = 3'000'000;
constexpr std::uint32_t kTables = 4'000'000;
constexpr std::uint32_t kSlow = 5'000'000;
constexpr std::uint32_t kSyns = 6'000'000;

constexpr std::size_t kConnections = 70'000; ///< more than the limit of flows
constexpr std::size_t kSynConnections = 1'000'000;
constexpr std::size_t kSlowConnections = 10'000;
constexpr std::size_t kFullConnections = 800; ///< those that use up what one of them may take
constexpr std::size_t kLongNameBytes = 250;
constexpr TimeNs kStep = 50 * kMicrosecond; ///< between two connections: 70,000 in 3.5 s

/// @p prefix and @p number, filled up to the longest name that is not cut.
std::string longName(std::string_view prefix, std::size_t number)
{
    std::string name(prefix);
    name += std::to_string(number);
    name.resize(kLongNameBytes, 'x');
    return name;
}

std::string request(std::string_view method, std::string_view section, std::string_view host)
{
    std::string text(method);
    text.append(" /").append(section).append(" HTTP/1.1\r\nHost: ").append(host);
    return text += "\r\n\r\n";
}

std::string halfRequest()
{
    std::string text = "GET / HTTP/1.1\r\nHost: example.org\r\n";
    while (text.size() < 3900)
        text += "X-Filler: abcdefghijklmnopqrstuvwxyz0123456789\r\n";
    return text;
}

void headersOn(FloodEngine &engine, std::uint32_t number)
{
    static const std::string half = halfRequest();
    const std::uint32_t connection = kHeaders + number;
    engine.open(connection);
    engine.fromClient(connection, 1, half);
    // The section goes on, and does not fit where it was put first.
    engine.fromClient(connection, 1 + static_cast<std::uint32_t>(half.size()), "X-More: 1\r\n");
}

void outOfOrderOn(FloodEngine &engine, std::uint32_t number, bool full)
{
    // With 4096 bytes each, 64 segments are also the limit of bytes.
    static const std::string large = request("GET", std::string(4000, 'a'), "example.org");
    static const std::string small(1400, 'b');
    const std::uint32_t connection = kOutOfOrder + number;
    const std::string &payload = full ? large : small;
    engine.open(connection);
    std::uint32_t at = 1001; // the first thousand bytes never come
    for (int segment = 0; segment < (full ? 70 : 3); ++segment) {
        engine.fromClient(connection, at, payload);
        engine.fromServer(connection, at, 1, payload);
        at += static_cast<std::uint32_t>(payload.size());
    }
}

void pendingOn(FloodEngine &engine, std::uint32_t number)
{
    constexpr std::size_t kRequests = 132; // more than may wait
    constexpr std::size_t kAtOnce = 4;
    const std::uint32_t connection = kPending + number;
    engine.open(connection);
    std::uint32_t at = 1;
    std::string text;
    for (std::size_t i = 0; i < kRequests; ++i) {
        const std::size_t serial = number * kRequests + i;
        text += request("GET", longName("p", serial), longName("q", serial));
        if (i % kAtOnce == kAtOnce - 1) {
            engine.fromClient(connection, at, text);
            at += static_cast<std::uint32_t>(text.size());
            text.clear();
        }
    }
}

/// The first piece of a datagram, and perhaps one near its end.
void fragmentsOf(FloodEngine &engine, std::uint32_t number, bool longDatagram)
{
    static const Bytes piece(1400, 'f');
    IpFields fields;
    fields.source = endpoint("203.0.113.7", 0).address;
    fields.destination = endpoint("192.0.2.80", 0).address;
    fields.source.bytes[3] = static_cast<std::uint8_t>(number >> 16);
    fields.identification = number & 0xffff;
    fields.moreFragments = true;
    engine.packet(ethernetIp(ip(fields, piece)));
    if (!longDatagram)
        return;
    fields.fragmentOffset = 60'000;
    engine.packet(ethernetIp(ip(fields, piece)));
}

/// The requests of floodTables(), answered in the order of time.
class TableTraffic {
public:
    explicit TableTraffic(FloodEngine &engine)
        : m_engine(engine)
    {
    }

    void runSecond(std::size_t requests, std::size_t largeResponses)
    {
        const TimeNs begin = m_engine.now();
        for (std::size_t i = 0; i < largeResponses; ++i)
            tellLarge();
        for (std::size_t i = 0; i < requests; ++i)
            m_messages.push_back({ begin + below(kSecond), m_connection++, false });
        std::make_heap(m_messages.begin(), m_messages.end(), isLater);
        while (!m_messages.empty() && m_messages.front().time < begin + kSecond) {
            std::pop_heap(m_messages.begin(), m_messages.end(), isLater);
            const Message message = m_messages.back();
            m_messages.pop_back();
            m_engine.setNow(message.time);
            message.isResponse ? respond(message) : ask(message);
        }
        m_engine.setNow(begin + kSecond);
        m_engine.settle();
    }

private:
    struct Message {
        TimeNs time;
        std::uint32_t connection;
        bool isResponse;
        std::uint32_t requestSize = 0;
    };

    static bool isLater(const Message &left, const Message &right)
    {
        return left.time > right.time;
    }
    TimeNs below(TimeNs limit)
    {
        return static_cast<TimeNs>(m_random() % static_cast<std::uint64_t>(limit));
    }

    /// Evenly over the powers of two between a microsecond and four seconds.
    TimeNs someLatency()
    {
        return static_cast<TimeNs>(std::exp2(10.0 + static_cast<double>(below(22'000)) / 1000.0));
    }

    void ask(const Message &message)
    {
        // Half of the names come again and again, so that their rows get all the cells they can.
        const std::size_t pool = m_engine.scale().limits().keysPerTable;
        const std::size_t name = below(2) == 0 ? message.connection : m_random() % pool;
        const std::string text = request(
            "M" + std::to_string(m_random() % 200), longName("s", name), longName("h", name));
        const std::uint32_t connection = kTables + message.connection;
        m_engine.open(connection);
        m_engine.fromClient(connection, 1, text);
        // Evenly over the powers of two between a microsecond and four seconds.
        const auto latency =
            static_cast<TimeNs>(std::exp2(10.0 + static_cast<double>(below(22'000)) / 1000.0));
        m_messages.push_back({ message.time + latency, message.connection, true,
            static_cast<std::uint32_t>(text.size()) });
        std::push_heap(m_messages.begin(), m_messages.end(), isLater);
    }

    /// One response after the other that counts in cells that no other one has touched in this
    /// second, with amounts that take many bytes each.
    void tellLarge()
    {
        m_name += 1 + m_random() % 7;
        const std::size_t name = m_name % m_engine.scale().limits().keysPerTable;
        const std::string host = longName("h", name);
        const std::string section = "/" + longName("s", name);
        HttpEvent event;
        event.kind = HttpEventKind::Response;
        event.hostNamed = event.paired = true;
        // Few of them, so that they find cells of their own and are not summed up in 'Other'.
        event.status = static_cast<std::uint16_t>(200 + m_random() % 4);
        event.time = m_engine.now();
        event.latency = kMillisecond << (m_random() % 4);
        event.bodyBytes = (std::uint64_t { 1 } << 54) + m_random() % 1024;
        event.client = endpoint("198.51.100.1", 80);
        event.client.address.bytes[2] = static_cast<std::uint8_t>(name >> 8);
        event.client.address.bytes[3] = static_cast<std::uint8_t>(name);
        event.method = "GET";
        event.host = host;
        event.section = section;
        m_engine.event(event);
    }

    void respond(const Message &message)
    {
        const std::string status = std::to_string(200 + m_random() % 400);
        m_engine.fromServer(kTables + message.connection, 1, 1 + message.requestSize,
            "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n");
    }

    FloodEngine &m_engine;
    std::mt19937_64 m_random { 1 };
    std::vector<Message> m_messages; ///< a heap
    std::uint32_t m_connection = 0;
    std::size_t m_name = 0;
};

} // namespace

void floodHeaders(FloodEngine &engine)
{
    for (std::uint32_t i = 0; i < engine.scale().of(kConnections); ++i) {
        headersOn(engine, i);
        engine.pass(kStep);
    }
    engine.settle();
}

void floodOutOfOrder(FloodEngine &engine)
{
    const std::size_t full = engine.scale().of(kFullConnections);
    for (std::uint32_t i = 0; i < engine.scale().of(kConnections); ++i) {
        outOfOrderOn(engine, i, i < full);
        engine.pass(kStep);
    }
    engine.settle();
}

void floodPending(FloodEngine &engine)
{
    for (std::uint32_t i = 0; i < engine.scale().of(kFullConnections); ++i) {
        pendingOn(engine, i);
        engine.pass(kStep);
    }
    engine.settle();
}

void floodFragments(FloodEngine &engine)
{
    for (std::uint32_t i = 0; i < engine.scale().of(kConnections) / 10; ++i) {
        fragmentsOf(engine, i, i % 2 == 0);
        engine.pass(kStep);
    }
    engine.settle();
}

void floodTables(FloodEngine &engine)
{
    constexpr int kSeconds = 70 * 60;
    constexpr std::size_t kRequestsPerSecond = 50;
    constexpr std::size_t kLargePerSecond = 280;
    TableTraffic traffic(engine);
    for (int second = 0; second < kSeconds; ++second)
        traffic.runSecond(std::max<std::size_t>(2, engine.scale().of(kRequestsPerSecond)),
            engine.scale().of(kLargePerSecond));
}

void floodSyns(FloodEngine &engine)
{
    static const std::string ask = request("GET", "page", "example.org");
    constexpr std::uint32_t kWorking = kSyns;
    std::uint32_t at = 1;
    engine.open(kWorking);
    for (std::uint32_t i = 0; i < engine.scale().of(kSynConnections); ++i) {
        if (i % 1000 == 0) {
            engine.fromClient(kWorking, at, ask);
            at += static_cast<std::uint32_t>(ask.size());
        }
        engine.open(kSyns + 1 + i);
        engine.pass(kMicrosecond);
    }
    engine.settle();
}

void floodSlow(FloodEngine &engine)
{
    static const std::string ask = request("GET", "slow", "example.org");
    const auto connections = static_cast<std::uint32_t>(engine.scale().of(kSlowConnections));
    for (std::uint32_t i = 0; i < connections; ++i)
        engine.open(kSlow + i);
    for (std::uint32_t at = 0; at < ask.size(); ++at) {
        for (std::uint32_t i = 0; i < connections; ++i)
            engine.fromClient(kSlow + i, 1 + at, std::string_view(ask).substr(at, 1));
        engine.pass(kSecond);
    }
    engine.settle();
}

void floodAll(FloodEngine &engine)
{
    floodTables(engine);
    const std::size_t full = engine.scale().of(kFullConnections);
    for (std::uint32_t i = 0; i < engine.scale().of(kConnections) / 2; ++i) {
        headersOn(engine, i);
        outOfOrderOn(engine, i, i < full);
        if (i < full)
            pendingOn(engine, i);
        if (i % 10 == 0)
            fragmentsOf(engine, i, i % 20 == 0);
        engine.pass(kStep);
    }
    engine.settle();
}

} // namespace hitwatch::test

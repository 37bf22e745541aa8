// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/traffic_generator.h"

#include <algorithm>
#include <array>

namespace hitwatch::bench {

namespace {

constexpr std::uint8_t kFin = 0x01;
constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kPush = 0x08;
constexpr std::uint8_t kAck = 0x10;
constexpr std::size_t kSegmentBytes = 1448; // MTU 1500 with TCP time stamps

constexpr std::array<const char *, 8> kSections = { "users", "orders", "products", "search", "cart",
    "static", "login", "health" };

} // namespace

TrafficShape apiShape()
{
    return {};
}

TrafficShape webShape()
{
    TrafficShape shape;
    shape.connections = 17;
    shape.bodyBytes = 40'960;
    shape.requestsPerRetransmission = 470;
    shape.packetGap = 5'000;
    return shape;
}

TrafficGenerator::TrafficGenerator(const TrafficShape &shape, FrameWriter &writer)
    : m_shape(shape)
    , m_writer(writer)
    , m_connections(shape.connections)
{
    m_filler.resize(2 * shape.bodyBytes + 1024);
    for (char &byte : m_filler)
        byte = static_cast<char>('a' + pick(26));
}

void TrafficGenerator::run(std::uint64_t requests)
{
    m_left = requests;
    for (Connection &connection : m_connections)
        open(connection);
    while (m_left > 0) {
        Connection &connection = m_connections[pick(m_shape.connections)];
        connection.busy ? respond(connection) : request(connection);
    }
    for (Connection &connection : m_connections) {
        while (connection.busy)
            respond(connection);
        close(connection);
    }
}

void TrafficGenerator::send(
    Sender &from, const Sender &to, std::uint8_t flags, std::string_view payload)
{
    m_writer.segment(from, to, from.sequenceNumber, flags, payload);
    m_writer.advance(m_shape.packetGap);
    from.sequenceNumber +=
        static_cast<std::uint32_t>(payload.size()) + ((flags & (kSyn | kFin)) != 0 ? 1U : 0U);
}

void TrafficGenerator::open(Connection &connection)
{
    const auto number = static_cast<std::uint32_t>(&connection - m_connections.data());
    connection.client = { 0xc0000200U + 1 + number % 4, static_cast<std::uint16_t>(40'000 + number),
        static_cast<std::uint32_t>(m_random()) };
    connection.server = { 0xc6336401U, 80, static_cast<std::uint32_t>(m_random()) };
    send(connection.client, connection.server, kSyn, {});
    send(connection.server, connection.client, kSyn | kAck, {});
    send(connection.client, connection.server, kAck, {});
}

void TrafficGenerator::close(Connection &connection)
{
    send(connection.client, connection.server, kFin | kAck, {});
    send(connection.server, connection.client, kFin | kAck, {});
    send(connection.client, connection.server, kAck, {});
}

void TrafficGenerator::request(Connection &connection)
{
    const std::string message = makeRequest();
    send(connection.client, connection.server, kPush | kAck, message);
    connection.response = makeResponse();
    connection.sent = 0;
    connection.busy = true;
    --m_left;
}

void TrafficGenerator::respond(Connection &connection)
{
    if (connection.unacknowledged >= m_shape.segmentsPerAck) {
        connection.unacknowledged = 0;
        send(connection.client, connection.server, kAck, {});
        return;
    }
    const std::string_view rest = std::string_view(connection.response).substr(connection.sent);
    const std::string_view payload = rest.substr(0, kSegmentBytes);
    const bool isLast = payload.size() == rest.size();
    send(connection.server, connection.client, isLast ? kPush | kAck : kAck, payload);
    connection.sent += payload.size();
    ++connection.unacknowledged;
    if (!isLast)
        return;
    ++m_answered;
    if (m_shape.requestsPerRetransmission != 0
        && m_answered % m_shape.requestsPerRetransmission == 0) {
        m_writer.segment(connection.server, connection.client,
            connection.server.sequenceNumber - static_cast<std::uint32_t>(payload.size()),
            kPush | kAck, payload);
    }
    connection.busy = false;
    connection.unacknowledged = 0; // the next request acknowledges
}

std::string TrafficGenerator::makeRequest()
{
    m_isPost = pick(10) == 0;
    const std::string number = std::to_string(pick(m_shape.hosts));
    std::string text = m_isPost ? "POST /" : "GET /";
    text += kSections[pick(kSections.size())];
    text += "/" + std::to_string(pick(100'000));
    if (pick(4) == 0)
        text += "?page=" + std::to_string(pick(50)) + "&sort=name";
    text += " HTTP/1.1\r\nHost: shop" + number
        + ".example\r\nUser-Agent: loadgen/1.0\r\nAccept: application/json, */*\r\n"
          "Accept-Encoding: gzip\r\n";
    if (!m_isPost)
        return text + "\r\n";
    const std::size_t bytes = 300 + pick(200);
    text +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
    return text.append(m_filler, 0, bytes);
}

std::string TrafficGenerator::makeResponse()
{
    static constexpr std::array<const char *, 6> kFailures = { "404 Not Found", "404 Not Found",
        "404 Not Found", "301 Moved Permanently", "500 Internal Server Error",
        "503 Service Unavailable" };
    const unsigned dice = pick(100);
    const char *status = m_isPost ? "201 Created" : "200 OK";
    if (dice < kFailures.size())
        status = kFailures[dice];
    const std::size_t half = m_shape.bodyBytes / 2;
    const std::size_t bytes = half + pick(static_cast<unsigned>(2 * half));
    std::string text = "HTTP/1.1 ";
    text += status;
    text += "\r\nServer: nginx/1.22.1\r\nDate: Tue, 14 Nov 2023 22:13:20 GMT\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        + std::to_string(bytes)
        + "\r\nLast-Modified: Mon, 13 Nov 2023 09:00:00 GMT\r\nConnection: keep-alive\r\n"
          "ETag: \"6551e2f0-2f1\"\r\nAccept-Ranges: bytes\r\n\r\n";
    return text.append(m_filler, pick(512), bytes);
}

} // namespace hitwatch::bench

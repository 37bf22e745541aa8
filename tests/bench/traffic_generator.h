// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/frame_writer.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace hitwatch::bench {

/// What makes one kind of traffic different from another.
struct TrafficShape {
    unsigned connections = 128;
    unsigned hosts = 40;
    std::size_t bodyBytes = 512; ///< mean of a response's body; half to one and a half times that
    unsigned segmentsPerAck = 4; ///< of a long response
    unsigned requestsPerRetransmission = 0; ///< 0: none
    std::uint64_t packetGap = 8'000; ///< ns
};

TrafficShape apiShape();
TrafficShape webShape();

/// Keep-alive HTTP/1.1 connections of a load generator and a web server, their packets shuffled;
/// the same for the same seed.
class TrafficGenerator {
public:
    TrafficGenerator(const TrafficShape &shape, FrameWriter &writer);

    /// Writes handshakes, @p requests requests with their responses, and the closing segments.
    void run(std::uint64_t requests);

private:
    struct Connection {
        Sender client;
        Sender server;
        std::string response; ///< being sent
        std::size_t sent = 0;
        std::size_t lastSegment = 0; ///< its length
        unsigned unacknowledged = 0; ///< segments
        bool busy = false;
    };

    unsigned pick(unsigned below) { return static_cast<unsigned>(m_random() % below); }
    void open(Connection &connection);
    void close(Connection &connection);
    void request(Connection &connection);
    void respond(Connection &connection);
    void send(Sender &from, const Sender &to, std::uint8_t flags, std::string_view payload);
    std::string makeRequest();
    std::string makeResponse();

    TrafficShape m_shape;
    FrameWriter &m_writer;
    std::mt19937_64 m_random { 20'261'123 };
    std::vector<Connection> m_connections;
    std::uint64_t m_left = 0; ///< requests not yet made
    std::uint64_t m_answered = 0;
    bool m_isPost = false; ///< the newest request
    std::string m_filler;
};

} // namespace hitwatch::bench

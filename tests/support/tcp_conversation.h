// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/packet_builder.h"

#include <functional>
#include <string_view>
#include <vector>

namespace hitwatch::test {

/// A whole TCP connection, frame by frame: open(), any number of sends in both directions, close().
/// Every frame carries right sequence and acknowledgment numbers and a time of its own.
class TcpConversation {
public:
    enum class Side { Client, Server };

    struct Options {
        Endpoint client = endpoint("192.0.2.10", 40'000);
        Endpoint server = endpoint("192.0.2.80", 80);
        std::uint32_t clientSequence = 1000; ///< of the SYN
        std::uint32_t serverSequence = 5000;
        std::size_t segmentSize = 1460;
        TimeNs start = 1'700'000'000 * kSecond;
        TimeNs step = kMillisecond; ///< between frames
        std::uint32_t interfaceIndex = 0;
        std::uint32_t linkType = linktype::kEthernet;
        bool acknowledge = true; ///< the receiver answers each send with a bare ACK
        /// Puts the link layer (and tunnels) around an IP packet.
        std::function<Bytes(const Bytes &ipPacket)> encapsulate = ethernetIp;
    };

    TcpConversation();
    explicit TcpConversation(Options options);

    TcpConversation &open(); ///< SYN, SYN+ACK, ACK
    /// Splits @p text into segments; PSH on the last.
    TcpConversation &send(Side side, std::string_view text);
    TcpConversation &client(std::string_view text) { return send(Side::Client, text); }
    TcpConversation &server(std::string_view text) { return send(Side::Server, text); }
    TcpConversation &close(Side first = Side::Client); ///< FIN+ACK both ways and the last ACK
    TcpConversation &reset(Side side); ///< RST+ACK
    /// Steps over @p length bytes of @p side without a frame: a loss.
    TcpConversation &lose(Side side, std::uint32_t length);
    /// One frame with @p flags and @p payload, as it comes; moves the sequence number on.
    TcpConversation &segment(Side side, std::uint8_t flags, std::string_view payload = {});
    TcpConversation &wait(TimeNs time);

    std::uint32_t nextSequence(Side side) const;
    const std::vector<Frame> &frames() const { return m_frames; }

private:
    struct Half {
        std::uint32_t next = 0; ///< sequence number of the next byte it sends
        std::uint32_t seen = 0; ///< what it acknowledges
    };

    Half &half(Side side) { return side == Side::Client ? m_client : m_server; }

    Options m_options;
    Half m_client;
    Half m_server;
    TimeNs m_time = 0;
    std::vector<Frame> m_frames;
};

} // namespace hitwatch::test

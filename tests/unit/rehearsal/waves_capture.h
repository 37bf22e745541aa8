// SPDX-License-Identifier: GPL-3.0-or-later
// A capture with waves of requests, for rules to rise and fall over.
#pragma once

#include "support/pcap_writer.h"
#include "support/tcp_conversation.h"

#include <cmath>
#include <string>

namespace hitwatch::test {

inline constexpr TimeNs kWavesStart = 1'700'000'000 * kSecond;

/// @p seconds of one connection that asks a.example (every tenth answer is an error), with a wave
/// of up to @p most requests a second every @p period seconds, and silence in the middle of each.
inline std::vector<Frame> waves(int seconds, int period, int most)
{
    TcpConversation::Options options;
    options.start = kWavesStart;
    options.step = 100'000; // ns
    options.acknowledge = false;
    TcpConversation talk(options);
    talk.open();
    int number = 0;
    for (int second = 0; second < seconds; ++second) {
        const double phase = 2 * M_PI * second / period;
        const int requests = std::max(0, static_cast<int>(std::sin(phase) * most));
        for (int at = 0; at < requests; ++at) {
            talk.client("GET /shop/item HTTP/1.1\r\nHost: a.example\r\n\r\n");
            talk.server(++number % 10 == 0 ? "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"
                                           : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
        // Two frames of 100 us for each request are already behind.
        talk.wait(kSecond - requests * 2 * options.step);
    }
    talk.close();
    return talk.frames();
}

inline bool writeWaves(const std::string &path, int seconds, int period, int most)
{
    PcapFormat format;
    format.nanoseconds = true;
    return writeFile(path, pcapFile(waves(seconds, period, most), format));
}

} // namespace hitwatch::test

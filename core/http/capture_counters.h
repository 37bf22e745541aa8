// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_counters.h"
#include "net/decode_failure.h"
#include "tcp/tcp_counters.h"
#include "tls/tls_counters.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

enum class InterfaceState : std::uint8_t { Capturing, Down, Gone };

/// One captured interface, or the capture file as a whole.
struct InterfaceCounters {
    std::string name;
    InterfaceState state = InterfaceState::Capturing;
    std::uint64_t packets = 0; ///< that reached the engine
    std::uint64_t bytes = 0;
    std::uint64_t kernelDropped = 0; ///< no room in the capture buffer (pcap ps_drop)
    std::uint64_t interfaceDropped = 0; ///< by the interface or its driver (pcap ps_ifdrop)
    std::uint64_t notWatchedMs = 0; ///< live: milliseconds in which it was up and not captured

    bool operator==(const InterfaceCounters &) const = default;
};

/// Everything seen and everything lost, cumulative since the capture started.
struct CaptureCounters {
    DecodeCounters decode;
    TcpCounters tcp;
    HttpCounters http;
    TlsCounters tls;
    std::uint64_t eventsShed = 0; ///< live: the reader of the events was too slow
    std::uint64_t damagedBytes = 0; ///< of a capture file, behind the place where it is damaged
    /// Not lost: packets with a time stamp that was not believed, and clocks that were set or that
    /// differ from the others (see TimestampFilter).
    std::uint64_t timestampOutliers = 0;
    std::uint64_t clockSteps = 0;
    std::vector<InterfaceCounters> interfaces;

    bool operator==(const CaptureCounters &) const = default;
};

} // namespace hitwatch

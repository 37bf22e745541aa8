// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

/// What a cell counts for its row.
enum class Measure : std::uint8_t {
    Requests, // the first three are found without a search
    Responses,
    Bytes,
    Interim,
    Incomplete,
    Unpaired,
    Desyncs,
    Http2,
    Packets,
    HttpBytesToServer,
    HttpBytesToClient,
    KernelDropped,
    InterfaceDropped,
    NotWatched,
    Input, ///< detail: position in kInputCounters
    NotAnalyzed, ///< detail: hitwatch::NotAnalyzed
    Undecodable, ///< detail: DecodeFailure
    TlsUnread, ///< detail: hitwatch::TlsUnread
    Status, ///< detail: the status code
    Method, ///< detail: the method's row
    Latency, ///< detail: LatencyBucket
};

inline constexpr std::uint32_t kDirectMeasures = 3;

/// A measure and its detail in one word.
struct Column {
    std::uint32_t word = 0;

    constexpr Column(Measure measure, std::uint32_t detail = 0)
        : word((static_cast<std::uint32_t>(measure) << 24) | detail)
    {
    }
    constexpr Measure measure() const { return static_cast<Measure>(word >> 24); }
    constexpr std::uint32_t detail() const { return word & 0xffffff; }
};

} // namespace hitwatch

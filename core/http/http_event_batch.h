// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "http/capture_counters.h"
#include "http/http_event.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace hitwatch {

/// Traffic of one interface in one second of packet time.
struct TrafficSample {
    std::uint32_t interfaceIndex = 0;
    TimeNs second = 0; ///< a whole second
    std::uint64_t packets = 0; ///< all packets captured
    std::uint64_t bytes = 0; ///< all bytes on the link
    std::uint64_t httpBytesToServer = 0; ///< of HTTP connections
    std::uint64_t httpBytesToClient = 0;

    bool operator==(const TrafficSample &) const = default;
};

/// What one thread hands to another: events in the order in which they were found, and the state
/// of the counters behind the last of them. Immutable once handed over (shared_ptr<const>); the
/// events' texts point into @c text, so a batch is never copied or moved.
class HttpEventBatch {
public:
    HttpEventBatch() = default;
    HttpEventBatch(const HttpEventBatch &) = delete;
    HttpEventBatch &operator=(const HttpEventBatch &) = delete;

    /// Copies @p event and its texts into this batch.
    void append(const HttpEvent &event);
    /// Forgets the contents and keeps the memory, for a batch that is used again.
    void clear();

    std::vector<HttpEvent> events;
    std::vector<TrafficSample> traffic;
    CaptureCounters counters;
    TimeNs clock = 0; ///< packet time reached; all later events are newer, but for reordering
    std::uint64_t inputBytes = 0; ///< read so far, for a progress line
    std::uint64_t inputSize = 0; ///< 0 when not known

private:
    std::string_view keep(std::string_view text);

    static constexpr std::size_t kChunkBytes = std::size_t { 64 } << 10;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_chunk = 0;
    std::size_t m_used = 0;
};

} // namespace hitwatch

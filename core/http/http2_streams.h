// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/block_pool.h"
#include "common/time.h"
#include "http/request_names.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// One HTTP/2 stream between its request and its end.
struct Http2Stream {
    /// Content of one direction that was not told yet.
    struct Content {
        std::uint64_t untold = 0;
        TimeNs lastTold = 0;
        TimeNs lastBytes = 0;
        bool ended = false;
    };

    std::uint32_t id = 0;
    std::uint32_t transaction = 0; ///< 0: its request was not seen
    std::uint32_t interfaceIndex = 0;
    std::uint16_t status = 0; ///< of the final response; 0: not seen yet
    bool answered = false; ///< the final response was seen
    bool upgraded = false; ///< its request had a response in HTTP/1.1 already, 101
    bool isTunnel = false; ///< CONNECT: what it carries is no content
    TimeNs requestTime = -1;
    RequestNames names;
    std::array<Content, 2> content; ///< of the request, of the response
};

/// The open streams of a connection, in the order of their numbers, in pooled memory. A client
/// numbers its streams upwards (RFC 9113, 5.1.1), so a new one nearly always goes to the end.
class Http2Streams {
public:
    Http2Streams() = default;
    Http2Streams(const Http2Streams &) = delete;
    Http2Streams &operator=(const Http2Streams &) = delete;

    Http2Stream *find(std::uint32_t id);
    /// @returns nullptr when the pool's budget is used up; there is none with this @p id
    Http2Stream *add(std::uint32_t id, BlockPool &pool);
    void remove(Http2Stream *stream);
    Http2Stream &oldest() { return m_streams[0]; }
    std::size_t size() const { return m_size; }
    Http2Stream *begin() { return m_streams; }
    Http2Stream *end() { return m_streams + m_size; }
    /// Gives back all memory.
    void clear(BlockPool &pool);

private:
    bool grow(BlockPool &pool);

    Http2Stream *m_streams = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace hitwatch

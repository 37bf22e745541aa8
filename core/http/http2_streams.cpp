// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http2_streams.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kFewest = 4;

bool isBefore(const Http2Stream &stream, std::uint32_t id)
{
    return stream.id < id;
}

} // namespace

Http2Stream *Http2Streams::find(std::uint32_t id)
{
    Http2Stream *const found = std::lower_bound(begin(), end(), id, isBefore);
    return found != end() && found->id == id ? found : nullptr;
}

Http2Stream *Http2Streams::add(std::uint32_t id, BlockPool &pool)
{
    if (m_size == m_capacity && !grow(pool))
        return nullptr;
    std::construct_at(m_streams + m_size);
    ++m_size;
    Http2Stream *const place = std::lower_bound(begin(), end() - 1, id, isBefore);
    std::move_backward(place, end() - 1, end());
    *place = Http2Stream();
    place->id = id;
    return place;
}

void Http2Streams::remove(Http2Stream *stream)
{
    std::move(stream + 1, end(), stream);
    --m_size;
    std::destroy_at(m_streams + m_size);
}

void Http2Streams::clear(BlockPool &pool)
{
    std::destroy(begin(), end());
    pool.release(m_streams, m_capacity * sizeof(Http2Stream));
    m_streams = nullptr;
    m_size = 0;
    m_capacity = 0;
}

bool Http2Streams::grow(BlockPool &pool)
{
    const std::size_t capacity = std::max(kFewest, 2 * m_capacity);
    auto *streams = static_cast<Http2Stream *>(pool.acquire(capacity * sizeof(Http2Stream)));
    if (!streams)
        return false;
    std::uninitialized_move(begin(), end(), streams);
    std::destroy(begin(), end());
    pool.release(m_streams, m_capacity * sizeof(Http2Stream));
    m_streams = streams;
    m_capacity = capacity;
    return true;
}

} // namespace hitwatch

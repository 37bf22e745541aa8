// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_event_batch.h"

#include <cstring>

namespace hitwatch {

void HttpEventBatch::append(const HttpEvent &event)
{
    HttpEvent &kept = events.emplace_back(event);
    kept.method = keep(event.method);
    kept.host = keep(event.host);
    kept.section = keep(event.section);
    kept.target = keep(event.target);
}

void HttpEventBatch::clear()
{
    events.clear();
    traffic.clear();
    clock = 0;
    inputBytes = 0;
    inputSize = 0;
    m_chunk = 0;
    m_used = 0;
}

std::string_view HttpEventBatch::keep(std::string_view text)
{
    if (text.empty())
        return {};
    // The limits of the HTTP room keep every text far below a chunk.
    text = text.substr(0, kChunkBytes);
    if (m_chunk < m_chunks.size() && m_used + text.size() > kChunkBytes) {
        ++m_chunk;
        m_used = 0;
    }
    if (m_chunk == m_chunks.size())
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(kChunkBytes));
    char *place = m_chunks[m_chunk].get() + m_used;
    std::memcpy(place, text.data(), text.size());
    m_used += text.size();
    return { place, text.size() };
}

} // namespace hitwatch

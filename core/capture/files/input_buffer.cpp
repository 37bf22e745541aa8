// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/input_buffer.h"

#include "capture/files/gzip_reader.h"
#include "tls/secret.h"

#include <algorithm>
#include <cstring>

namespace hitwatch {

InputBuffer::InputBuffer(std::unique_ptr<ByteReader> reader)
    : m_reader(std::move(reader))
    , m_bytes(kBlockBytes)
{
}

void InputBuffer::makeRoom(std::size_t count)
{
    if (m_begin > 0) {
        std::memmove(m_bytes.data(), m_bytes.data() + m_begin, available());
        m_windowStart += m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_bytes.size() < count)
        m_bytes.resize(count);
}

ReadStatus InputBuffer::fetch(std::size_t count, int maxWaitMs)
{
    makeRoom(count);
    while (available() < count) {
        const ReadOutcome outcome =
            m_reader->read({ m_bytes.data() + m_end, m_bytes.size() - m_end }, maxWaitMs);
        if (outcome.status != ReadStatus::Bytes)
            return outcome.status;
        m_end += outcome.count;
        // The wait was for the whole call: a pipe that drips must not stretch it.
        if (!m_reader->isSeekable())
            maxWaitMs = 0;
    }
    return ReadStatus::Bytes;
}

void InputBuffer::takeSecret(std::size_t count)
{
    cleanse(m_bytes.data() + m_begin, count);
    take(count);
}

ReadStatus InputBuffer::skip(std::uint64_t &count, int maxWaitMs)
{
    for (std::size_t passed = 0; count > 0;) {
        if (passed >= kMostInVain)
            return ReadStatus::Timeout;
        const ReadStatus status = require(1, maxWaitMs);
        if (status != ReadStatus::Bytes)
            return status;
        const std::uint64_t step = std::min<std::uint64_t>(count, available());
        take(static_cast<std::size_t>(step));
        count -= step;
        passed += static_cast<std::size_t>(step);
    }
    return ReadStatus::Bytes;
}

void InputBuffer::decompressIfGzip()
{
    if (m_decompressing || !isGzip(view()))
        return;
    m_reader = std::make_unique<GzipReader>(std::move(m_reader), view());
    m_decompressing = true;
    m_begin = 0;
    m_end = 0;
}

} // namespace hitwatch

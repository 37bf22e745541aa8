// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/gzip_reader.h"

#include <algorithm>
#include <limits>
#include <zlib.h>

namespace hitwatch {

namespace {

constexpr int kGzipWindowBits = 15 + 16; // zlib: the largest window, gzip wrapping

} // namespace

bool isGzip(ByteView start)
{
    return start.size() >= 2 && start[0] == 0x1f && start[1] == 0x8b;
}

GzipReader::GzipReader(std::unique_ptr<ByteReader> stored, ByteView start)
    : m_stored(std::move(stored))
    , m_input(start.begin(), start.end())
    , m_zlib(std::make_unique<z_stream>())
{
    m_zlib->next_in = m_input.data();
    m_zlib->avail_in = static_cast<uInt>(m_input.size());
    m_ready = inflateInit2(m_zlib.get(), kGzipWindowBits) == Z_OK;
}

GzipReader::~GzipReader()
{
    if (m_ready)
        inflateEnd(m_zlib.get());
}

std::uint64_t GzipReader::storedBytes() const
{
    return m_stored->storedBytes() - m_zlib->avail_in;
}

ReadOutcome GzipReader::damaged(std::string why)
{
    m_isDamaged = true;
    m_error = std::move(why);
    return { ReadStatus::Damaged };
}

ReadStatus GzipReader::fill(int maxWaitMs)
{
    m_input.resize(kInputBytes);
    const ReadOutcome outcome = m_stored->read(m_input, maxWaitMs);
    m_zlib->next_in = m_input.data();
    m_zlib->avail_in = static_cast<uInt>(outcome.count);
    return outcome.status;
}

bool GzipReader::startMember()
{
    // Tapes and some copy programs pad with zeros behind the last member.
    while (m_zlib->avail_in > 0 && *m_zlib->next_in == 0) {
        ++m_zlib->next_in;
        --m_zlib->avail_in;
    }
    if (m_zlib->avail_in == 0)
        return true;
    m_inMember = true;
    return inflateReset2(m_zlib.get(), kGzipWindowBits) == Z_OK;
}

ReadOutcome GzipReader::read(std::span<std::uint8_t> into, int maxWaitMs)
{
    if (m_isDamaged)
        return { ReadStatus::Damaged };
    if (!m_ready)
        return damaged("there is not enough memory to decompress it");
    for (std::size_t inVain = 0; inVain < kMostInVain;) {
        if (m_zlib->avail_in == 0 && !m_mayHoldMore) {
            const ReadStatus status = fill(maxWaitMs);
            inVain += m_zlib->avail_in;
            if (status == ReadStatus::End && m_inMember)
                return damaged("its compressed data is truncated");
            if (status == ReadStatus::Failed)
                m_error = m_stored->error();
            if (status != ReadStatus::Bytes)
                return { status };
        }
        if (!m_inMember && !startMember())
            return damaged("zlib cannot continue after a gzip member");
        if (m_zlib->avail_in == 0 && !m_mayHoldMore)
            continue;
        const ReadOutcome outcome = inflateInto(into);
        if (outcome.status != ReadStatus::Timeout)
            return outcome;
    }
    return { ReadStatus::Timeout };
}

// Timeout: nothing came out yet, more input is needed.
ReadOutcome GzipReader::inflateInto(std::span<std::uint8_t> into)
{
    const std::size_t room = std::min<std::size_t>(into.size(), std::numeric_limits<uInt>::max());
    m_zlib->next_out = into.data();
    m_zlib->avail_out = static_cast<uInt>(room);
    const int result = inflate(m_zlib.get(), Z_NO_FLUSH);
    const std::size_t count = room - m_zlib->avail_out;
    m_mayHoldMore = result == Z_OK && m_zlib->avail_out == 0;
    if (result == Z_STREAM_END)
        m_inMember = false;
    else if (result != Z_OK && result != Z_BUF_ERROR) {
        const char *why = m_zlib->msg != nullptr ? m_zlib->msg : "unknown format";
        damaged(std::string("its compressed data is damaged (") + why + ")");
        if (count == 0)
            return { ReadStatus::Damaged };
    }
    return { count > 0 ? ReadStatus::Bytes : ReadStatus::Timeout, count };
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/byte_reader.h"
#include "common/byte_view.h"

#include <memory>
#include <vector>

namespace hitwatch {

/// A window that slides over a stream: whoever parses asks for so many contiguous bytes, looks at
/// them without copying, and takes them. A call that could not be satisfied is simply repeated.
/// Memory: one block, grown only to what require() is asked for.
class InputBuffer {
public:
    explicit InputBuffer(std::unique_ptr<ByteReader> reader);

    /// Makes at least @p count bytes available. @returns Bytes when they are; else why not, and
    /// then available() may be less. Invalidates data() handed out before.
    ReadStatus require(std::size_t count, int maxWaitMs)
    {
        if (available() >= count) [[likely]]
            return ReadStatus::Bytes;
        return fetch(count, maxWaitMs);
    }

    const std::uint8_t *data() const { return m_bytes.data() + m_begin; }
    std::size_t available() const { return m_end - m_begin; }
    ByteView view() const { return { data(), available() }; }

    /// Takes @p count bytes, at most available(). They stay readable until the next require().
    void take(std::size_t count) { m_begin += count; }
    /// The same of secrets: they are overwritten.
    void takeSecret(std::size_t count);
    /// Takes @p count bytes that need not be there yet, without keeping them; not more than about
    /// kMostInVain in one call. To be repeated until it returns Bytes; @p count is lowered by what
    /// was passed over.
    ReadStatus skip(std::uint64_t &count, int maxWaitMs);

    /// When the stream starts as gzip does, it is decompressed from here on.
    /// Call it before anything was taken, with two bytes available.
    void decompressIfGzip();
    bool isDecompressing() const { return m_decompressing; }

    /// Of data() in the stream (decompressed).
    std::uint64_t position() const { return m_windowStart + m_begin; }
    const ByteReader &reader() const { return *m_reader; }

private:
    ReadStatus fetch(std::size_t count, int maxWaitMs);
    void makeRoom(std::size_t count);

    static constexpr std::size_t kBlockBytes = 256 * 1024;

    std::unique_ptr<ByteReader> m_reader;
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_windowStart = 0;
    bool m_decompressing = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/byte_reader.h"
#include "common/byte_view.h"

#include <algorithm>
#include <cstring>

namespace hitwatch {

/// Reads borrowed memory: an embedded capture, a test's bytes.
class MemoryReader final : public ByteReader {
public:
    /// @p bytes must outlive the reader.
    explicit MemoryReader(ByteView bytes)
        : m_bytes(bytes)
    {
    }

    ReadOutcome read(std::span<std::uint8_t> into, int) override
    {
        const std::size_t count = std::min(into.size(), m_bytes.size() - m_position);
        if (count == 0)
            return { ReadStatus::End };
        std::memcpy(into.data(), m_bytes.data() + m_position, count);
        m_position += count;
        return { ReadStatus::Bytes, count };
    }
    std::string error() const override { return {}; }
    std::uint64_t storedBytes() const override { return m_position; }
    std::uint64_t storedSize() const override { return m_bytes.size(); }
    bool isSeekable() const override { return true; }

private:
    ByteView m_bytes;
    std::size_t m_position = 0;
};

} // namespace hitwatch

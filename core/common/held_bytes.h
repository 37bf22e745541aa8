// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/block_pool.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace hitwatch {

/// The beginning of a message whose header section did not arrive in one piece, in a pooled block.
class HeldBytes {
public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    std::string_view text() const { return { m_block, m_size }; }

    /// @returns false when the pool's budget is used up; what was held before is still there.
    bool append(std::string_view bytes, BlockPool &pool)
    {
        if (bytes.empty())
            return true;
        if (m_size + bytes.size() > m_capacity && !grow(m_size + bytes.size(), pool))
            return false;
        std::memcpy(m_block + m_size, bytes.data(), bytes.size());
        m_size += bytes.size();
        return true;
    }

    /// Makes room for @p bytes in all, if the pool's budget allows.
    void reserve(std::size_t bytes, BlockPool &pool)
    {
        if (bytes > m_capacity)
            grow(bytes, pool);
    }

    void release(BlockPool &pool)
    {
        pool.release(m_block, m_capacity);
        *this = HeldBytes();
    }

private:
    bool grow(std::size_t bytes, BlockPool &pool)
    {
        auto *block = static_cast<char *>(pool.acquire(bytes));
        if (!block)
            return false;
        if (m_size > 0)
            std::memcpy(block, m_block, m_size);
        pool.release(m_block, m_capacity);
        m_block = block;
        m_capacity = BlockPool::capacityFor(bytes);
        return true;
    }

    char *m_block = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace hitwatch

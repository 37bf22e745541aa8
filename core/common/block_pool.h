// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace hitwatch {

/// Blocks of memory in power-of-two sizes, kept for the next user, so that no message allocates.
/// What it holds in all, used and kept, never exceeds its budget.
class BlockPool {
public:
    /// @param budget bytes in all
    explicit BlockPool(std::size_t budget);
    ~BlockPool();
    BlockPool(const BlockPool &) = delete;
    BlockPool &operator=(const BlockPool &) = delete;

    /// The size of the block that acquire(@p bytes) hands out.
    static std::size_t capacityFor(std::size_t bytes);

    /// @returns a block of capacityFor(@p bytes) bytes, nullptr when the budget is used up.
    void *acquire(std::size_t bytes);
    /// @param bytes as given to acquire(), or the block's capacity
    void release(void *block, std::size_t bytes);

    std::size_t usedBytes() const { return m_used; }

private:
    struct FreeBlock {
        FreeBlock *next;
    };
    static constexpr std::size_t kSmallestShift = 6;
    static constexpr std::size_t kClasses = 20;

    static std::size_t classFor(std::size_t bytes);
    void dropKept();

    std::size_t m_budget;
    std::size_t m_used = 0;
    std::size_t m_kept = 0;
    std::array<FreeBlock *, kClasses> m_free {};
};

} // namespace hitwatch

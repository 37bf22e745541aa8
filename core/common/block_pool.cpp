// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/block_pool.h"

#include <bit>
#include <new>

namespace hitwatch {

BlockPool::BlockPool(std::size_t budget)
    : m_budget(budget)
{
}

BlockPool::~BlockPool()
{
    dropKept();
}

std::size_t BlockPool::classFor(std::size_t bytes)
{
    constexpr std::size_t smallest = std::size_t { 1 } << kSmallestShift;
    if (bytes <= smallest)
        return 0;
    return static_cast<std::size_t>(std::bit_width(bytes - 1)) - kSmallestShift;
}

std::size_t BlockPool::capacityFor(std::size_t bytes)
{
    return std::size_t { 1 } << (kSmallestShift + classFor(bytes));
}

void *BlockPool::acquire(std::size_t bytes)
{
    const std::size_t sizeClass = classFor(bytes);
    if (sizeClass >= kClasses)
        return nullptr;
    const std::size_t capacity = capacityFor(bytes);
    if (FreeBlock *kept = m_free[sizeClass]) {
        m_free[sizeClass] = kept->next;
        m_kept -= capacity;
        m_used += capacity;
        return kept;
    }
    if (m_used + capacity > m_budget)
        return nullptr;
    // What one size has kept must not starve the others.
    if (m_used + m_kept + capacity > m_budget)
        dropKept();
    m_used += capacity;
    return ::operator new(capacity);
}

void BlockPool::release(void *block, std::size_t bytes)
{
    if (!block)
        return;
    const std::size_t sizeClass = classFor(bytes);
    const std::size_t capacity = capacityFor(bytes);
    m_used -= capacity;
    m_kept += capacity;
    m_free[sizeClass] = ::new (block) FreeBlock { m_free[sizeClass] };
}

void BlockPool::dropKept()
{
    for (FreeBlock *&head : m_free) {
        while (head) {
            FreeBlock *const block = head;
            head = block->next;
            ::operator delete(block);
        }
    }
    m_kept = 0;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/flow.h"

#include <algorithm>
#include <vector>

namespace hitwatch {

/// Knows which connection holds most blocks: one list for each number of them. No allocation after
/// it was made.
class HeldRanking {
public:
    /// @param mostBlocks that one connection can hold
    explicit HeldRanking(std::size_t mostBlocks)
        : m_lists(mostBlocks + 1)
    {
    }

    void update(Flow &flow, std::size_t blocks)
    {
        if (flow.heldBlocks == blocks) [[likely]]
            return;
        m_lists[flow.heldBlocks].remove(flow);
        flow.heldBlocks = static_cast<std::uint32_t>(blocks);
        if (blocks > 0)
            m_lists[blocks].append(flow);
        m_most = std::max(m_most, blocks);
        // Down again by no more steps than it was raised.
        while (m_most > 0 && m_lists[m_most].front() == nullptr)
            --m_most;
    }

    /// nullptr when nothing is held.
    Flow *heaviest() const { return m_lists[m_most].front(); }

private:
    std::vector<IntrusiveList<Flow, &Flow::heldLink>> m_lists;
    std::size_t m_most = 0;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace hitwatch {

/// Orders texts as people expect it: case of ASCII letters ignored, digits compared as the numbers
/// that they form ("10.0.0.9" before "10.0.0.10"); texts that differ never compare equal.
/// @returns negative, 0 or positive
int naturalCompare(std::string_view left, std::string_view right);

/// Keeps numbered things in an order that depends on nothing that changes, so that only what is
/// new has to be sorted. Costs a walk of all and the sorting of the new ones.
class RankOrder {
public:
    using Less = std::function<bool(int, int)>;

    /// @param live the things there are now, each once.
    void update(const std::vector<int> &live, const Less &less);
    /// @p thing went, or its number stands for another one from now on.
    void forget(int thing);
    void clear();
    /// Of a thing that was given to the last update().
    int rankOf(int thing) const { return m_ranks[static_cast<std::size_t>(thing)]; }

private:
    std::vector<int> m_order;
    std::vector<int> m_ranks; ///< by thing; -1: not in the order
};

} // namespace hitwatch

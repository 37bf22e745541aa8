// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/second_bucket.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

void SecondBucket::writeVariable(std::uint64_t value)
{
    while (value >= 0x80) {
        m_packed.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    m_packed.push_back(static_cast<std::uint8_t>(value));
}

void SecondBucket::pack()
{
    if (m_open.empty())
        return;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> amounts;
    amounts.reserve(m_open.size() + m_packedAmounts);
    forEach([&](std::uint32_t cell, std::uint64_t amount) { amounts.emplace_back(cell, amount); });
    std::sort(amounts.begin(), amounts.end());

    clear();
    m_packed.reserve(amounts.size() * 3);
    std::uint32_t last = 0;
    for (std::size_t at = 0; at < amounts.size();) {
        const std::uint32_t cell = amounts[at].first;
        std::uint64_t sum = 0;
        for (; at < amounts.size() && amounts[at].first == cell; ++at)
            sum += amounts[at].second;
        writeVariable(cell - last);
        writeVariable(sum);
        last = cell;
        ++m_packedAmounts;
    }
    m_packed.shrink_to_fit();
}

void SecondBucket::clear()
{
    // Assigned an empty list, a vector would keep its memory.
    m_open = std::vector<Amount>();
    m_packed = std::vector<std::uint8_t>();
    m_packedAmounts = 0;
}

} // namespace hitwatch

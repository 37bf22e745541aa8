// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/natural_order.h"

#include <algorithm>

namespace hitwatch {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

unsigned char folded(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/// The digits at the beginning of @p text without their leading zeros, taken away from it.
std::string_view takeNumber(std::string_view &text)
{
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    std::string_view digits = text.substr(0, length);
    text.remove_prefix(length);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

int compareNumbers(std::string_view left, std::string_view right)
{
    if (left.size() != right.size())
        return left.size() < right.size() ? -1 : 1;
    return left.compare(right);
}

} // namespace

int naturalCompare(std::string_view left, std::string_view right)
{
    const std::string_view wholeLeft = left;
    const std::string_view wholeRight = right;
    while (!left.empty() && !right.empty()) {
        if (isDigit(left.front()) && isDigit(right.front())) {
            if (const int order = compareNumbers(takeNumber(left), takeNumber(right)); order != 0)
                return order;
            continue;
        }
        const unsigned char a = folded(left.front());
        const unsigned char b = folded(right.front());
        if (a != b)
            return a < b ? -1 : 1;
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    if (left.empty() != right.empty())
        return left.empty() ? -1 : 1;
    return wholeLeft.compare(wholeRight);
}

void RankOrder::update(const std::vector<int> &live, const Less &less)
{
    constexpr int kAlive = -2;
    constexpr int kNew = -3;
    for (const int thing : live) {
        const auto at = static_cast<std::size_t>(thing);
        if (at >= m_ranks.size())
            m_ranks.resize(at + 1, -1);
        m_ranks[at] = m_ranks[at] == -1 ? kNew : kAlive;
    }
    std::erase_if(
        m_order, [this](int thing) { return m_ranks[static_cast<std::size_t>(thing)] != kAlive; });
    const auto known = static_cast<std::ptrdiff_t>(m_order.size());
    for (const int thing : live) {
        if (m_ranks[static_cast<std::size_t>(thing)] == kNew)
            m_order.push_back(thing);
    }
    const auto middle = m_order.begin() + known;
    if (!std::is_sorted(middle, m_order.end(), less))
        std::sort(middle, m_order.end(), less);
    std::inplace_merge(m_order.begin(), middle, m_order.end(), less);

    std::fill(m_ranks.begin(), m_ranks.end(), -1);
    for (std::size_t rank = 0; rank < m_order.size(); ++rank)
        m_ranks[static_cast<std::size_t>(m_order[rank])] = static_cast<int>(rank);
}

void RankOrder::forget(int thing)
{
    if (const auto at = static_cast<std::size_t>(thing); at < m_ranks.size())
        m_ranks[at] = -1;
}

void RankOrder::clear()
{
    m_order.clear();
    m_ranks.clear();
}

} // namespace hitwatch

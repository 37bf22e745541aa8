// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/trimmed.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace hitwatch {

namespace detail {

constexpr std::array<bool, 256> makeTokenTable()
{
    std::array<bool, 256> table {};
    for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
        table[static_cast<unsigned char>(c)] = true;
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 'a' + 'A'] = true;
    return table;
}

inline constexpr std::array<bool, 256> kTokenTable = makeTokenTable();

} // namespace detail

/// tchar (RFC 9110, 5.6.2).
constexpr bool isTokenChar(char c)
{
    return detail::kTokenTable[static_cast<unsigned char>(c)];
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Printable ASCII, the blank included.
constexpr bool isPrintable(char c)
{
    return c >= ' ' && c < 0x7f;
}

constexpr char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// @param lower in lower case
constexpr bool equalsNoCase(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (toLower(text[i]) != lower[i])
            return false;
    }
    return true;
}

/// Is @p lowerItem, in lower case, an element of a comma-separated list (RFC 9110, 5.6.1)?
constexpr bool listContains(std::string_view list, std::string_view lowerItem)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (equalsNoCase(trimmed(list.substr(0, comma)), lowerItem))
            return true;
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}

/// Does a Transfer-Encoding of @p value say anything about the message? "identity", which RFC 2616
/// (3.6) had and RFC 7230 removed, and an empty list do not.
constexpr bool namesTransferCoding(std::string_view value)
{
    value = trimmed(value);
    return !value.empty() && !equalsNoCase(value, "identity");
}

/// The last element of a comma-separated list.
constexpr std::string_view lastListItem(std::string_view list)
{
    const std::size_t comma = list.rfind(',');
    return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

} // namespace hitwatch

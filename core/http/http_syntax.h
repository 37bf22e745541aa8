// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isPrintable(char c)
{
    return c > ' ' && c < 0x7f;
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

/// Without blanks and carriage returns at both ends.
constexpr std::string_view trimmed(std::string_view text)
{
    const auto drops = [](char c) { return isBlank(c) || c == '\r'; };
    while (!text.empty() && drops(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && drops(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace hitwatch {

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
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

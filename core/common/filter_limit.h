// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace hitwatch {

/// For libpcap to compile a filter expression: it takes an instant, or, with many hosts, minutes.
inline constexpr int kFilterTimeoutMs = 8000;

/// Why an expression was given up after @p timeoutMs: a sentence without its end.
inline std::string filterTimeoutText(int timeoutMs)
{
    return "libpcap needs more than " + std::to_string(timeoutMs / 1000)
        + " s to compile it; shorten it, for example with 'net' in the place of many hosts";
}

/// @p expression as a message shows it: nobody wants to read a thousand hosts.
inline std::string shownFilter(const std::string &expression)
{
    constexpr std::size_t kShown = 200;
    return expression.size() <= kShown ? expression : expression.substr(0, kShown) + "...";
}

} // namespace hitwatch

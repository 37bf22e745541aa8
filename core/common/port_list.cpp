// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/port_list.h"

#include "common/trimmed.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace hitwatch {

namespace {

constexpr std::string_view kAdvice =
    "; use numbers from 1 to 65535 and ranges, as in 80,8080,8000-8100";

std::optional<std::uint16_t> parsePort(std::string_view text)
{
    const std::string_view digits = trimmed(text);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port == 0)
        return std::nullopt;
    return port;
}

Error wrong(std::string_view part, std::string_view why)
{
    return { ErrorCode::InvalidInput,
        "port list: '" + std::string(part) + "' " + std::string(why) + std::string(kAdvice) };
}

Result<PortRange> parseRange(std::string_view part)
{
    if (part.empty())
        return wrong(part, "is empty");
    const std::size_t dash = part.find('-');
    const auto first = parsePort(part.substr(0, dash));
    if (!first)
        return wrong(
            part, dash == std::string_view::npos ? "is not a port" : "is not a range of ports");
    if (dash == std::string_view::npos)
        return PortRange { *first, *first };
    const auto last = parsePort(part.substr(dash + 1));
    if (!last)
        return wrong(part, "is not a range of ports");
    if (*last < *first)
        return wrong(part, "is reversed");
    return PortRange { *first, *last };
}

PortList joined(PortList ranges)
{
    std::sort(ranges.begin(), ranges.end(),
        [](const PortRange &left, const PortRange &right) { return left.first < right.first; });
    PortList result;
    for (const PortRange &range : ranges) {
        if (!result.empty() && range.first <= result.back().last + 1)
            result.back().last = std::max(result.back().last, range.last);
        else
            result.push_back(range);
    }
    return result;
}

} // namespace

Result<PortList> parsePortList(std::string_view text)
{
    if (trimmed(text).empty())
        return Error { ErrorCode::InvalidInput, "port list is empty" + std::string(kAdvice) };
    PortList ranges;
    for (;;) {
        const std::size_t comma = text.find(',');
        const auto range = parseRange(trimmed(text.substr(0, comma)));
        if (!range)
            return range.error();
        ranges.push_back(range.value());
        if (comma == std::string_view::npos)
            break;
        text.remove_prefix(comma + 1);
    }
    ranges = joined(std::move(ranges));
    if (ranges.size() > kMaxPortRanges)
        return Error { ErrorCode::InvalidInput,
            "port list: " + std::to_string(ranges.size()) + " separate ranges, but at most "
                + std::to_string(kMaxPortRanges) + " are possible; merge some of them" };
    return ranges;
}

std::string toString(const PortList &ports)
{
    std::string text;
    for (const PortRange &range : ports) {
        text += (text.empty() ? "" : ",") + std::to_string(range.first);
        if (range.last != range.first)
            text += '-' + std::to_string(range.last);
    }
    return text;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/interface_traffic.h"

#include "capture/live/status_framing.h"
#include "common/unique_fd.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

namespace hitwatch {
namespace {

constexpr const char *kPath = "/proc/net/dev";
/// A line is about 130 bytes: room for more interfaces than a kernel can have.
constexpr std::size_t kMostBytes = std::size_t { 16 } << 20;

/// Columns of a line, counted from 0 behind the colon.
constexpr std::size_t kReceivedBytes = 0;
constexpr std::size_t kReceivedPackets = 1;
constexpr std::size_t kSentBytes = 8;
constexpr std::size_t kSentPackets = 9;
constexpr std::size_t kColumns = 16;

std::string_view withoutSpaces(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isName(std::string_view name)
{
    return !name.empty() && name.size() <= kLongestInterfaceName
        && name.find_first_of(" \t/|") == std::string_view::npos;
}

/// @returns all columns, or nothing when one is missing, wrong or too much.
std::optional<std::array<std::uint64_t, kColumns>> parseColumns(std::string_view rest)
{
    std::array<std::uint64_t, kColumns> columns {};
    for (std::uint64_t &column : columns) {
        rest = withoutSpaces(rest);
        const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), column);
        if (problem != std::errc {})
            return std::nullopt;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t')
            return std::nullopt;
    }
    return columns;
}

std::optional<InterfaceTraffic> parseLine(std::string_view line)
{
    // The kernel allows no colon in a name.
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view name = withoutSpaces(line.substr(0, colon));
    const auto columns = parseColumns(line.substr(colon + 1));
    if (!isName(name) || !columns)
        return std::nullopt;
    return InterfaceTraffic { std::string(name), (*columns)[kReceivedBytes],
        (*columns)[kReceivedPackets], (*columns)[kSentBytes], (*columns)[kSentPackets] };
}

} // namespace

std::vector<InterfaceTraffic> parseInterfaceTraffic(std::string_view text)
{
    std::vector<InterfaceTraffic> all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (auto traffic = parseLine(text.substr(0, end)))
            all.push_back(std::move(*traffic));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

Result<std::vector<InterfaceTraffic>> readInterfaceTraffic()
{
    const UniqueFd file(::open(kPath, O_RDONLY | O_CLOEXEC));
    std::string text;
    std::array<char, 16'384> piece {};
    ssize_t got = file.isOpen() ? 1 : -1;
    while (got > 0 && text.size() < kMostBytes) {
        got = ::read(file.get(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0)
            text.append(piece.data(), static_cast<std::size_t>(got));
    }
    if (got < 0)
        return Error { ErrorCode::SystemFailure,
            std::string("cannot read the counters of the network interfaces from ") + kPath + ": "
                + std::strerror(errno) };
    return parseInterfaceTraffic(text);
}

} // namespace hitwatch

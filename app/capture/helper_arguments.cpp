// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper_arguments.h"

#include "capture/live/packet_framing.h"
#include "capture/live/status_framing.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <string_view>

namespace hitwatch {
namespace {

constexpr std::size_t kLongestFilter = 65'536;
constexpr long kSmallestBuffer = 65'536;
constexpr long kLargestBuffer = 256L * 1024 * 1024; ///< of all interfaces together
/// Of users and groups; the one above would mean: no change.
constexpr auto kLargestId =
    static_cast<long>(std::min(0xfffffffeUL, static_cast<unsigned long>(LONG_MAX)));

bool parseNumber(std::string_view text, long smallest, long largest, long &value)
{
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc {} && end == text.data() + text.size() && value >= smallest
        && value <= largest;
}

/// What the kernel accepts as a name (dev_valid_name()), in any encoding: libpcap would also take
/// other things by name (USB buses, netfilter queues), which are not this program's business.
bool isInterfaceName(std::string_view name)
{
    if (name.empty() || name.size() > kLongestInterfaceName || name == "." || name == "..")
        return false;
    return name.find_first_of("/: \t\n\v\f\r") == std::string_view::npos;
}

/// Only pipes may be written to, so that this program can never write a file.
bool isPipe(int fd)
{
    struct stat entry { };
    return ::fstat(fd, &entry) == 0 && S_ISFIFO(entry.st_mode);
}

bool parseFd(std::string_view text, int &fd)
{
    long value = 0;
    if (!parseNumber(text, 3, 1024, value) || !isPipe(static_cast<int>(value)))
        return false;
    fd = static_cast<int>(value);
    return true;
}

bool parseValue(std::string_view option, std::string_view text, HelperArguments &arguments)
{
    long value = 0;
    if (option == "--interface") {
        arguments.interfaces.emplace_back(text);
        return isInterfaceName(text) && arguments.interfaces.size() <= kMostInterfaces;
    }
    if (option == "--filter") {
        arguments.filter = text;
        return text.size() <= kLongestFilter;
    }
    if (option == "--snapshot-length") {
        const bool valid = parseNumber(text, 64, long { kLongestCapture }, value);
        arguments.snapshotLength = static_cast<int>(value);
        return valid;
    }
    if (option == "--buffer-bytes") {
        const bool valid = parseNumber(text, kSmallestBuffer, kLargestBuffer, value);
        arguments.bufferBytes = static_cast<std::size_t>(value);
        return valid;
    }
    if (option == "--user") {
        const std::size_t colon = text.find(':');
        long group = 0;
        if (colon == std::string_view::npos
            || !parseNumber(text.substr(0, colon), 0, kLargestId, value)
            || !parseNumber(text.substr(colon + 1), 0, kLargestId, group))
            return false;
        arguments.user = UserIds { static_cast<uid_t>(value), static_cast<gid_t>(group), {} };
        return true;
    }
    if (option == "--packet-fd")
        return parseFd(text, arguments.packetFd);
    return option == "--status-fd" && parseFd(text, arguments.statusFd);
}

} // namespace

std::string parseHelperArguments(int argc, char **argv, HelperArguments &arguments)
{
    for (int at = 1; at < argc; ++at) {
        const std::string option = argv[at];
        if (option == "--promiscuous" || option == "--check") {
            (option == "--check" ? arguments.check : arguments.promiscuous) = true;
            continue;
        }
        if (at + 1 == argc || !parseValue(option, argv[at + 1], arguments))
            return "invalid option or value: " + option;
        ++at;
    }
    const auto interfaces = static_cast<long>(arguments.interfaces.size());
    if (interfaces > 0 && static_cast<long>(arguments.bufferBytes) > kLargestBuffer / interfaces)
        return "the buffers of all interfaces together are larger than 256 MiB";
    if (arguments.interfaces.empty() != arguments.check || arguments.packetFd < 0
        || arguments.statusFd < 0 || arguments.packetFd == arguments.statusFd)
        return "this program is started by Hitwatch and cannot be used directly";
    return {};
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// Any words, parted by zeros, as the command line of the helper, which has a privilege: what it
// accepts is within its bounds.
#include "capture/live/packet_framing.h"
#include "capture/live/status_framing.h"
#include "helper_arguments.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

using namespace hitwatch;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkAccepted(const HelperArguments &arguments)
{
    require(arguments.interfaces.size() <= kMostInterfaces);
    for (const std::string &name : arguments.interfaces) {
        require(!name.empty() && name.size() <= kLongestInterfaceName);
        require(name.find_first_of(std::string("/: \0", 4)) == std::string::npos);
    }
    require(arguments.snapshotLength >= 64 && arguments.snapshotLength <= 262'144);
    require(arguments.bufferBytes <= std::size_t { 1024 } * 1024 * 1024);
    require(arguments.filter.size() <= 65'536);
    // Nothing that this program has open is a pipe of the parent.
    require(arguments.packetFd < 0 || arguments.packetFd > 2);
    require(arguments.statusFd < 0 || arguments.statusFd > 2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<std::string> words { "hitwatch-capture" };
    const std::string text(data, data + size);
    for (std::size_t begin = 0; begin < text.size() && words.size() < 1000;) {
        const std::size_t end = std::min(text.find('\0', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    HelperArguments arguments;
    const std::string problem =
        parseHelperArguments(static_cast<int>(words.size()), pointers.data(), arguments);
    if (problem.empty())
        checkAccepted(arguments);
    HelperArguments again;
    require(
        parseHelperArguments(static_cast<int>(words.size()), pointers.data(), again) == problem);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxy_header.h"

namespace hitwatch {

namespace {

using namespace std::string_view_literals;

/// Version 1 is a line for people, of limited length.
std::size_t lineSize(std::string_view bytes)
{
    constexpr std::size_t kLongestLine = 107;
    for (const std::string_view family : { "PROXY TCP4 "sv, "PROXY TCP6 "sv, "PROXY UNKNOWN"sv }) {
        if (!bytes.starts_with(family))
            continue;
        const std::size_t end = bytes.substr(0, kLongestLine).find("\r\n"sv, family.size());
        return end == std::string_view::npos ? 0 : end + 2;
    }
    return 0;
}

/// Version 2: a signature that is no text of any protocol, version and command, the address family,
/// and the length of the rest.
std::size_t binarySize(std::string_view bytes)
{
    constexpr std::string_view kSignature = "\r\n\r\n\0\r\nQUIT\n"sv;
    constexpr std::size_t kFixedSize = 16;
    if (bytes.size() < kFixedSize || !bytes.starts_with(kSignature))
        return 0;
    const auto byte = [bytes](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (byte(12) >> 4 != 2)
        return 0;
    const std::size_t size = kFixedSize + byte(14) * std::size_t { 256 } + byte(15);
    return size <= bytes.size() ? size : 0;
}

} // namespace

std::size_t proxyHeaderSize(std::string_view bytes)
{
    if (bytes.starts_with('P'))
        return lineSize(bytes);
    return bytes.starts_with('\r') ? binarySize(bytes) : 0;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxy_header.h"

namespace hitwatch {

namespace {

using namespace std::string_view_literals;

constexpr ProxyHeader kNone {};
constexpr ProxyHeader kUnfinished { ProxyHeaderState::Unfinished, 0 };

/// Do @p bytes begin with @p text, as far as they go?
bool beginsWith(std::string_view bytes, std::string_view text)
{
    return bytes.size() < text.size() ? text.starts_with(bytes) : bytes.starts_with(text);
}

/// Version 1 is a line for people, of limited length.
ProxyHeader readLine(std::string_view bytes)
{
    constexpr std::size_t kLongestLine = 107;
    for (const std::string_view family : { "PROXY TCP4 "sv, "PROXY TCP6 "sv, "PROXY UNKNOWN"sv }) {
        if (!beginsWith(bytes, family))
            continue;
        const std::size_t end = bytes.substr(0, kLongestLine).find("\r\n"sv, family.size());
        if (end != std::string_view::npos)
            return { ProxyHeaderState::Complete, end + 2 };
        return bytes.size() < kLongestLine ? kUnfinished : kNone;
    }
    return kNone;
}

/// Version 2: a signature that is no text of any protocol, version and command, the address family,
/// and the length of the rest.
ProxyHeader readBinary(std::string_view bytes)
{
    constexpr std::string_view kSignature = "\r\n\r\n\0\r\nQUIT\n"sv;
    constexpr std::size_t kFixedSize = 16;
    if (!beginsWith(bytes, kSignature))
        return kNone;
    if (bytes.size() < kFixedSize)
        return kUnfinished;
    const auto byte = [bytes](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (byte(12) >> 4 != 2)
        return kNone;
    const std::size_t size = kFixedSize + byte(14) * std::size_t { 256 } + byte(15);
    return size <= bytes.size() ? ProxyHeader { ProxyHeaderState::Complete, size } : kUnfinished;
}

} // namespace

ProxyHeader readProxyHeader(std::string_view bytes)
{
    if (bytes.starts_with('P'))
        return readLine(bytes);
    return bytes.starts_with('\r') ? readBinary(bytes) : kNone;
}

} // namespace hitwatch

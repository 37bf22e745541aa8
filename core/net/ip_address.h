// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <string>

namespace hitwatch {

/// An IPv4 or IPv6 address. IPv4 is kept in the first four bytes; the rest is zero.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes {};
    std::uint8_t family = 0; ///< 4, 6, or 0 for none

    static IpAddress fromIpv4(const std::uint8_t *fourBytes);
    static IpAddress fromIpv6(const std::uint8_t *sixteenBytes);

    auto operator<=>(const IpAddress &) const = default;
};

// Inline: the decoder calls them twice for each packet.
inline IpAddress IpAddress::fromIpv4(const std::uint8_t *fourBytes)
{
    IpAddress address;
    std::copy_n(fourBytes, 4, address.bytes.begin());
    address.family = 4;
    return address;
}

inline IpAddress IpAddress::fromIpv6(const std::uint8_t *sixteenBytes)
{
    IpAddress address;
    std::copy_n(sixteenBytes, 16, address.bytes.begin());
    address.family = 6;
    return address;
}

/// An address and a TCP port.
struct Endpoint {
    IpAddress address;
    std::uint16_t port = 0;

    auto operator<=>(const Endpoint &) const = default;
};

/// "192.0.2.1" or "2001:db8::1" (RFC 5952).
std::string toString(const IpAddress &address);

/// The name of a server that was never named: the address, and ":port" unless it is @p defaultPort.
/// An IPv6 address is put in brackets when a port follows (RFC 3986, 3.2.2).
std::string toHostString(const Endpoint &endpoint, std::uint16_t defaultPort = 80);

} // namespace hitwatch

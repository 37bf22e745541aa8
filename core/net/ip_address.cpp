// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ip_address.h"

#include <algorithm>
#include <arpa/inet.h>

namespace hitwatch {

IpAddress IpAddress::fromIpv4(const std::uint8_t *fourBytes)
{
    IpAddress address;
    std::copy_n(fourBytes, 4, address.bytes.begin());
    address.family = 4;
    return address;
}

IpAddress IpAddress::fromIpv6(const std::uint8_t *sixteenBytes)
{
    IpAddress address;
    std::copy_n(sixteenBytes, 16, address.bytes.begin());
    address.family = 6;
    return address;
}

std::string toString(const IpAddress &address)
{
    std::array<char, INET6_ADDRSTRLEN> text {};
    const int family = address.family == 4 ? AF_INET : AF_INET6;
    if (address.family == 0 || !inet_ntop(family, address.bytes.data(), text.data(), text.size()))
        return {};
    return text.data();
}

std::string toHostString(const Endpoint &endpoint)
{
    const std::string address = toString(endpoint.address);
    if (endpoint.port == 80)
        return address;
    const std::string port = std::to_string(endpoint.port);
    return endpoint.address.family == 6 ? '[' + address + "]:" + port : address + ':' + port;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ip_address.h"

#include <arpa/inet.h>

namespace hitwatch {

std::string toString(const IpAddress &address)
{
    std::array<char, INET6_ADDRSTRLEN> text {};
    const int family = address.family == 4 ? AF_INET : AF_INET6;
    if (address.family == 0 || !inet_ntop(family, address.bytes.data(), text.data(), text.size()))
        return {};
    return text.data();
}

std::string toHostString(const Endpoint &endpoint, std::uint16_t defaultPort)
{
    std::string address = toString(endpoint.address);
    if (endpoint.port == defaultPort)
        return address;
    const std::string port = std::to_string(endpoint.port);
    return endpoint.address.family == 6 ? '[' + address + "]:" + port : address + ':' + port;
}

} // namespace hitwatch

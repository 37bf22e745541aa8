// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

enum class InterfaceKind : std::uint8_t {
    Loopback,
    Ethernet,
    Wireless,
    Bridge,
    Veth,
    Tunnel,
    Other,
};

/// A network interface as the kernel describes it to any process.
struct InterfaceInfo {
    std::string name;
    std::string description; ///< its alias (ip link set NAME alias ...), else its kind in words
    InterfaceKind kind = InterfaceKind::Other;
    std::vector<std::string> addresses; ///< IPv4 and IPv6 in text, without the prefix length
    bool up = false; ///< administratively up (IFF_UP): it can be captured
    bool running = false; ///< has a carrier (IFF_RUNNING)
    unsigned index = 0; ///< the kernel's index; never reused while the system runs

    bool operator==(const InterfaceInfo &) const = default;
};

/// All interfaces of this network namespace, without privileges: loopback first, then by name with
/// numbers in their order (eth2 before eth10). "any" is not among them.
Result<std::vector<InterfaceInfo>> listInterfaces();

/// "loopback", "ethernet" ... as used in reports.
std::string interfaceKindName(InterfaceKind kind);

/// The name of the pseudo device that captures on all interfaces at once.
inline constexpr const char *kAnyInterface = "any";

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/wire_bytes.h"

#include <cstdint>

namespace hitwatch {

/// Whether @p etherType is a protocol that is known to carry no IP: ARP, LLDP, EAPOL, IPX...
bool isNonIpEtherType(std::uint16_t etherType);

/// Whether link type @p linkType (LINKTYPE_) is of a bus or radio that carries no TCP: USB,
/// Bluetooth, CAN...
bool isNonIpLinkType(std::uint32_t linkType);

/// Whether an IP packet that can hold TCP begins within the first bytes of a layer that is not
/// understood. IPv4 is certain by its header checksum, IPv6 by its length and addresses.
bool holdsIpPacket(const WireBytes &bytes);

} // namespace hitwatch

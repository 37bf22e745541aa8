// SPDX-License-Identifier: GPL-3.0-or-later
// What switches put between an Ethernet header and what it carries, beyond simple tags.
#include "net/ether_type.h"
#include "net/layer_walk.h"

namespace hitwatch {

bool LayerWalk::enterTag()
{
    if (m_tagsLeft == 0)
        return false;
    --m_tagsLeft;
    return true;
}

// IEEE 802.1AE, 9.3: control bits and association number, short length, packet number, perhaps the
// identifier of the channel; then, when neither encrypted nor changed, the ethertype.
WalkEnd LayerWalk::macSec(WireBytes bytes)
{
    constexpr std::uint8_t kChannelIdentifier = 0x20;
    constexpr std::uint8_t kEncrypted = 0x08;
    constexpr std::uint8_t kChanged = 0x04;
    if (!bytes.has(1))
        return truncated();
    const std::uint8_t control = bytes[0];
    if ((control & kEncrypted) != 0)
        return leave(NotAnalyzed::EncryptedPacket);
    const std::size_t length = (control & kChannelIdentifier) != 0 ? 14 : 6;
    if (!bytes.has(length + 2))
        return truncated();
    if ((control & kChanged) != 0)
        return fail(DecodeFailure::UnknownEncapsulation);
    if (!enterTag())
        return fail(DecodeFailure::TunnelTooDeep);
    return etherType(bytes.big16(length), bytes.from(length + 2));
}

// IEEE 802.1ah: priority and service identifier, then the customer's whole frame.
WalkEnd LayerWalk::backboneService(WireBytes bytes)
{
    constexpr std::size_t kTagControl = 4;
    return bytes.has(kTagControl) ? innerEthernet(bytes.from(kTagControl)) : truncated();
}

// RFC 8300, 2.2: the length is in words and includes this header.
WalkEnd LayerWalk::serviceHeader(WireBytes bytes)
{
    constexpr std::uint8_t kMaintenance = 0x20;
    enum Next : std::uint8_t { Ipv4 = 1, Ipv6 = 2, Ethernet = 3, Service = 4, Mpls = 5 };
    if (!bytes.has(8))
        return truncated();
    const std::size_t length = (bytes[1] & 0x3f) * std::size_t { 4 };
    if ((bytes[0] >> 6) != 0 || length < 8 || length > bytes.onWire)
        return notUnderstood(bytes);
    if ((bytes[0] & kMaintenance) != 0)
        return WalkEnd::Other;
    if (!bytes.has(length))
        return truncated();
    const std::uint8_t next = bytes[3];
    bytes = bytes.from(length);
    if (next == Next::Ethernet)
        return innerEthernet(bytes);
    if (!enterTag())
        return fail(DecodeFailure::TunnelTooDeep);
    switch (next) {
    case Next::Ipv4:
        return ipv4(bytes);
    case Next::Ipv6:
        return ipv6(bytes);
    case Next::Service:
        return serviceHeader(bytes);
    case Next::Mpls:
        return mpls(bytes);
    default:
        return notUnderstood(bytes);
    }
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// The link layers and tunnels of packet_builder.h.
#include "support/packet_builder.h"

#include <algorithm>

namespace hitwatch::test {

namespace {

void appendBytes(Bytes &bytes, const Bytes &more)
{
    // Byte by byte: gcc 12 sees overflows that are none in a ranged insert.
    for (const std::uint8_t byte : more)
        bytes.push_back(byte);
}

Bytes macAddresses()
{
    return { 0x02, 0, 0, 0, 0, 2, 0x02, 0, 0, 0, 0, 1 };
}

} // namespace

Bytes ethernet(std::uint16_t etherType, const Bytes &payload)
{
    Bytes bytes = macAddresses();
    append16(bytes, etherType);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes ethernetIp(const Bytes &ipPacket)
{
    const bool six = !ipPacket.empty() && (ipPacket.front() >> 4) == 6;
    return ethernet(six ? ethertype::kIpv6 : ethertype::kIpv4, ipPacket);
}

Bytes ethernetSnap(std::uint16_t etherType, const Bytes &payload)
{
    Bytes bytes = macAddresses();
    append16(bytes, static_cast<std::uint16_t>(8 + payload.size()));
    appendBytes(bytes, { 0xaa, 0xaa, 0x03, 0, 0, 0 });
    append16(bytes, etherType);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes vlan(
    std::uint16_t identifier, std::uint16_t etherType, const Bytes &payload, std::uint8_t priority)
{
    Bytes bytes;
    append16(bytes, static_cast<std::uint16_t>((priority << 13) | (identifier & 0x0fff)));
    append16(bytes, etherType);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes mpls(const std::vector<std::uint32_t> &labels, const Bytes &payload)
{
    Bytes bytes;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::uint32_t bottom = i + 1 == labels.size() ? 0x100 : 0;
        append32(bytes, (labels[i] << 12) | bottom | 64);
    }
    appendBytes(bytes, payload);
    return bytes;
}

Bytes linuxCooked(std::uint16_t etherType, const Bytes &payload)
{
    Bytes bytes { 0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0 };
    append16(bytes, etherType);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes linuxCooked2(std::uint16_t etherType, std::uint32_t interfaceIndex, const Bytes &payload)
{
    Bytes bytes;
    append16(bytes, etherType);
    append16(bytes, 0);
    append32(bytes, interfaceIndex);
    appendBytes(bytes, { 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0 });
    appendBytes(bytes, payload);
    return bytes;
}

Bytes loopback(std::uint32_t family, const Bytes &payload, bool bigEndian)
{
    Bytes bytes;
    append32(bytes, family);
    if (!bigEndian)
        std::reverse(bytes.begin(), bytes.end());
    appendBytes(bytes, payload);
    return bytes;
}

Bytes ppp(std::uint16_t pppProtocol, const Bytes &payload)
{
    Bytes bytes;
    append16(bytes, pppProtocol);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes pppoe(std::uint16_t session, const Bytes &pppFrame)
{
    Bytes bytes { 0x11, 0 };
    append16(bytes, session);
    append16(bytes, static_cast<std::uint16_t>(pppFrame.size()));
    appendBytes(bytes, pppFrame);
    return bytes;
}

Bytes nflog(std::uint8_t family, const Bytes &payload)
{
    // Attributes are in the order of the machine that captured: here little-endian. One that is
    // not looked at (a prefix, padded to four bytes) goes before the payload (type 9).
    Bytes bytes { family, 0, 0, 0 };
    appendBytes(bytes, { 6, 0, 10, 0, 'x', 0, 0, 0 });
    const std::size_t length = payload.size() + 4;
    appendBytes(
        bytes, { static_cast<std::uint8_t>(length), static_cast<std::uint8_t>(length >> 8), 9, 0 });
    appendBytes(bytes, payload);
    bytes.resize((bytes.size() + 3) / 4 * 4);
    return bytes;
}

Bytes gre(std::uint16_t protocolType, const Bytes &payload, const GreFields &fields)
{
    const unsigned flags = (fields.checksum ? 0x8000U : 0U) | (fields.key ? 0x2000U : 0U)
        | (fields.sequence ? 0x1000U : 0U) | fields.version;
    Bytes bytes;
    append16(bytes, static_cast<std::uint16_t>(flags));
    append16(bytes, protocolType);
    if (fields.checksum)
        append32(bytes, 0);
    if (fields.key)
        append32(bytes, *fields.key);
    if (fields.sequence)
        append32(bytes, *fields.sequence);
    appendBytes(bytes, payload);
    if (fields.checksum) {
        const std::uint16_t sum = internetChecksum(bytes);
        bytes[4] = static_cast<std::uint8_t>(sum >> 8);
        bytes[5] = static_cast<std::uint8_t>(sum);
    }
    return bytes;
}

Bytes erspan2(std::uint16_t vlanIdentifier, const Bytes &ethernetFrame)
{
    Bytes bytes;
    append16(bytes, static_cast<std::uint16_t>(0x1000 | (vlanIdentifier & 0x0fff)));
    append16(bytes, 1);
    append32(bytes, 0);
    appendBytes(bytes, ethernetFrame);
    return bytes;
}

Bytes vxlan(std::uint32_t networkIdentifier, const Bytes &ethernetFrame)
{
    Bytes bytes { 0x08, 0, 0, 0 };
    append32(bytes, networkIdentifier << 8);
    appendBytes(bytes, ethernetFrame);
    return bytes;
}

Bytes geneve(std::uint32_t networkIdentifier, std::uint16_t protocolType, const Bytes &payload,
    const Bytes &options)
{
    Bytes own = options;
    own.resize((own.size() + 3) / 4 * 4);
    Bytes bytes { static_cast<std::uint8_t>(own.size() / 4), 0 };
    append16(bytes, protocolType);
    append32(bytes, networkIdentifier << 8);
    appendBytes(bytes, own);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes gtpUser(std::uint32_t tunnelIdentifier, const Bytes &ipPacket, bool extensionHeader)
{
    const std::size_t extra = extensionHeader ? 8 : 0;
    Bytes bytes { static_cast<std::uint8_t>(extensionHeader ? 0x34 : 0x30), 0xff };
    append16(bytes, static_cast<std::uint16_t>(ipPacket.size() + extra));
    append32(bytes, tunnelIdentifier);
    if (extensionHeader) {
        // Sequence number, N-PDU number, next extension type (PDU session container), then that
        // header: length in words, two bytes of content, none behind it.
        appendBytes(bytes, { 0, 0, 0, 0x85, 1, 0, 9, 0 });
    }
    appendBytes(bytes, ipPacket);
    return bytes;
}

} // namespace hitwatch::test

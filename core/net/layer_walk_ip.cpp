// SPDX-License-Identifier: GPL-3.0-or-later
// IP in both versions, and TCP.
#include "net/ip_protocol.h"
#include "net/layer_walk.h"
#include "net/tcp_header.h"

namespace hitwatch {

WalkEnd LayerWalk::anyIp(WireBytes bytes)
{
    if (!bytes.has(1))
        return truncated();
    switch (bytes[0] >> 4) {
    case 4:
        return ipv4(bytes);
    case 6:
        return ipv6(bytes);
    default:
        return fail(DecodeFailure::BadIpHeader);
    }
}

// RFC 791, 3.1.
WalkEnd LayerWalk::ipv4(WireBytes bytes)
{
    if (!bytes.has(kIpv4Header))
        return truncated();
    const std::size_t headerLength = (bytes[0] & 0x0f) * std::size_t { 4 };
    const std::size_t totalLength = bytes.big16(2);
    if ((bytes[0] >> 4) != 4 || headerLength < kIpv4Header
        || (totalLength != 0 && totalLength < headerLength))
        return fail(DecodeFailure::BadIpHeader);
    // Zero: the length is beyond 16 bits, or segmentation offload has yet to fill it in.
    if (totalLength != 0)
        bytes = bytes.ofLength(totalLength);
    if (!bytes.has(headerLength))
        return truncated();

    m_source = IpAddress::fromIpv4(bytes.at + 12);
    m_destination = IpAddress::fromIpv4(bytes.at + 16);
    const std::uint8_t protocol = bytes[9];
    const std::uint16_t fragmentation = bytes.big16(6);
    const std::uint16_t identification = bytes.big16(4);
    const WireBytes payload = bytes.from(headerLength);
    if ((fragmentation & 0x3fff) == 0)
        return transport(protocol, payload);

    Fragment fragment;
    fragment.key.identification = identification;
    fragment.key.protocol = protocol;
    fragment.offset = (fragmentation & 0x1fffU) * 8;
    fragment.more = (fragmentation & 0x2000) != 0;
    fragment.protocol = protocol;
    return reassemble(fragment, payload);
}

// RFC 8200, 3.
WalkEnd LayerWalk::ipv6(WireBytes bytes)
{
    if (!bytes.has(kIpv6Header))
        return truncated();
    if ((bytes[0] >> 4) != 6)
        return fail(DecodeFailure::BadIpHeader);
    const std::size_t payloadLength = bytes.big16(4);
    m_source = IpAddress::fromIpv6(bytes.at + 8);
    m_destination = IpAddress::fromIpv6(bytes.at + 24);
    const std::uint8_t protocol = bytes[6];
    WireBytes payload = bytes.from(kIpv6Header);
    if (payloadLength != 0)
        payload = payload.ofLength(payloadLength);
    return ipv6Extensions(protocol, payload);
}

// RFC 8200, 4: each header gives the type of the next one and its own length.
WalkEnd LayerWalk::ipv6Extensions(std::uint8_t protocol, WireBytes bytes)
{
    for (;;) {
        std::size_t length = 0;
        switch (protocol) {
        case ipprotocol::kHopByHop:
        case ipprotocol::kRouting:
        case ipprotocol::kDestination:
        case ipprotocol::kMobility:
        case ipprotocol::kHostIdentity:
        case ipprotocol::kShim6:
            length = bytes.has(2) ? (bytes[1] + std::size_t { 1 }) * 8 : 8;
            break;
        case ipprotocol::kFragment:
            return ipv6Fragment(bytes);
        default:
            return transport(protocol, bytes);
        }
        if (length > bytes.onWire || m_extensionsLeft == 0)
            return fail(DecodeFailure::BadIpHeader);
        if (!bytes.has(length))
            return truncated();
        --m_extensionsLeft;
        protocol = bytes[0];
        bytes = bytes.from(length);
    }
}

// RFC 8200, 4.5.
WalkEnd LayerWalk::ipv6Fragment(WireBytes bytes)
{
    constexpr std::size_t kFragmentHeader = 8;
    if (kFragmentHeader > bytes.onWire || m_extensionsLeft == 0)
        return fail(DecodeFailure::BadIpHeader);
    if (!bytes.has(kFragmentHeader))
        return truncated();
    --m_extensionsLeft;

    Fragment fragment;
    fragment.protocol = bytes[0];
    fragment.offset = bytes.big16(2) & 0xfff8U;
    fragment.more = (bytes[3] & 1) != 0;
    fragment.key.identification = bytes.big32(4);
    const WireBytes payload = bytes.from(kFragmentHeader);
    // An atomic fragment is a datagram of its own, whatever others are under way (RFC 6946).
    if (fragment.offset == 0 && !fragment.more)
        return ipv6Extensions(fragment.protocol, payload);
    return reassemble(fragment, payload);
}

WalkEnd LayerWalk::reassemble(Fragment &fragment, WireBytes bytes)
{
    if (fragment.protocol == ipprotocol::kEncrypted)
        return leave(NotAnalyzed::EncryptedPacket);
    if (!ipprotocol::mayHoldTcp(fragment.protocol))
        return WalkEnd::Other;
    if (!m_sawFragment)
        m_fragments.releaseCompleted();
    m_sawFragment = true;

    fragment.key.source = m_source;
    fragment.key.destination = m_destination;
    fragment.time = m_packet.time;
    fragment.captured = bytes.view();
    fragment.length = bytes.onWire;
    fragment.frameLength = m_frameLength;
    const FragmentResult result = m_fragments.add(fragment);
    m_contradiction = m_contradiction || result.contradicting;
    switch (result.status) {
    case FragmentResult::Status::Held:
        return WalkEnd::Held;
    case FragmentResult::Status::Uninteresting:
        return WalkEnd::Other;
    case FragmentResult::Status::Refused:
        return fragment.protocol == ipprotocol::kUdp ? WalkEnd::Other : fail(result.failure);
    case FragmentResult::Status::Completed:
        break;
    }
    m_frameLength = result.frameLength;
    const WireBytes whole { result.payload.data(), result.payload.size(), result.length };
    return m_source.family == 6 ? ipv6Extensions(result.protocol, whole)
                                : transport(result.protocol, whole);
}

WalkEnd LayerWalk::transport(std::uint8_t protocol, WireBytes bytes)
{
    switch (protocol) {
    case ipprotocol::kTcp:
        break;
    case ipprotocol::kUdp:
        return udp(bytes);
    case ipprotocol::kAuthentication: {
        // RFC 4302, 2.2: the length is in words, less two.
        const std::size_t length = bytes.has(2) ? (bytes[1] + std::size_t { 2 }) * 4 : 12;
        if (length > bytes.onWire || length < 12 || m_extensionsLeft == 0)
            return fail(DecodeFailure::BadIpHeader);
        if (!bytes.has(length))
            return truncated();
        --m_extensionsLeft;
        return m_source.family == 6 ? ipv6Extensions(bytes[0], bytes.from(length))
                                    : transport(bytes[0], bytes.from(length));
    }
    case ipprotocol::kEncrypted:
        return leave(NotAnalyzed::EncryptedPacket);
    case ipprotocol::kMinimalIp:
    case ipprotocol::kCompressed: // the first byte tells what is inside
        return bytes.has(1) && !ipprotocol::mayHoldTcp(bytes[0])
            ? WalkEnd::Other
            : fail(DecodeFailure::UnknownEncapsulation);
    case ipprotocol::kIpv4:
    case ipprotocol::kOldIpInIp:
    case ipprotocol::kIpv6:
    case ipprotocol::kGre:
    case ipprotocol::kEtherIp:
    case ipprotocol::kL2tp:
    case ipprotocol::kMpls:
    case ipprotocol::kEthernet:
    case ipprotocol::kServiceHeader:
        return tunnel(protocol, bytes);
    default:
        return WalkEnd::Other;
    }
    if (!readTcp(bytes, m_segment, m_failure))
        return WalkEnd::Failed;
    m_segment.time = m_packet.time;
    m_segment.interfaceIndex = m_packet.interfaceIndex;
    m_segment.capturePoint = m_capturePoint.value();
    m_segment.source.address = m_source;
    m_segment.destination.address = m_destination;
    m_segment.frameLength = m_frameLength;
    return WalkEnd::Tcp;
}

} // namespace hitwatch

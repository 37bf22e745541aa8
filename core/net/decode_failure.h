// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// Why a packet could not be decoded down to a TCP segment although it should have been one, or
/// could have been. Each is a counter of that name in the report ("loss.undecodable"). A packet
/// that plainly is something else (UDP, ARP, ICMP) is not a failure.
enum class DecodeFailure : std::uint8_t {
    TruncatedHeader, ///< the snapshot or the frame ends inside a link, IP or TCP header (without
                     ///< options)
    BadIpHeader, ///< version, header length or total length that cannot be
    BadTcpHeader, ///< data offset below 5 or beyond the segment
    UnsupportedLinkType,
    TunnelTooDeep,
    FragmentsOverlapping, ///< IPv6: RFC 5722; IPv4: contradicting copies, of which the first wins
    FragmentsTimedOut, ///< counted per datagram, not per fragment
    FragmentsEvicted, ///< limit of datagrams or bytes in reassembly; counted per datagram
    BadFragment, ///< length that cannot be, or that contradicts the datagram's other fragments
    UnknownEncapsulation, ///< an IP packet that can hold TCP, inside layers that are not understood
    Count_,
};

inline constexpr std::size_t kDecodeFailureCount = static_cast<std::size_t>(DecodeFailure::Count_);

/// The counter's name in reports: "truncated_header".
std::string_view decodeFailureName(DecodeFailure failure);

/// Why a packet that may hold TCP was not read, and need not have been: no loss. Each is a counter
/// of that name in the report ("notAnalyzed").
enum class NotAnalyzed : std::uint8_t {
    EncryptedPacket, ///< ESP, MACsec, protected 802.11, WireGuard
    UnknownProtocol, ///< an ethertype that is not known, without an IP packet in sight
    Count_,
};

inline constexpr std::size_t kNotAnalyzedCount = static_cast<std::size_t>(NotAnalyzed::Count_);

/// The counter's name in reports: "encryptedPackets".
std::string_view notAnalyzedName(NotAnalyzed reason);

/// What the decoder saw, since it was made. Each packet is counted once: as a segment, as another
/// packet, as not analyzed, as a fragment put aside, or as a failure. Only datagrams given up in
/// reassembly, and contradicting fragments of IPv4 that complete one, come on top.
struct DecodeCounters {
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0; ///< on the link
    std::uint64_t tcpSegments = 0;
    std::uint64_t otherPackets = 0; ///< well-formed, but no TCP
    std::uint64_t fragments = 0; ///< put aside until the rest of their datagram arrives
    std::array<std::uint64_t, kNotAnalyzedCount> notAnalyzed {};
    std::array<std::uint64_t, kDecodeFailureCount> failures {};

    void count(DecodeFailure failure) { ++failures[static_cast<std::size_t>(failure)]; }
    void count(NotAnalyzed reason) { ++notAnalyzed[static_cast<std::size_t>(reason)]; }
    bool operator==(const DecodeCounters &) const = default;
};

} // namespace hitwatch

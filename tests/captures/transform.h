// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/packet_builder.h"

#include <cstdint>
#include <functional>
#include <vector>

/// Changes to a capture that must not change what is counted in it. All of them leave alone what
/// they do not understand: everything but whole TCP segments in IPv4 without fragments or in IPv6
/// without extension headers, right behind an Ethernet header.
namespace hitwatch::test {

using Frames = std::vector<Frame>;

/// False when @p frames hold TCP that would be left alone: half a connection must not change.
bool isUnderstood(const Frames &frames);

/// True when each stream with data begins with its SYN and no segment leaves out bytes: where a
/// stream starts, and which of its bytes come first, is then told by the numbers alone.
bool isInOrder(const Frames &frames);

/// Every packet twice in a row.
Frames duplicated(const Frames &frames);

/// Lets data segments of one flight change places, each moving @p distance places at most: segments
/// of one direction of a connection with no data of the other direction between them, which a
/// network may well deliver in another order, captured within 50 ms. Never moves a SYN, FIN or RST,
/// or anything across one. Time stamps stay where they are.
Frames reordered(const Frames &frames, std::size_t distance, std::uint32_t seed);

/// Cuts TCP payloads into segments of at most @p size bytes, with the time of the original.
Frames resplit(const Frames &frames, std::size_t size);

/// Adds to the sequence numbers of each direction what makes them pass 2^32 in the middle of its
/// data.
Frames acrossSequenceWrap(const Frames &frames);

/// A packet that the ends of a connection refuse (RFC 9293, 3.10.7.4; RFC 5961).
enum class Stray { Syn, SynAck, Reset, Fin, FarData, FarDataTwice };

/// With one packet of @p kind (or two that follow each other) put in behind frame @p position,
/// which must be TCP: on its connection, in its direction or (@p reply) the other one.
Frames withStray(const Frames &frames, std::size_t position, Stray kind, bool reply);

/// One direction of each connection, the one whose source comes later, stamped by a clock that is
/// @p offset ahead; the order of packets stays.
Frames withClockOffset(const Frames &frames, TimeNs offset);

/// Ethernet frames behind an 802.1Q tag.
Frames tagged(const Frames &frames, std::uint16_t vlanIdentifier);

/// Whole Ethernet frames inside another frame, which @p encapsulate makes of each.
Frames encapsulated(const Frames &frames, const std::function<Bytes(const Bytes &)> &encapsulate);

/// As pcapng, little-endian, nanoseconds, an interface description for each interface in use.
Bytes pcapngFile(const Frames &frames);

Bytes gzipped(const Bytes &bytes);

} // namespace hitwatch::test

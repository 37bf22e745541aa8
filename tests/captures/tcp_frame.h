// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/packet_builder.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hitwatch::test {

/// Where the parts of a TCP segment are within its Ethernet frame.
struct TcpFrame {
    std::size_t ip = 0;
    std::size_t tcp = 0;
    std::size_t payload = 0;
    std::size_t end = 0; ///< of the payload; Ethernet padding may follow
    std::uint8_t flags = 0;
    std::uint32_t sequenceNumber = 0;
    /// Source address, destination address, source port, destination port.
    Bytes direction;
    Bytes opposite;

    std::size_t payloadSize() const { return end - payload; }
};

/// @returns nothing for a frame that is not a whole TCP segment right behind Ethernet and IP.
std::optional<TcpFrame> findTcp(const Frame &frame);

void store16(Bytes &bytes, std::size_t at, std::size_t value); ///< big-endian
void store32(Bytes &bytes, std::size_t at, std::uint32_t value); ///< big-endian

} // namespace hitwatch::test

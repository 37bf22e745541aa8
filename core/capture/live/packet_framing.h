// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/interface_limit.h"
#include "common/byte_view.h"
#include "common/time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace hitwatch {

/// Version of both framings (this one and live/status_framing.h); raised by every change.
inline constexpr std::uint32_t kFramingVersion = 1;
/// No packet carries more bytes than this.
inline constexpr std::uint32_t kLongestCapture = 262'144;

/// One captured packet on its way from the helper to its parent.
struct PacketFrame {
    std::uint32_t interface = 0; ///< position among the helper's --interface arguments
    TimeNs time = 0;
    std::uint32_t wireLength = 0; ///< bytes on the link, at least captured.size()
    ByteView captured;
};

/// The stream of packets, all numbers little-endian:
///
///     stream  = preamble *frame
///     preamble = "HWPS" version:u32
///     frame   = "HWPF" interface:u32 time:u64 captured:u32 wire:u32  captured bytes
inline constexpr std::size_t kPacketPreambleBytes = 8;
inline constexpr std::size_t kPacketHeaderBytes = 24;

std::array<std::uint8_t, kPacketPreambleBytes> packetPreamble();

/// Writes the header of @p frame to @p at, which holds at least kPacketHeaderBytes.
void writePacketHeader(std::uint8_t *at, const PacketFrame &frame);

enum class FrameStatus : std::uint8_t {
    Complete,
    Incomplete, ///< more bytes are needed
    Invalid, ///< not this framing; nothing after it can be trusted
};

/// Cuts the stream into frames, in place: bytes are read into the reader's own buffer and packets
/// borrowed from it. Every field is checked; one wrong field makes the stream Invalid for good.
class PacketFrameReader {
public:
    /// Space for one large read after the longest incomplete frame.
    static constexpr std::size_t kReadBytes = std::size_t { 1024 } * 1024;

    /// @param interfaceCount packets of other interfaces are invalid.
    explicit PacketFrameReader(std::uint32_t interfaceCount);

    /// Where the next bytes of the stream go, at least kReadBytes. Ends the loan of packets.
    /// Call it when next() said Incomplete.
    std::span<std::uint8_t> space();
    void added(std::size_t bytes);

    /// The next frame; its bytes are borrowed until space() is called.
    FrameStatus next(PacketFrame &frame);

    /// True when the stream may end here: not within a frame.
    bool isBetweenFrames() const { return m_begin == m_end && m_preambleSeen; }
    /// What was wrong, once next() said Invalid.
    const std::string &problem() const { return m_problem; }

private:
    FrameStatus invalid(const char *what);
    FrameStatus readPreamble();

    std::unique_ptr<std::uint8_t[]> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint32_t m_interfaceCount = 0;
    bool m_preambleSeen = false;
    std::string m_problem;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace hitwatch::bench {

/// One direction of a generated connection, as the next segment needs it.
struct Sender {
    std::uint32_t address = 0; ///< IPv4
    std::uint16_t port = 0;
    std::uint32_t sequenceNumber = 0;
};

/// Writes TCP segments as Ethernet frames into a pcap file, buffered; TCP checksums are left to
/// the network card that is not there, as on the sender of a real capture.
class FrameWriter {
public:
    /// Ends the program with a message when @p path cannot be written.
    explicit FrameWriter(const std::string &path);
    ~FrameWriter();
    FrameWriter(const FrameWriter &) = delete;
    FrameWriter &operator=(const FrameWriter &) = delete;

    /// A segment from @p from, which has sent everything before @p sequenceNumber, to @p to, whose
    /// bytes it acknowledges.
    void segment(const Sender &from, const Sender &to, std::uint32_t sequenceNumber,
        std::uint8_t flags, std::string_view payload);

    void advance(std::uint64_t nanoseconds) { m_time += nanoseconds; }
    std::uint64_t packets() const { return m_packets; }

private:
    void put(const void *bytes, std::size_t count);

    std::FILE *m_file = nullptr;
    std::unique_ptr<char[]> m_buffer;
    std::uint64_t m_time = 1'700'000'000ULL * 1'000'000'000ULL;
    std::uint64_t m_packets = 0;
    std::uint16_t m_identification = 0;
};

} // namespace hitwatch::bench

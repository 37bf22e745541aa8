// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/endian_loader.h"
#include "capture/files/record_reader.h"

namespace hitwatch {

/// True when @p start holds one of the magic numbers of pcap (draft-ietf-opsawg-pcap, 4).
bool isPcap(ByteView start);

/// True for the whole start of a file header, as it may stand where a record could: a record with
/// these bytes would have been captured in 2055, at one certain microsecond. @p start: 8 bytes.
inline bool isPcapHeader(const std::uint8_t *start)
{
    // The magic numbers of either order have these halves in common.
    const std::uint32_t magic = EndianLoader(std::endian::little).load32(start);
    if ((magic >> 16) != 0xa1b2 && (magic & 0xffff) != 0xb2a1) [[likely]]
        return false;
    const EndianLoader order((magic >> 16) == 0xa1b2 ? std::endian::little : std::endian::big);
    return isPcap({ start, 4 }) && order.load16(start + 4) == 2 && order.load16(start + 6) <= 4;
}

/// pcap: microseconds and nanoseconds, either byte order, and Kuznetzov's variant, whose record
/// header is 8 bytes longer.
class PcapReader final : public RecordReader {
public:
    using RecordReader::RecordReader;

    RecordStatus start(int maxWaitMs) override;
    RecordStatus next(PacketRef &packet, int maxWaitMs) override;

private:
    void readMagic();

    EndianLoader m_order;
    std::uint32_t m_interface = 0; ///< in interfaces()
    std::uint32_t m_linkType = 0;
    std::uint32_t m_maxCaptured = 0;
    std::uint32_t m_headerBytes = 16;
    TimeNs m_fraction = kMicrosecond; ///< unit of the fraction of a second
    bool m_lengthsSwapped = false; ///< for certain: version 2.0 to 2.2
    bool m_lengthsMaybeSwapped = false; ///< version 2.3 was written both ways
    std::uint64_t m_surplus = 0; ///< of the packet handed out last, still to be passed over
};

} // namespace hitwatch

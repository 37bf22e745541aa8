// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/endian_loader.h"
#include "capture/files/record_reader.h"

namespace hitwatch {

/// True when @p start holds one of the magic numbers of pcap (draft-ietf-opsawg-pcap, 4).
bool isPcap(ByteView start);

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
    std::uint32_t m_linkType = 0;
    std::uint32_t m_maxCaptured = 0;
    std::uint32_t m_headerBytes = 16;
    TimeNs m_fraction = kMicrosecond; ///< unit of the fraction of a second
    bool m_lengthsSwapped = false; ///< for certain: version 2.0 to 2.2
    bool m_lengthsMaybeSwapped = false; ///< version 2.3 was written both ways
    std::uint64_t m_surplus = 0; ///< of the packet handed out last, still to be passed over
};

} // namespace hitwatch

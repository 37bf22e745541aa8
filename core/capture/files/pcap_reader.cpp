// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/pcap_reader.h"

#include "capture/files/pcapng_reader.h"
#include "common/grouped_number.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::uint32_t kMicrosecondMagic = 0xa1b2c3d4;
constexpr std::uint32_t kNanosecondMagic = 0xa1b23c4d;
constexpr std::uint32_t kKuznetzovMagic = 0xa1b2cd34;
constexpr std::size_t kFileHeaderBytes = 24;
constexpr std::uint32_t kKuznetzovHeaderBytes = 24;

bool isMagic(std::uint32_t value)
{
    return value == kMicrosecondMagic || value == kNanosecondMagic || value == kKuznetzovMagic;
}

} // namespace

bool isPcap(ByteView start)
{
    return start.size() >= 4
        && (isMagic(EndianLoader(std::endian::little).load32(start.data()))
            || isMagic(EndianLoader(std::endian::big).load32(start.data())));
}

void PcapReader::readMagic()
{
    const std::uint8_t *header = m_input.data();
    m_order = EndianLoader(std::endian::little);
    if (!isMagic(m_order.load32(header)))
        m_order = EndianLoader(std::endian::big);
    const std::uint32_t magic = m_order.load32(header);
    m_fraction = magic == kNanosecondMagic ? 1 : kMicrosecond;
    if (magic == kKuznetzovMagic)
        m_headerBytes = kKuznetzovHeaderBytes;
}

RecordStatus PcapReader::start(int maxWaitMs)
{
    const ReadStatus status = m_input.require(kFileHeaderBytes, maxWaitMs);
    if (status != ReadStatus::Bytes)
        return incomplete(status, "in its file header");
    readMagic();
    const std::uint8_t *header = m_input.data();
    const unsigned major = m_order.load16(header + 4);
    const unsigned minor = m_order.load16(header + 6);
    // 543.0 is what old versions of HP-UX wrote; their lengths are in either order.
    const bool isHpux = major == 543 && minor == 0;
    if (!isHpux && (major != 2 || minor > 4))
        return broken(ErrorCode::Unsupported,
            "is a pcap file of version " + std::to_string(major) + "." + std::to_string(minor)
                + ", but only 2.0 to 2.4 are known; convert it with the program that wrote it");
    m_lengthsSwapped = major == 2 && minor < 3;
    m_lengthsMaybeSwapped = isHpux || (major == 2 && minor == 3);

    // The upper six bits tell the length of the frame check sequence, ten more are reserved.
    const std::uint32_t link = m_order.load32(header + 20);
    if ((link & 0x03ff0000) != 0)
        return broken(ErrorCode::Unsupported,
            "has reserved bits set in its link type (" + std::to_string(link)
                + "): it is damaged, or newer than this version of Hitwatch");
    m_linkType = link & 0xffff;
    m_maxCaptured = maxCapturedBytes(m_linkType);
    const auto known = std::find_if(m_interfaces.begin(), m_interfaces.end(),
        [this](const InterfaceCounters &counters) { return counters.name == m_name; });
    m_interface = static_cast<std::uint32_t>(known - m_interfaces.begin());
    if (known == m_interfaces.end())
        m_interfaces.emplace_back().name = m_name;
    m_input.take(kFileHeaderBytes);
    return RecordStatus::Packet;
}

RecordStatus PcapReader::next(PacketRef &packet, int maxWaitMs)
{
    if (m_surplus > 0) [[unlikely]] {
        const ReadStatus skipped = m_input.skip(m_surplus, maxWaitMs);
        if (skipped != ReadStatus::Bytes)
            return incomplete(skipped, "after packet " + grouped(std::to_string(m_packets)));
    }
    ReadStatus status = m_input.require(m_headerBytes, maxWaitMs);
    if (status != ReadStatus::Bytes) [[unlikely]] {
        if (status == ReadStatus::End && m_input.available() == 0)
            return RecordStatus::End;
        return incomplete(status, nextPacketName());
    }
    const std::uint8_t *header = m_input.data();
    if (isPcapHeader(header) || isSectionHeader(header)) [[unlikely]]
        return RecordStatus::NextFile;
    std::uint32_t captured = m_order.load32(header + 8);
    std::uint32_t wire = m_order.load32(header + 12);
    if (m_lengthsSwapped || (m_lengthsMaybeSwapped && captured > wire)) [[unlikely]]
        std::swap(captured, wire);
    if (captured > m_maxCaptured) [[unlikely]]
        return broken(ErrorCode::InvalidInput,
            "is damaged at byte " + grouped(std::to_string(m_input.position())) + ": packet "
                + grouped(std::to_string(m_packets + 1)) + " claims "
                + grouped(std::to_string(captured)) + " bytes, but at most "
                + grouped(std::to_string(m_maxCaptured)) + " are possible");

    const std::uint32_t handedOut = std::min(captured, kMaxHandedOutBytes);
    status = m_input.require(m_headerBytes + handedOut, maxWaitMs);
    if (status != ReadStatus::Bytes) [[unlikely]]
        return incomplete(status, nextPacketName());
    header = m_input.data(); // require() may have moved it
    packet.time = static_cast<TimeNs>(m_order.load32(header)) * kSecond
        + static_cast<TimeNs>(m_order.load32(header + 4)) * m_fraction;
    packet.interfaceIndex = m_interface;
    packet.linkType = m_linkType;
    packet.wireLength = wire;
    packet.captured = { header + m_headerBytes, handedOut };
    m_input.take(m_headerBytes + handedOut);
    m_surplus = captured - handedOut;
    ++m_packets;
    return RecordStatus::Packet;
}

} // namespace hitwatch

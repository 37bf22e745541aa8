// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/endian_loader.h"
#include "capture/files/pcapng_clock.h"
#include "capture/files/record_reader.h"

#include <map>
#include <string>

namespace hitwatch {

/// True when @p start is the type of a pcapng section header block.
bool isPcapng(ByteView start);

/// The same with the byte order mark behind it. @p start: 12 bytes.
inline bool isSectionHeader(const std::uint8_t *start)
{
    constexpr std::uint32_t kType = 0x0a0d0d0a;
    constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
    const EndianLoader order(std::endian::little);
    if (order.load32(start) != kType) [[likely]]
        return false;
    const std::uint32_t mark = order.load32(start + 8);
    return mark == kByteOrderMagic || mark == __builtin_bswap32(kByteOrderMagic);
}

/// pcapng (draft-ietf-opsawg-pcapng): several sections in either byte order, several interfaces
/// with different link types, snapshot lengths and clocks; TLS secrets. An interface that a later section
/// describes again under the same name keeps its index, so
/// joined files show it once.
class PcapngReader final : public RecordReader {
public:
    using RecordReader::RecordReader;

    RecordStatus start(int maxWaitMs) override;
    RecordStatus next(PacketRef &packet, int maxWaitMs) override;
    void continueFrom(RecordReader &before) override;

    /// In one file, all sections together.
    static constexpr std::size_t kMaxInterfaces = 4096;

private:
    struct Block {
        std::uint32_t type = 0;
        std::uint32_t length = 0; ///< of the whole block
        const std::uint8_t *body = nullptr;
        std::size_t bodyLength = 0; ///< that is in memory
    };
    struct SectionInterface {
        std::uint32_t index = 0; ///< in interfaces()
        std::uint32_t linkType = 0;
        std::uint32_t snapLength = 0; ///< 0: no limit
        std::uint32_t maxCaptured = 0;
        PcapngClock clock;
        std::string name;
        bool hasStatistics = false;
        std::uint64_t droppedBySystem = 0; ///< from the newest statistics
        std::uint64_t droppedByInterface = 0;
        std::uint64_t droppedBefore = 0; ///< from the options of packets
    };
    struct NameUse {
        std::vector<std::uint32_t> indices; ///< in interfaces()
        std::uint64_t section = 0; ///< that used the name last
        std::size_t count = 0; ///< of the indices, used in that section
    };
    struct PacketFields {
        std::uint32_t interfaceId = 0;
        std::uint64_t ticks = 0;
        std::uint32_t captured = 0;
        std::uint32_t wire = 0;
        const std::uint8_t *data = nullptr;
        std::size_t room = 0; ///< bytes of the block behind data
        std::size_t inMemory = 0;
    };

    RecordStatus readBlock(Block &block, int maxWaitMs);
    RecordStatus passOver(int maxWaitMs);
    ReadStatus takeSecrets(int maxWaitMs);
    void findSecrets(const Block &block);
    RecordStatus readLength(Block &block, int maxWaitMs);
    RecordStatus readSection(const Block &block);
    RecordStatus readInterface(const Block &block);
    std::uint32_t registerInterface(const std::string &name);
    void readStatistics(const Block &block);
    void countDropsBefore(SectionInterface &interface, std::uint64_t count);
    RecordStatus readPacket(const Block &block, PacketRef &packet);
    bool parsePacket(const Block &block, PacketFields &fields) const;
    RecordStatus damaged(const std::string &what);

    EndianLoader m_order;
    std::vector<SectionInterface> m_section;
    std::uint64_t m_sectionNumber = 0;
    std::map<std::string, NameUse> m_names; ///< of all sections
    TimeNs m_lastTime = 0;
    std::uint64_t m_blockStart = 0; ///< of the block read last
    std::uint64_t m_secretsLeft = 0; ///< bytes of TLS secrets in it that are still to come
    std::uint64_t m_skip = 0; ///< bytes of it behind them that are not needed
    std::uint32_t m_passedOver = 0; ///< its length, while the end of it was not seen; else 0
};

} // namespace hitwatch

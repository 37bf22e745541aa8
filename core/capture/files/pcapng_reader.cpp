// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/pcapng_reader.h"

#include "capture/files/pcap_reader.h"
#include "capture/files/pcapng_options.h"
#include "common/grouped_number.h"
#include "tls/key_log.h"

#include <algorithm>

namespace hitwatch {

namespace {

// Block types
constexpr std::uint32_t kSectionHeader = 0x0a0d0d0a; // the same in both byte orders
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kPacket = 2; // obsolete, still found
constexpr std::uint32_t kSimplePacket = 3;
constexpr std::uint32_t kInterfaceStatistics = 5;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint32_t kDecryptionSecrets = 10;

constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
constexpr std::uint32_t kBlockHeaderBytes = 8;
constexpr std::uint32_t kBlockTrailerBytes = 4;
constexpr std::uint32_t kMinBlockBytes = kBlockHeaderBytes + kBlockTrailerBytes;
constexpr std::uint32_t kEnhancedPacketBytes = 20; // before the packet itself; also kPacket
constexpr std::uint32_t kTlsKeyLog = 0x544c534b; // the type of secrets
constexpr std::uint32_t kSecretsHeaderBytes = 8; // before the secrets
constexpr std::size_t kMaxNameBytes = 255;

// No block that is looked at needs more; of longer ones only the start is held, the rest passed
// over.
constexpr std::uint32_t kMaxHeldBytes = 2 * kMaxHandedOutBytes;

/// Blocks without a packet, one behind the other, until the caller may want to stop.
constexpr int kMostBlocksInVain = 4096;

bool isLookedAt(std::uint32_t type)
{
    return type == kSectionHeader || type == kInterfaceStatistics
        || (type >= kInterfaceDescription && type <= kSimplePacket) || type == kEnhancedPacket;
}

} // namespace

bool isPcapng(ByteView start)
{
    return start.size() >= 4 && loadBig32(start.data()) == kSectionHeader;
}

RecordStatus PcapngReader::damaged(const std::string &what)
{
    return broken(ErrorCode::InvalidInput,
        "is damaged at byte " + grouped(std::to_string(m_blockStart)) + ": " + what, m_blockStart);
}

RecordStatus PcapngReader::start(int maxWaitMs)
{
    Block block;
    const RecordStatus status = readBlock(block, maxWaitMs);
    if (status != RecordStatus::Packet)
        return status;
    return readSection(block);
}

void PcapngReader::continueFrom(RecordReader &before)
{
    RecordReader::continueFrom(before);
    for (std::uint32_t index = 0; index < m_interfaces.size(); ++index)
        m_names[m_interfaces[index].name].indices.push_back(index);
}

RecordStatus PcapngReader::next(PacketRef &packet, int maxWaitMs)
{
    for (int inVain = 0; inVain < kMostBlocksInVain; ++inVain) {
        Block block;
        RecordStatus status = readBlock(block, maxWaitMs);
        if (status != RecordStatus::Packet) [[unlikely]]
            return status;
        switch (block.type) {
        case kEnhancedPacket:
        case kSimplePacket:
        case kPacket:
            return readPacket(block, packet);
        case kSectionHeader:
            status = readSection(block);
            break;
        case kInterfaceDescription:
            status = readInterface(block);
            break;
        case kInterfaceStatistics:
            readStatistics(block);
            break;
        case kDecryptionSecrets:
            findSecrets(block);
            break;
        default:
            break;
        }
        if (status != RecordStatus::Packet)
            return status;
        m_input.take(kBlockHeaderBytes + block.bodyLength
            + (m_passedOver == 0 ? std::size_t { kBlockTrailerBytes } : 0));
    }
    return RecordStatus::Waiting;
}

/// A wrong length would hide the blocks behind it: its repetition has to be there.
RecordStatus PcapngReader::passOver(int maxWaitMs)
{
    ReadStatus status = takeSecrets(maxWaitMs);
    if (status == ReadStatus::Bytes)
        status = m_input.skip(m_skip, maxWaitMs);
    if (status == ReadStatus::Bytes)
        status = m_input.require(kBlockTrailerBytes, maxWaitMs);
    if (status != ReadStatus::Bytes)
        return incomplete(
            status, "after packet " + grouped(std::to_string(m_packets)), m_blockStart);
    if (m_order.load32(m_input.data()) != m_passedOver)
        return damaged("the two lengths of a block differ");
    m_input.take(kBlockTrailerBytes);
    m_passedOver = 0;
    return RecordStatus::Packet;
}

/// draft-ietf-opsawg-pcapng, 4.7. A block may hold the key log of years, so it is not held as a whole.
void PcapngReader::findSecrets(const Block &block)
{
    if (m_keyLog == nullptr || block.bodyLength < kSecretsHeaderBytes
        || m_order.load32(block.body) != kTlsKeyLog)
        return;
    m_secretsLeft = std::min<std::uint64_t>(m_order.load32(block.body + 4), m_skip);
    m_skip -= m_secretsLeft;
}

ReadStatus PcapngReader::takeSecrets(int maxWaitMs)
{
    for (std::size_t taken = 0; m_secretsLeft > 0;) {
        if (taken >= kMostInVain)
            return ReadStatus::Timeout;
        const ReadStatus status = m_input.require(1, maxWaitMs);
        if (status != ReadStatus::Bytes)
            return status;
        const std::size_t size = static_cast<std::size_t>(
            std::min<std::uint64_t>(m_secretsLeft, m_input.available()));
        m_keyLog->feed(asText(m_input.view().first(size)));
        m_input.takeSecret(size);
        taken += size;
        m_secretsLeft -= size;
        if (m_secretsLeft == 0)
            m_keyLog->endInput();
    }
    return ReadStatus::Bytes;
}

RecordStatus PcapngReader::readLength(Block &block, int maxWaitMs)
{
    if (m_passedOver != 0) [[unlikely]] {
        const RecordStatus passed = passOver(maxWaitMs);
        if (passed != RecordStatus::Packet)
            return passed;
    }
    m_blockStart = m_input.position();
    const ReadStatus status = m_input.require(kMinBlockBytes, maxWaitMs);
    if (status != ReadStatus::Bytes) [[unlikely]] {
        if (status == ReadStatus::End && m_input.available() == 0)
            return RecordStatus::End;
        return incomplete(
            status, "in the block header after packet " + grouped(std::to_string(m_packets)));
    }
    const std::uint8_t *header = m_input.data();
    if (isPcapHeader(header)) [[unlikely]]
        return RecordStatus::NextFile;
    block.type = m_order.load32(header);
    if (block.type == kSectionHeader) {
        // A section brings its own byte order.
        if (loadBig32(header + kBlockHeaderBytes) == kByteOrderMagic)
            m_order = EndianLoader(std::endian::big);
        else
            m_order = EndianLoader(std::endian::little);
        if (m_order.load32(header + kBlockHeaderBytes) != kByteOrderMagic)
            return damaged("a section header without its byte order mark");
    }
    block.length = m_order.load32(header + 4);
    if (block.length < kMinBlockBytes || block.length % 4 != 0) [[unlikely]]
        return damaged("a block cannot be " + std::to_string(block.length) + " bytes long");
    return RecordStatus::Packet;
}

// Packet: the block (or as much of it as anybody looks at) is in memory and its ends agree.
RecordStatus PcapngReader::readBlock(Block &block, int maxWaitMs)
{
    const RecordStatus headerStatus = readLength(block, maxWaitMs);
    if (headerStatus != RecordStatus::Packet) [[unlikely]]
        return headerStatus;
    std::uint32_t held = block.length;
    if (block.type == kDecryptionSecrets) [[unlikely]]
        held = std::min(held - kBlockTrailerBytes, kBlockHeaderBytes + kSecretsHeaderBytes);
    else if (!isLookedAt(block.type)) [[unlikely]]
        held = std::min(held, kBlockHeaderBytes);
    else if (held > kMaxHeldBytes) [[unlikely]]
        held = kMaxHeldBytes;
    const ReadStatus status = m_input.require(held, maxWaitMs);
    if (status != ReadStatus::Bytes) [[unlikely]]
        return incomplete(status,
            block.type == kEnhancedPacket || block.type == kPacket || block.type == kSimplePacket
                ? nextPacketName()
                : "in a block after packet " + grouped(std::to_string(m_packets)));
    block.body = m_input.data() + kBlockHeaderBytes;
    block.bodyLength = held - kBlockHeaderBytes;
    if (held == block.length) [[likely]] {
        block.bodyLength -= kBlockTrailerBytes;
        if (m_order.load32(block.body + block.bodyLength) != block.length) [[unlikely]]
            return damaged("the two lengths of a block differ");
    } else {
        m_passedOver = block.length;
        m_skip = block.length - held - kBlockTrailerBytes;
    }
    return RecordStatus::Packet;
}

RecordStatus PcapngReader::readSection(const Block &block)
{
    constexpr std::size_t kFixedBytes = 16;
    if (block.bodyLength < kFixedBytes)
        return damaged("a section header is too short");
    const unsigned major = m_order.load16(block.body + 4);
    const unsigned minor = m_order.load16(block.body + 6);
    // 1.2 was written by mistake and is the same as 1.0 (draft-ietf-opsawg-pcapng, 4.1).
    if (major != 1 || (minor != 0 && minor != 2))
        return broken(ErrorCode::Unsupported,
            "has a pcapng section of version " + std::to_string(major) + "." + std::to_string(minor)
                + " at byte " + std::to_string(m_input.position())
                + ", but only 1.0 is known; convert the file with the program that wrote it");
    m_section.clear();
    ++m_sectionNumber;
    return RecordStatus::Packet;
}

RecordStatus PcapngReader::readInterface(const Block &block)
{
    constexpr std::size_t kFixedBytes = 8;
    if (block.bodyLength < kFixedBytes)
        return damaged("an interface description is too short");
    if (m_section.size() >= kMaxInterfaces)
        return damaged("more than " + std::to_string(kMaxInterfaces) + " interfaces are described");
    SectionInterface described;
    described.linkType = m_order.load16(block.body);
    described.maxCaptured = maxCapturedBytes(described.linkType);
    described.snapLength = m_order.load32(block.body + 4);
    described.name = "interface " + std::to_string(m_section.size());
    PcapngOptions options({ block.body + kFixedBytes, block.bodyLength - kFixedBytes }, m_order);
    while (options.next()) {
        const ByteView value = options.value();
        if (options.code() == 2 && !value.empty()) // if_name
            described.name = asText(value.first(std::min(value.size(), kMaxNameBytes)));
        else if (options.code() == 9 && value.size() == 1) // if_tsresol
            described.clock.setResolution(value[0]);
        else if (options.code() == 14 && value.size() == 8) // if_tsoffset
            described.clock.setOffset(static_cast<std::int64_t>(options.value64()));
    }
    described.index = registerInterface(described.name);
    if (described.index >= kMaxInterfaces)
        return damaged("more than " + std::to_string(kMaxInterfaces) + " interfaces are described");
    m_section.push_back(std::move(described));
    return RecordStatus::Packet;
}

// The n-th interface of a name is the same one in every section. @returns its index, which is
// kMaxInterfaces when there is no room for another.
std::uint32_t PcapngReader::registerInterface(const std::string &name)
{
    NameUse &use = m_names[name];
    if (use.section != m_sectionNumber) {
        use.section = m_sectionNumber;
        use.count = 0;
    }
    if (use.count == use.indices.size()) {
        if (m_interfaces.size() == kMaxInterfaces)
            return kMaxInterfaces;
        use.indices.push_back(static_cast<std::uint32_t>(m_interfaces.size()));
        m_interfaces.emplace_back().name = name;
    }
    return use.indices[use.count++];
}

void PcapngReader::readStatistics(const Block &block)
{
    constexpr std::size_t kFixedBytes = 12;
    if (block.bodyLength < kFixedBytes)
        return;
    const std::uint32_t id = m_order.load32(block.body);
    if (id >= m_section.size())
        return;
    SectionInterface &interface = m_section[id];
    InterfaceCounters &counters = m_interfaces[interface.index];
    PcapngOptions options({ block.body + kFixedBytes, block.bodyLength - kFixedBytes }, m_order);
    while (options.next()) {
        if (options.value().size() != 8)
            continue;
        const std::uint64_t count = options.value64();
        if (options.code() == 5) { // isb_ifdrop
            counters.interfaceDropped += count - interface.droppedByInterface;
            interface.droppedByInterface = count;
        } else if (options.code() == 7) { // isb_osdrop
            // The same packets may have been reported beside the packets behind them.
            if (!interface.hasStatistics)
                counters.kernelDropped -= interface.droppedBefore;
            interface.hasStatistics = true;
            counters.kernelDropped += count - interface.droppedBySystem;
            interface.droppedBySystem = count;
        }
    }
}

void PcapngReader::countDropsBefore(SectionInterface &interface, std::uint64_t count)
{
    if (interface.hasStatistics)
        return;
    interface.droppedBefore += count;
    m_interfaces[interface.index].kernelDropped += count;
}

bool PcapngReader::parsePacket(const Block &block, PacketFields &fields) const
{
    const std::uint8_t *body = block.body;
    const std::size_t wholeBody = block.length - kMinBlockBytes;
    std::size_t fixedBytes = kEnhancedPacketBytes;
    if (block.type == kSimplePacket)
        fixedBytes = 4;
    if (block.bodyLength < fixedBytes)
        return false;
    fields.data = body + fixedBytes;
    fields.room = wholeBody - fixedBytes;
    fields.inMemory = block.bodyLength - fixedBytes;
    if (block.type == kSimplePacket) {
        fields.wire = m_order.load32(body);
        const std::uint32_t limit = m_section.empty() ? 0 : m_section.front().snapLength;
        fields.captured = limit == 0 ? fields.wire : std::min(fields.wire, limit);
        return true;
    }
    fields.interfaceId = block.type == kPacket ? m_order.load16(body) : m_order.load32(body);
    fields.ticks = static_cast<std::uint64_t>(m_order.load32(body + 4)) << 32;
    fields.ticks |= m_order.load32(body + 8);
    fields.captured = m_order.load32(body + 12);
    fields.wire = m_order.load32(body + 16);
    return true;
}

RecordStatus PcapngReader::readPacket(const Block &block, PacketRef &packet)
{
    PacketFields fields;
    if (!parsePacket(block, fields))
        return damaged("a packet block is too short");
    if (fields.interfaceId >= m_section.size())
        return damaged("packet " + std::to_string(m_packets + 1) + " belongs to interface "
            + std::to_string(fields.interfaceId) + ", which was not described");
    SectionInterface &interface = m_section[fields.interfaceId];
    if (fields.captured > std::min<std::size_t>(fields.room, interface.maxCaptured))
        return damaged("packet " + std::to_string(m_packets + 1) + " claims "
            + std::to_string(fields.captured) + " bytes, more than its block has room for");

    const std::size_t padded = (std::size_t { fields.captured } + 3) & ~std::size_t { 3 };
    if (block.type == kEnhancedPacket && padded < fields.inMemory) [[unlikely]] {
        PcapngOptions options({ fields.data + padded, fields.inMemory - padded }, m_order);
        while (options.next()) {
            if (options.code() == 4 && options.value().size() == 8) // epb_dropcount
                countDropsBefore(interface, options.value64());
        }
    } else if (block.type == kPacket) {
        constexpr std::uint16_t kUnknown = 0xffff;
        const std::uint16_t drops = m_order.load16(block.body + 2);
        if (drops != kUnknown && drops != 0)
            countDropsBefore(interface, drops);
    }

    const std::uint32_t handedOut = std::min(fields.captured, kMaxHandedOutBytes);
    if (block.type != kSimplePacket) [[likely]]
        m_lastTime = interface.clock.toTime(fields.ticks);
    packet.time = m_lastTime;
    packet.interfaceIndex = interface.index;
    packet.linkType = interface.linkType;
    packet.wireLength = fields.wire;
    packet.captured = { fields.data, handedOut };
    ++m_packets;
    m_input.take(kBlockHeaderBytes + block.bodyLength
        + (m_passedOver == 0 ? std::size_t { kBlockTrailerBytes } : 0));
    return RecordStatus::Packet;
}

} // namespace hitwatch

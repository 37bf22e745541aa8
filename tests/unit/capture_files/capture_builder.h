// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

/// Capture files in memory, byte by byte, with every freedom to be wrong.
namespace hitwatch::test {

using FileBytes = std::vector<std::uint8_t>;

/// Appends numbers in a byte order of choice.
class ByteAppender {
public:
    explicit ByteAppender(std::endian order = std::endian::little)
        : m_order(order)
    {
    }

    ByteAppender &put16(std::uint16_t value);
    ByteAppender &put32(std::uint32_t value);
    ByteAppender &put64(std::uint64_t value);
    ByteAppender &put(std::string_view bytes);
    ByteAppender &put(const FileBytes &bytes);
    ByteAppender &pad(); ///< with zeros to a multiple of four

    const FileBytes &bytes() const { return m_bytes; }

private:
    void putNumber(std::uint64_t value, unsigned size);

    std::endian m_order;
    FileBytes m_bytes;
};

struct PcapHeader {
    std::endian order = std::endian::little;
    std::uint32_t magic = 0xa1b2c3d4;
    std::uint16_t major = 2;
    std::uint16_t minor = 4;
    std::uint32_t snapLength = 262'144;
    std::uint32_t linkType = 1;
};

class PcapBuilder {
public:
    explicit PcapBuilder(const PcapHeader &header = {});

    PcapBuilder &packet(std::uint32_t seconds, std::uint32_t fraction, std::string_view bytes,
        std::uint32_t wireLength = 0); ///< 0: as captured
    /// A record header with lengths of choice; @p bytes as they are.
    PcapBuilder &rawRecord(
        std::uint32_t captured, std::uint32_t wireLength, std::string_view bytes);

    const FileBytes &bytes() const { return m_file.bytes(); }

private:
    PcapHeader m_header;
    ByteAppender m_file;
};

using Option = std::pair<std::uint16_t, FileBytes>;

class PcapngBuilder {
public:
    explicit PcapngBuilder(std::endian order = std::endian::little);

    PcapngBuilder &section(std::uint16_t major = 1, std::uint16_t minor = 0);
    PcapngBuilder &interface(std::uint16_t linkType, std::uint32_t snapLength = 0,
        const std::vector<Option> &options = {});
    PcapngBuilder &enhanced(std::uint32_t interface, std::uint64_t ticks, std::string_view bytes,
        std::uint32_t wireLength = 0, const std::vector<Option> &options = {});
    PcapngBuilder &simple(std::string_view bytes, std::uint32_t wireLength);
    PcapngBuilder &obsolete(
        std::uint16_t interface, std::uint16_t drops, std::uint64_t ticks, std::string_view bytes);
    PcapngBuilder &statistics(std::uint32_t interface, const std::vector<Option> &options);
    PcapngBuilder &block(std::uint32_t type, const FileBytes &body);
    PcapngBuilder &raw(const FileBytes &bytes);

    /// An option's value of eight bytes in this file's order.
    FileBytes value64(std::uint64_t value) const;
    ByteAppender appender() const { return ByteAppender(m_order); }

    const FileBytes &bytes() const { return m_file.bytes(); }

private:
    void putOptions(ByteAppender &body, const std::vector<Option> &options) const;

    std::endian m_order;
    ByteAppender m_file;
};

FileBytes toFileBytes(std::string_view text);
/// One gzip member.
FileBytes gzip(const FileBytes &bytes);

} // namespace hitwatch::test

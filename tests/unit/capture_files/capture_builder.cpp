// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/capture_files/capture_builder.h"

#include <cstdlib>
#include <zlib.h>

namespace hitwatch::test {

void ByteAppender::putNumber(std::uint64_t value, unsigned size)
{
    for (unsigned i = 0; i < size; ++i) {
        const unsigned shift = 8 * (m_order == std::endian::little ? i : size - 1 - i);
        m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

ByteAppender &ByteAppender::put16(std::uint16_t value)
{
    putNumber(value, 2);
    return *this;
}

ByteAppender &ByteAppender::put32(std::uint32_t value)
{
    putNumber(value, 4);
    return *this;
}

ByteAppender &ByteAppender::put64(std::uint64_t value)
{
    putNumber(value, 8);
    return *this;
}

ByteAppender &ByteAppender::put(std::string_view bytes)
{
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return *this;
}

ByteAppender &ByteAppender::put(const FileBytes &bytes)
{
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return *this;
}

ByteAppender &ByteAppender::pad()
{
    while (m_bytes.size() % 4 != 0)
        m_bytes.push_back(0);
    return *this;
}

PcapBuilder::PcapBuilder(const PcapHeader &header)
    : m_header(header)
    , m_file(header.order)
{
    m_file.put32(header.magic).put16(header.major).put16(header.minor);
    m_file.put32(0).put32(0).put32(header.snapLength).put32(header.linkType);
}

PcapBuilder &PcapBuilder::packet(
    std::uint32_t seconds, std::uint32_t fraction, std::string_view bytes, std::uint32_t wireLength)
{
    const auto captured = static_cast<std::uint32_t>(bytes.size());
    m_file.put32(seconds).put32(fraction).put32(captured);
    m_file.put32(wireLength == 0 ? captured : wireLength);
    if (m_header.magic == 0xa1b2cd34)
        m_file.put32(2).put16(8).put16(0);
    m_file.put(bytes);
    return *this;
}

PcapBuilder &PcapBuilder::rawRecord(
    std::uint32_t captured, std::uint32_t wireLength, std::string_view bytes)
{
    m_file.put32(1).put32(0).put32(captured).put32(wireLength).put(bytes);
    return *this;
}

PcapngBuilder::PcapngBuilder(std::endian order)
    : m_order(order)
    , m_file(order)
{
}

PcapngBuilder &PcapngBuilder::block(std::uint32_t type, const FileBytes &body)
{
    const FileBytes padded = ByteAppender().put(body).pad().bytes();
    const auto length = static_cast<std::uint32_t>(padded.size() + 12);
    m_file.put32(type).put32(length).put(padded).put32(length);
    return *this;
}

PcapngBuilder &PcapngBuilder::raw(const FileBytes &bytes)
{
    m_file.put(bytes);
    return *this;
}

PcapngBuilder &PcapngBuilder::section(std::uint16_t major, std::uint16_t minor)
{
    constexpr std::uint64_t kLengthNotGiven = ~std::uint64_t { 0 };
    return block(0x0a0d0d0a,
        appender().put32(0x1a2b3c4d).put16(major).put16(minor).put64(kLengthNotGiven).bytes());
}

void PcapngBuilder::putOptions(ByteAppender &body, const std::vector<Option> &options) const
{
    for (const auto &[code, value] : options)
        body.put16(code).put16(static_cast<std::uint16_t>(value.size())).put(value).pad();
    if (!options.empty())
        body.put32(0);
}

PcapngBuilder &PcapngBuilder::interface(
    std::uint16_t linkType, std::uint32_t snapLength, const std::vector<Option> &options)
{
    ByteAppender body = appender();
    body.put16(linkType).put16(0).put32(snapLength);
    putOptions(body, options);
    return block(1, body.bytes());
}

PcapngBuilder &PcapngBuilder::enhanced(std::uint32_t interface, std::uint64_t ticks,
    std::string_view bytes, std::uint32_t wireLength, const std::vector<Option> &options)
{
    const auto captured = static_cast<std::uint32_t>(bytes.size());
    ByteAppender body = appender();
    body.put32(interface);
    body.put32(static_cast<std::uint32_t>(ticks >> 32)).put32(static_cast<std::uint32_t>(ticks));
    body.put32(captured).put32(wireLength == 0 ? captured : wireLength).put(bytes).pad();
    putOptions(body, options);
    return block(6, body.bytes());
}

PcapngBuilder &PcapngBuilder::simple(std::string_view bytes, std::uint32_t wireLength)
{
    return block(3, appender().put32(wireLength).put(bytes).bytes());
}

PcapngBuilder &PcapngBuilder::obsolete(
    std::uint16_t interface, std::uint16_t drops, std::uint64_t ticks, std::string_view bytes)
{
    const auto captured = static_cast<std::uint32_t>(bytes.size());
    ByteAppender body = appender();
    body.put16(interface).put16(drops);
    body.put32(static_cast<std::uint32_t>(ticks >> 32)).put32(static_cast<std::uint32_t>(ticks));
    body.put32(captured).put32(captured).put(bytes);
    return block(2, body.bytes());
}

PcapngBuilder &PcapngBuilder::statistics(
    std::uint32_t interface, const std::vector<Option> &options)
{
    ByteAppender body = appender();
    body.put32(interface).put64(0);
    putOptions(body, options);
    return block(5, body.bytes());
}

FileBytes PcapngBuilder::value64(std::uint64_t value) const
{
    return appender().put64(value).bytes();
}

FileBytes toFileBytes(std::string_view text)
{
    return { text.begin(), text.end() };
}

FileBytes gzip(const FileBytes &bytes)
{
    z_stream stream {};
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        std::abort();
    FileBytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
    FileBytes in = bytes;
    stream.next_in = in.data();
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        std::abort();
    out.erase(out.end() - static_cast<std::ptrdiff_t>(stream.avail_out), out.end());
    deflateEnd(&stream);
    return out;
}

} // namespace hitwatch::test

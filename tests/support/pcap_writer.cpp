// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pcap_writer.h"

#include <algorithm>
#include <fstream>

namespace hitwatch::test {

namespace {

class Writer {
public:
    explicit Writer(bool bigEndian)
        : m_bigEndian(bigEndian)
    {
    }

    void put16(std::uint16_t value) { put(value, 2); }
    void put32(std::uint32_t value) { put(value, 4); }
    void putBytes(const Bytes &bytes, std::size_t count)
    {
        m_bytes.insert(
            m_bytes.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    }
    Bytes take() { return std::move(m_bytes); }

private:
    void put(std::uint32_t value, unsigned size)
    {
        for (unsigned i = 0; i < size; ++i) {
            const unsigned shift = 8 * (m_bigEndian ? size - 1 - i : i);
            m_bytes.push_back(static_cast<std::uint8_t>(value >> shift));
        }
    }

    bool m_bigEndian;
    Bytes m_bytes;
};

} // namespace

Bytes pcapFile(const std::vector<Frame> &frames, const PcapFormat &format)
{
    Writer writer(format.bigEndian);
    writer.put32(format.nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4);
    writer.put16(2);
    writer.put16(4);
    writer.put32(0);
    writer.put32(0);
    writer.put32(format.snapshotLength);
    writer.put32(format.linkType);
    for (const Frame &frame : frames) {
        const TimeNs second = floorToSecond(frame.time);
        const auto fraction = static_cast<std::uint32_t>(frame.time - second);
        const std::size_t kept = std::min<std::size_t>(frame.bytes.size(), format.snapshotLength);
        writer.put32(static_cast<std::uint32_t>(second / kSecond));
        writer.put32(format.nanoseconds ? fraction : fraction / 1000);
        writer.put32(static_cast<std::uint32_t>(kept));
        writer.put32(frame.ref().wireLength);
        writer.putBytes(frame.bytes, kept);
    }
    return writer.take();
}

bool writeFile(const std::string &path, const Bytes &bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(
        reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

} // namespace hitwatch::test

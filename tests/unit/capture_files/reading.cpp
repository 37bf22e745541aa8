// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/capture_files/reading.h"

#include "capture/files/capture_file_source.h"

#include <cstdlib>
#include <unistd.h>

namespace hitwatch::test {

ReadPacket copyOf(const PacketRef &packet)
{
    return { packet.time, packet.interfaceIndex, packet.linkType, packet.wireLength,
        std::string(asText(packet.captured)) };
}

Reading readToEnd(PacketSource &source)
{
    Reading reading;
    PacketRef packet;
    do {
        reading.status = source.next(packet, -1);
        if (reading.status == SourceStatus::Packet)
            reading.packets.push_back(copyOf(packet));
    } while (reading.status == SourceStatus::Packet || reading.status == SourceStatus::Idle);
    if (const auto error = source.error()) {
        reading.error = error->message;
        reading.code = error->code;
    }
    reading.damagedBytes = source.damagedBytes();
    reading.interfaces = source.interfaces();
    return reading;
}

Reading readFile(const FileBytes &file)
{
    auto source = CaptureFileSource::fromMemory(file, "test.pcap");
    if (!source) {
        Reading reading;
        reading.openError = source.error().message;
        reading.code = source.error().code;
        return reading;
    }
    return readToEnd(*source.value());
}

TemporaryFile::TemporaryFile(const FileBytes &bytes)
    : m_path("/tmp/hitwatch-test-XXXXXX")
{
    const int descriptor = mkstemp(m_path.data());
    if (descriptor < 0
        || write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        std::abort();
    close(descriptor);
}

TemporaryFile::~TemporaryFile()
{
    unlink(m_path.c_str());
}

} // namespace hitwatch::test

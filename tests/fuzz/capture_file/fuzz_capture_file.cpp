// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a capture file: whatever they claim, the reader ends, keeps within its bounds, hands
// out only bytes that it has, and accounts for what it could not use.
#include "capture/files/capture_file_source.h"
#include "capture/files/pcapng_reader.h"
#include "tls/key_log.h"

#include <cstdlib>
#include <vector>

namespace {

using namespace hitwatch;

// A few kilobytes of gzip can hold a million empty packets; the rest would only cost time.
constexpr std::uint64_t kMaxPackets = 20'000;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkPacket(const CaptureFileSource &source, const PacketRef &packet)
{
    require(packet.captured.size() <= kMaxHandedOutBytes);
    require(packet.interfaceIndex < source.interfaces().size());
    // Touches every byte, so that a sanitizer sees one that is not ours.
    unsigned sum = 0;
    for (const std::uint8_t byte : packet.captured)
        sum += byte;
    volatile unsigned sink = sum;
    static_cast<void>(sink);
}

void checkEnd(CaptureFileSource &source, SourceStatus status, std::uint64_t packets)
{
    std::uint64_t counted = 0;
    for (const InterfaceCounters &interface : source.interfaces())
        counted += interface.packets;
    require(counted == packets);
    require(source.interfaces().size() <= PcapngReader::kMaxInterfaces);
    require(source.inputBytes() <= source.inputSize());
    const auto error = source.error();
    require(!error || error->message.find('\n') == std::string::npos);
    require(error || source.damagedBytes() == 0);
    require(status == SourceStatus::End);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::vector<std::uint8_t> file(data, data + size);
    const auto source = CaptureFileSource::fromMemory(file, "fuzz");
    if (!source) {
        require(!source.error().message.empty());
        return 0;
    }
    EngineLimits limits;
    limits.tlsSecrets = 4;
    TlsKeyLog keyLog(limits);
    source.value()->setKeyLog(keyLog);
    PacketRef packet;
    std::uint64_t packets = 0;
    SourceStatus status = SourceStatus::Idle;
    while (packets < kMaxPackets) {
        status = source.value()->next(packet, 0);
        if (status != SourceStatus::Packet)
            break;
        checkPacket(*source.value(), packet);
        ++packets;
    }
    if (packets == kMaxPackets)
        source.value()->requestStop();
    status = source.value()->next(packet, 0);
    checkEnd(*source.value(), status, packets);
    require(keyLog.size() <= limits.tlsSecrets);
    return 0;
}

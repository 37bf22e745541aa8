// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for hitwatch-capture and misbehaves: the value of --filter says how. Speaks the framing
// on the descriptors 3 and 4, and has no privilege.
#include "capture/live/status_framing.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

using namespace hitwatch;

namespace {

constexpr int kPacketFd = 3;
constexpr int kStatusFd = 4;

void writeAll(int fd, const std::uint8_t *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t taken = ::write(fd, bytes, size);
        if (taken <= 0)
            return;
        bytes += taken;
        size -= static_cast<std::size_t>(taken);
    }
}

void tell(const StatusMessage &message)
{
    std::vector<std::uint8_t> frame;
    appendStatusFrame(frame, message);
    writeAll(kStatusFd, frame.data(), frame.size());
}

std::vector<std::uint8_t> packetFrame(std::uint32_t interface, std::string_view content)
{
    std::vector<std::uint8_t> bytes(kPacketHeaderBytes);
    PacketFrame frame;
    frame.interface = interface;
    frame.time = 1'000'000'007;
    frame.wireLength = static_cast<std::uint32_t>(content.size() + 100);
    frame.captured = asBytes(content);
    writePacketHeader(bytes.data(), frame);
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

void sendPacket(std::uint32_t interface, std::string_view content)
{
    const auto bytes = packetFrame(interface, content);
    writeAll(kPacketFd, bytes.data(), bytes.size());
}

void sendPreamble()
{
    const auto preamble = packetPreamble();
    writeAll(kPacketFd, preamble.data(), preamble.size());
}

/// Sends more than the pipe and one read take, so that it returns only when the reader has called
/// next(): what follows is not part of its start.
void waitForReader()
{
    for (int count = 0; count < 12; ++count)
        sendPacket(0, std::string(200'000, 'x'));
}

void sendGarbage(int fd)
{
    const std::vector<std::uint8_t> garbage(4096, 0xa5);
    writeAll(fd, garbage.data(), garbage.size());
}

void waitForControl()
{
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) { }
}

/// Before HelperReady. @returns true when that was all of it.
bool misbehaveAtStart(std::string_view mode)
{
    if (mode == "exit")
        return true;
    if (mode == "silent") {
        waitForControl();
        return true;
    }
    if (mode == "garbage at the start") {
        sendGarbage(kStatusFd);
        waitForControl();
        return true;
    }
    if (mode == "packets first") {
        sendPreamble();
        sendPacket(0, "early");
        return true;
    }
    if (mode == "not greeting") {
        tell(InterfaceOpened { 0, 1, true, "lo" });
        waitForControl();
        return true;
    }
    tell(HelperHello { mode == "other version" ? kFramingVersion + 1 : kFramingVersion });
    if (mode == "permission" || mode == "filter") {
        tell(HelperFailure {
            mode == "filter" ? FailureCode::Filter : FailureCode::Permission, "no such thing" });
        return true;
    }
    if (mode == "not opening") {
        tell(HelperReady {});
        waitForControl();
        return true;
    }
    if (mode == "gone at once") {
        tell(InterfaceGone { 0, GoneReason::Failed, "lo: cannot be captured today" });
        tell(HelperReady {});
        sendPreamble();
        return true;
    }
    tell(InterfaceOpened { 0, 101, true, "lo" });
    if (mode == "opening twice")
        tell(InterfaceOpened { 0, 101, true, "lo" });
    if (mode == "stops after opening") {
        waitForControl();
        return true;
    }
    return false;
}

void misbehaveLater(std::string_view mode)
{
    tell(HelperReady {});
    if (mode == "garbage packets") {
        sendGarbage(kPacketFd);
        waitForControl();
        return;
    }
    sendPreamble();
    if (mode == "packets") {
        sendPacket(0, "one");
        sendPacket(0, "");
        sendPacket(0, std::string(200'000, 'x'));
        tell(InterfaceStatistics { 0, 10, 3, 1 });
        tell(InterfaceStatistics { 0, 20, 5, 1 });
    } else if (mode == "fewer drops") {
        waitForReader();
        tell(InterfaceStatistics { 0, 10, 3, 0 });
        tell(InterfaceStatistics { 0, 20, 2, 0 });
    } else if (mode == "garbage status") {
        waitForReader();
        sendGarbage(kStatusFd);
    } else if (mode == "half a packet") {
        const auto bytes = packetFrame(0, "never complete");
        writeAll(kPacketFd, bytes.data(), bytes.size() - 3);
        return;
    } else if (mode == "gone within a packet") {
        waitForReader();
        const auto bytes = packetFrame(0, "never complete");
        writeAll(kPacketFd, bytes.data(), bytes.size() - 3);
        tell(InterfaceGone { 0, GoneReason::Gone, "lo: gone" });
        return;
    } else if (mode == "killed") {
        sendPacket(0, "last");
        ::raise(SIGKILL);
    } else if (mode == "failing later") {
        waitForReader();
        tell(HelperFailure { FailureCode::System, "out of luck" });
        return;
    } else if (mode == "deaf") {
        std::signal(SIGTERM, SIG_IGN);
        for (;;)
            ::pause();
    }
    waitForControl();
    if (mode == "last packet") {
        sendPacket(0, "last");
        tell(InterfaceStatistics { 0, 10, 7, 0 });
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    std::string_view mode;
    for (int at = 1; at + 1 < argc; ++at) {
        if (std::strcmp(argv[at], "--filter") == 0)
            mode = argv[at + 1];
    }
    if (!misbehaveAtStart(mode))
        misbehaveLater(mode);
    return 3;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a helper that was taken over could send. The first byte chooses how the input is cut into
// reads; the same bytes go through both framings.
#include "capture/live/packet_framing.h"
#include "capture/live/status_framing.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace hitwatch;

namespace {

constexpr std::uint32_t kInterfaces = 3;
/// Makes every borrowed byte be read, so that a sanitizer sees a wrong one.
volatile std::uint8_t g_touched = 0;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void readPackets(ByteView input, std::size_t step)
{
    PacketFrameReader reader(kInterfaces);
    while (!input.empty()) {
        const auto space = reader.space();
        const std::size_t taken = std::min({ space.size(), input.size(), step });
        std::memcpy(space.data(), input.data(), taken);
        reader.added(taken);
        input = input.subspan(taken);
        PacketFrame frame;
        while (reader.next(frame) == FrameStatus::Complete) {
            require(frame.interface < kInterfaces && frame.time >= 0);
            require(frame.captured.size() <= kLongestCapture);
            require(frame.captured.size() <= frame.wireLength);
            for (const std::uint8_t byte : frame.captured)
                g_touched = byte;
        }
        if (!reader.problem().empty())
            return;
    }
}

void readStatus(ByteView input, std::size_t step)
{
    StatusFrameReader reader(kInterfaces);
    while (!input.empty()) {
        const std::size_t taken = std::min(input.size(), step);
        reader.append(input.first(taken));
        input = input.subspan(taken);
        StatusMessage message;
        while (reader.next(message) == FrameStatus::Complete) {
            // Whatever was understood can be said again in the same words.
            std::vector<std::uint8_t> frame;
            appendStatusFrame(frame, message);
            StatusFrameReader again(kInterfaces);
            again.append(frame);
            StatusMessage repeated;
            require(again.next(repeated) == FrameStatus::Complete && repeated == message);
        }
        if (!reader.problem().empty())
            return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t step = data[0] + std::size_t { 1 };
    const ByteView input(data + 1, size - 1);
    readPackets(input, step);
    readStatus(input, step);
    return 0;
}

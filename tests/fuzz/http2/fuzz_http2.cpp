// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/2 connection. The first byte: & 1 the client's preface is missing (the capture begins in the
// middle), & 2 limits are tiny. Then steps: a control byte, a length byte, and that many bytes.
//   control & 3: 0, 1 what is sent; 2 a gap; 3 frame headers are put in front, of a type and with
//   flags that the next two bytes say    control & 4: from the server    control & 8: length times 16
// Played whole and byte by byte: where nothing was lost, the same is told.
#include "http/http_analyzer.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace hitwatch;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

class Sums final : public HttpEventSink {
public:
    void onHttpEvent(const HttpEvent &event) override
    {
        ++counts[static_cast<std::size_t>(event.kind)];
        content += event.bodyBytes;
        require(event.latency >= -1, "latency");
        require(event.method.size() <= limits.methodBytes && event.host.size() <= limits.hostBytes
                && event.section.size() <= limits.sectionBytes
                && event.target.size() <= limits.targetBytes,
            "limits of texts");
        if (event.kind == HttpEventKind::Body)
            return;
        names += std::to_string(static_cast<int>(event.kind));
        for (const std::string_view text : { event.method, event.host, event.section, event.target })
            names.append(text) += ' ';
    }

    EngineLimits limits;
    std::array<std::size_t, 9> counts {};
    std::uint64_t content = 0;
    std::string names;
};

struct Player {
    Player(bool middle, bool tiny, bool byBytes)
        : byByte(byBytes)
        , analyzer(limitsOf(tiny), sums)
    {
        ConnectionOrigin origin;
        origin.serial = 1;
        origin.initiatorKnown = !middle;
        handler = analyzer.acquire(origin);
    }

    static EngineLimits limitsOf(bool tiny)
    {
        EngineLimits limits;
        limits.headerBytes = tiny ? 256 : 4096;
        limits.heldHeaderBytes = tiny ? 1024 : 1U << 20;
        limits.pendingBytes = tiny ? 8192 : 1U << 20;
        limits.http2Streams = tiny ? 2 : 64;
        return limits;
    }

    void say(Direction direction, ByteView data)
    {
        const std::size_t step = byByte ? 1 : data.size();
        for (std::size_t at = 0; at < data.size(); at += step) {
            // A copy of its own, so that a sanitizer sees what is read beyond it.
            const std::vector<std::uint8_t> exact(data.begin() + static_cast<std::ptrdiff_t>(at),
                data.begin() + static_cast<std::ptrdiff_t>(at + step));
            handler->onData(direction, exact, { kSecond, 0, positions[index(direction)], 0 });
            positions[index(direction)] += step;
        }
    }
    void lose(Direction direction, std::uint64_t bytes)
    {
        handler->onGap(direction, bytes, { kSecond, 0, positions[index(direction)], 0 });
        positions[index(direction)] += bytes;
    }
    void end()
    {
        handler->onClosed(CloseReason::Finished, kSecond);
        analyzer.release(handler);
        require(analyzer.counters().desyncs
                == sums.counts[static_cast<std::size_t>(HttpEventKind::Desync)],
            "desyncs counted and told");
    }

    bool byByte;
    Sums sums;
    HttpAnalyzer analyzer;
    StreamHandler *handler = nullptr;
    std::array<StreamPosition, 2> positions { 1000, 2000 };
};

/// @returns whether nothing was lost
bool play(ByteView input, Player &player, bool middle)
{
    if (!middle)
        player.say(Direction::LowToHigh, asBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    bool whole = true;
    while (input.size() >= 2) {
        const unsigned control = input[0];
        std::size_t length = input[1];
        input = input.subspan(2);
        const Direction direction =
            (control & 4) != 0 ? Direction::HighToLow : Direction::LowToHigh;
        if ((control & 8) != 0)
            length *= 16;
        if ((control & 3) == 2) {
            player.lose(direction, length + 1);
            whole = false;
            continue;
        }
        std::vector<std::uint8_t> bytes;
        if ((control & 3) == 3 && input.size() >= 3) {
            const std::size_t payload = std::min(length, input.size() - 3);
            bytes = { 0, static_cast<std::uint8_t>(payload >> 8), static_cast<std::uint8_t>(payload),
                input[0], input[1], 0, 0, 0, input[2] };
            input = input.subspan(3);
        }
        const ByteView data = input.first(std::min(length, input.size()));
        bytes.insert(bytes.end(), data.begin(), data.end());
        input = input.subspan(data.size());
        player.say(direction, bytes);
    }
    player.end();
    return whole && player.sums.counts[static_cast<std::size_t>(HttpEventKind::Desync)] == 0;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const bool middle = (data[0] & 1) != 0;
    const bool tiny = (data[0] & 2) != 0;
    const ByteView input { data + 1, size - 1 };
    Player whole(middle, tiny, false);
    Player byByte(middle, tiny, true);
    const bool nothingLost = play(input, whole, middle);
    if (!play(input, byByte, middle) || !nothingLost || middle || tiny)
        return 0;
    require(whole.sums.names == byByte.sums.names, "the same events however it is cut");
    require(whole.sums.content == byByte.sums.content, "the same content however it is cut");
    return 0;
}

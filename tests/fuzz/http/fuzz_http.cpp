// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a list of steps: a control byte, a length byte, and that many bytes.
//   control & 3: 0, 1 data; 2 a gap; 3 an end      control & 4: from the server
//   control & 8: the piece is long (length times 16)   control & 16: packet time jumps
// Played twice, the second time byte by byte: what is told of it must hold together both times.
#include "http/http_analyzer.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>
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

class CheckingSink final : public HttpEventSink {
public:
    void onHttpEvent(const HttpEvent &event) override
    {
        ++m_told[static_cast<std::size_t>(event.kind)];
        touch(event.method);
        touch(event.host);
        touch(event.section);
        touch(event.target);
        require(event.method.size() <= m_limits.methodBytes, "method limit");
        require(event.host.size() <= m_limits.hostBytes, "host limit");
        require(event.section.size() <= m_limits.sectionBytes, "section limit");
        require(event.target.size() <= m_limits.targetBytes, "target limit");
        require(event.latency >= -1, "latency");
        // A request that asks to go on in HTTP/2 has another response behind the 101.
        const bool paired =
            event.kind == HttpEventKind::Response && event.paired && event.status != 101;
        if (paired) {
            // Not in their order: the connection may speak HTTP/2.
            require(m_answered.insert(event.transaction).second, "one response for each request");
        }
        if (event.kind == HttpEventKind::Request)
            require(event.transaction == told(HttpEventKind::Request), "ordinals of requests");
        if (event.kind == HttpEventKind::UnpairedRequest)
            ++m_unpaired;
        m_paired += paired ? 1 : 0;
        require(m_paired + m_unpaired <= told(HttpEventKind::Request), "each request ends once");
    }

    std::size_t told(HttpEventKind kind) const { return m_told[static_cast<std::size_t>(kind)]; }

private:
    /// Reads each byte, so that a sanitizer sees a text that is gone.
    void touch(std::string_view text)
    {
        for (const char c : text)
            m_touched = m_touched + static_cast<unsigned char>(c);
    }

    EngineLimits m_limits;
    std::array<std::size_t, 9> m_told {};
    std::size_t m_paired = 0;
    std::size_t m_unpaired = 0;
    std::set<std::uint32_t> m_answered;
    volatile unsigned m_touched = 0;
};

void send(StreamHandler &handler, Direction direction, ByteView data, TimeNs time, bool byByte)
{
    const std::size_t step = byByte ? 1 : data.size();
    for (std::size_t at = 0; at < data.size(); at += step) {
        const std::vector<std::uint8_t> exact(data.begin() + static_cast<std::ptrdiff_t>(at),
            data.begin() + static_cast<std::ptrdiff_t>(at + step));
        handler.onData(direction, exact, { time, 0 });
    }
}

void play(ByteView input, bool byByte)
{
    CheckingSink sink;
    EngineLimits limits;
    limits.headerBytes = 2048;
    limits.pendingRequests = 8;
    limits.pendingBytes = 4096;
    HttpAnalyzer analyzer(limits, sink);
    ConnectionOrigin origin;
    origin.serial = 1;
    origin.initiatorKnown = !input.empty() && (input[0] & 32) == 0;
    StreamHandler *handler = analyzer.acquire(origin);
    TimeNs time = kSecond;
    while (input.size() >= 2) {
        const unsigned control = input[0];
        std::size_t length = input[1];
        input = input.subspan(2);
        time += (control & 16) != 0 ? 2 * kSecond : kMillisecond;
        const Direction direction =
            (control & 4) != 0 ? Direction::HighToLow : Direction::LowToHigh;
        if ((control & 8) != 0)
            length *= 16;
        if ((control & 3) == 2) {
            handler->onGap(direction, length + 1, { time, 0 });
        } else if ((control & 3) == 3) {
            handler->onStreamEnd(direction, { time, 0 });
        } else {
            const ByteView data = input.first(std::min(length, input.size()));
            input = input.subspan(data.size());
            send(*handler, direction, data, time, byByte);
        }
    }
    handler->onClosed(CloseReason::Finished, time);
    analyzer.release(handler);
    const HttpCounters &counters = analyzer.counters();
    require(counters.desyncs == sink.told(HttpEventKind::Desync), "desyncs counted and told");
    require(counters.httpConnections + counters.encryptedConnections + counters.http2Connections
                + counters.otherConnections
            <= 2,
        "one connection");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    play({ data, size }, false);
    play({ data, size }, true);
    return 0;
}

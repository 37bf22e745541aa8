// SPDX-License-Identifier: GPL-3.0-or-later
// The input becomes a dialogue whose events are known, however it is cut: whole, into pieces, and
// byte by byte. What is refused is counted.
#include "fuzz/http_dialogue/dialogue_maker.h"
#include "http/http_analyzer.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr std::size_t kHeaderLimit = 1024;

enum class Cut : std::uint8_t { Whole, Pieces, Bytes };

class Told final : public HttpEventSink {
public:
    void onHttpEvent(const HttpEvent &event) override
    {
        bodyBytes += event.bodyBytes;
        switch (event.kind) {
        case HttpEventKind::Request:
            requests.push_back(std::string(event.method) + ' ' + std::string(event.target));
            break;
        case HttpEventKind::Response:
            responses.push_back(std::to_string(event.status) + ' '
                + std::to_string(event.paired ? event.transaction : 0));
            break;
        case HttpEventKind::InterimResponse:
            ++interim;
            break;
        case HttpEventKind::Desync:
            ++desyncs;
            break;
        case HttpEventKind::Body:
            break;
        default:
            ++others;
        }
    }

    std::vector<std::string> requests;
    std::vector<std::string> responses;
    std::size_t interim = 0;
    std::size_t desyncs = 0;
    std::size_t others = 0;
    std::uint64_t bodyBytes = 0;
};

void require(bool condition, Cut cut, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken, cut %d: %s\n", static_cast<int>(cut), what);
    std::abort();
}

void deliver(StreamHandler &handler, const MadeDialogue &dialogue, Cut cut, unsigned seed)
{
    std::minstd_rand random(seed + 1);
    std::array<StreamPosition, 2> positions { 1, 1 };
    TimeNs time = kSecond;
    for (const Turn &turn : dialogue.turns) {
        const Direction direction = turn.fromClient ? Direction::LowToHigh : Direction::HighToLow;
        StreamPosition &position = positions[index(direction)];
        ByteView rest = asBytes(turn.bytes);
        while (!rest.empty()) {
            const std::size_t wanted = cut == Cut::Whole ? rest.size()
                : cut == Cut::Bytes                      ? 1
                                                         : 1 + random() % 64;
            const ByteView piece = rest.first(std::min(wanted, rest.size()));
            // A copy of its own, so that a sanitizer sees every read behind the piece.
            const std::vector<std::uint8_t> exact(piece.begin(), piece.end());
            time += kMillisecond;
            handler.onData(
                direction, exact, { time, 0, position, positions[index(opposite(direction))] });
            position += piece.size();
            rest = rest.subspan(piece.size());
        }
    }
    handler.onClosed(CloseReason::Finished, time);
}

void check(const MadeDialogue &dialogue, Cut cut, unsigned seed)
{
    EngineLimits limits;
    limits.headerBytes = kHeaderLimit;
    limits.targetBytes = 2 * kHeaderLimit;
    Told told;
    HttpAnalyzer analyzer(limits, told);
    ConnectionOrigin origin;
    origin.serial = 1;
    origin.initiatorKnown = true;
    StreamHandler *handler = analyzer.acquire(origin);
    deliver(*handler, dialogue, cut, seed);
    analyzer.release(handler);
    require(told.requests == dialogue.requests, cut, "every request is told");
    require(told.responses == dialogue.responses, cut, "every response is told, and paired");
    require(told.interim == dialogue.interim, cut, "every interim response is told");
    require(told.desyncs == dialogue.refused, cut, "what is refused is shown, and nothing else");
    require(told.bodyBytes == dialogue.bodyBytes, cut, "every byte of content is counted");
    require(told.others == 0, cut, "nothing else is told");
    const HttpCounters &counters = analyzer.counters();
    require(counters.desyncs == dialogue.refused, cut, "what is refused is counted");
    require(counters.otherConnections == (dialogue.turns.empty() ? 1U : 0U), cut, "recognized");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const MadeDialogue dialogue = makeDialogue({ data, size }, kHeaderLimit);
    const unsigned seed = size == 0 ? 0 : data[size - 1] * 256U + data[0];
    for (const Cut cut : { Cut::Whole, Cut::Pieces, Cut::Bytes })
        check(dialogue, cut, seed);
    return 0;
}

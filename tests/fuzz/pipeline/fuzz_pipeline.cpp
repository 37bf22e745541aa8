// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a capture file, through the whole engine into the tables: whatever comes, it ends,
// and the tables agree with the events and with each other.
#include "capture/files/capture_file_source.h"
#include "capture/packet_pipeline.h"
#include "stats/traffic_stats.h"

#include <cstdlib>
#include <vector>

namespace {

using namespace hitwatch;

// A few kilobytes of gzip can hold a million packets; the rest would only cost time.
constexpr std::uint64_t kMaxPackets = 5'000;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Small, so that short inputs reach the limits.
EngineLimits smallLimits()
{
    EngineLimits limits;
    limits.fragmentedDatagrams = 4;
    limits.flows = 8;
    limits.pendingRequests = 4;
    limits.keysPerTable = 4;
    limits.headerBytes = 2048;
    return limits;
}

/// Counts what is told, beside the tables.
class Tally final : public HttpEventSink {
public:
    explicit Tally(const EngineLimits &limits)
        : stats(limits, { 10, 60 })
        , m_limits(limits)
    {
    }

    void onHttpEvent(const HttpEvent &event) override
    {
        require(event.host.size() <= m_limits.hostBytes);
        require(event.section.size() <= m_limits.sectionBytes);
        require(event.method.size() <= m_limits.methodBytes);
        require(event.target.size() <= m_limits.targetBytes);
        require(event.latency >= -1);
        requests += event.kind == HttpEventKind::Request;
        responses += event.kind == HttpEventKind::Response;
        unpaired += event.kind == HttpEventKind::UnpairedRequest;
        answered += event.kind == HttpEventKind::Response && event.paired;
        stats.apply(event);
    }

    TrafficStats stats;
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t answered = 0;
    std::uint64_t unpaired = 0;

private:
    const EngineLimits m_limits;
};

template <typename Rows> std::uint64_t requestsIn(const Rows &rows)
{
    std::uint64_t sum = 0;
    for (const auto &row : rows)
        sum += row.requests;
    return sum;
}

void checkTables(const Tally &tally)
{
    const StatsSnapshot whole = tally.stats.snapshot({});
    require(whole.requests == tally.requests);
    require(whole.responses == tally.responses);
    require(whole.unpaired == tally.unpaired);
    require(tally.answered + tally.unpaired <= tally.requests);
    for (const std::optional<int> window : { std::optional<int> {}, { 10 }, { 60 } }) {
        const StatsSnapshot snapshot = tally.stats.snapshot(window);
        require(requestsIn(snapshot.sections) == snapshot.requests);
        require(requestsIn(snapshot.hosts) == snapshot.requests);
        require(requestsIn(snapshot.clients) == snapshot.requests);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::vector<std::uint8_t> file(data, data + size);
    const auto source = CaptureFileSource::fromMemory(file, "fuzz");
    if (!source)
        return 0;
    const EngineLimits limits = smallLimits();
    Tally tally(limits);
    PacketPipeline pipeline(limits, tally);
    PacketRef packet;
    TimeNs last = 0;
    for (std::uint64_t count = 0;
         count < kMaxPackets && source.value()->next(packet, 0) == SourceStatus::Packet; ++count) {
        pipeline.process(packet);
        last = packet.time;
    }
    pipeline.finish(last);
    checkTables(tally);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The engine on one thread, from the file to the events, for a profiler. --pcap reads through
// libpcap instead, --read-only leaves the engine out.
#include "capture/files/capture_file_source.h"
#include "capture/packet_pipeline.h"

#include <pcap/pcap.h>

#include <cstdio>
#include <cstring>

namespace {

using namespace hitwatch;

class CountingSink final : public HttpEventSink {
public:
    void onHttpEvent(const HttpEvent &event) override
    {
        if (event.kind == HttpEventKind::Request)
            ++requests;
        else if (event.kind == HttpEventKind::Response)
            ++responses;
    }

    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
};

struct Run {
    explicit Run(bool withEngine)
        : engine(withEngine)
    {
    }

    void take(const PacketRef &packet)
    {
        ++packets;
        last = packet.time;
        if (engine)
            pipeline.process(packet);
    }

    bool engine;
    CountingSink sink;
    PacketPipeline pipeline { EngineLimits {}, sink };
    std::uint64_t packets = 0;
    TimeNs last = 0;
};

int readWithSource(const char *path, Run &run)
{
    auto source = CaptureFileSource::open(path);
    if (!source) {
        std::fprintf(stderr, "%s\n", source.error().message.c_str());
        return 1;
    }
    PacketRef packet;
    constexpr int kWaitMs = 1000;
    for (;;) {
        const SourceStatus status = source.value()->next(packet, kWaitMs);
        if (status == SourceStatus::Packet)
            run.take(packet);
        else if (status != SourceStatus::Idle)
            break;
    }
    if (const auto error = source.value()->error())
        std::fprintf(stderr, "%s\n", error->message.c_str());
    return 0;
}

int readWithPcap(const char *path, Run &run)
{
    char message[PCAP_ERRBUF_SIZE] = {};
    pcap_t *handle =
        pcap_open_offline_with_tstamp_precision(path, PCAP_TSTAMP_PRECISION_NANO, message);
    if (handle == nullptr) {
        std::fprintf(stderr, "%s\n", message);
        return 1;
    }
    PacketRef packet;
    packet.linkType = static_cast<std::uint32_t>(pcap_datalink(handle));
    pcap_pkthdr *header = nullptr;
    const u_char *data = nullptr;
    while (pcap_next_ex(handle, &header, &data) == 1) {
        packet.time = header->ts.tv_sec * kSecond + header->ts.tv_usec;
        packet.wireLength = header->len;
        packet.captured = { data, header->caplen };
        run.take(packet);
    }
    pcap_close(handle);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    bool pcap = false;
    bool readOnly = false;
    const char *path = nullptr;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--pcap") == 0)
            pcap = true;
        else if (std::strcmp(argv[i], "--read-only") == 0)
            readOnly = true;
        else
            path = argv[i];
    }
    if (path == nullptr) {
        std::fprintf(stderr, "usage: bench_engine [--pcap] [--read-only] FILE\n");
        return 2;
    }
    Run run(!readOnly);
    const int result = pcap ? readWithPcap(path, run) : readWithSource(path, run);
    run.pipeline.finish(run.last);
    std::printf("%llu packets, %llu requests, %llu responses\n",
        static_cast<unsigned long long>(run.packets),
        static_cast<unsigned long long>(run.sink.requests),
        static_cast<unsigned long long>(run.sink.responses));
    return result;
}

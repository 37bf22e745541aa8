// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a capture to measure with, the same bytes on every machine.
#include "bench/traffic_generator.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

int main(int argc, char **argv)
{
    std::uint64_t requests = 0;
    bool understood = argc == 4;
    if (understood) {
        const std::string_view count(argv[2]);
        const auto [end, error] =
            std::from_chars(count.data(), count.data() + count.size(), requests);
        understood = error == std::errc() && end == count.data() + count.size()
            && (std::strcmp(argv[1], "api") == 0 || std::strcmp(argv[1], "web") == 0);
    }
    if (!understood) {
        std::fprintf(stderr, "usage: bench_generate api|web REQUESTS FILE\n");
        return 2;
    }
    using namespace hitwatch::bench;
    FrameWriter writer(argv[3]);
    TrafficGenerator generator(std::strcmp(argv[1], "api") == 0 ? apiShape() : webShape(), writer);
    generator.run(requests);
    std::printf("%llu packets, %llu requests\n", static_cast<unsigned long long>(writer.packets()),
        static_cast<unsigned long long>(requests));
    return 0;
}

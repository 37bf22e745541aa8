// SPDX-License-Identifier: GPL-3.0-or-later
// The floor under every reader of captures: libpcap hands out each packet and nobody looks at it.
#include <pcap/pcap.h>

#include <cstdint>
#include <cstdio>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_pcap_loop FILE\n");
        return 2;
    }
    char message[PCAP_ERRBUF_SIZE] = {};
    pcap_t *handle = pcap_open_offline(argv[1], message);
    if (handle == nullptr) {
        std::fprintf(stderr, "%s\n", message);
        return 1;
    }
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    pcap_pkthdr *header = nullptr;
    const u_char *data = nullptr;
    while (pcap_next_ex(handle, &header, &data) == 1) {
        ++packets;
        bytes += header->len;
    }
    pcap_close(handle);
    std::printf("%llu packets, %llu bytes\n", static_cast<unsigned long long>(packets),
        static_cast<unsigned long long>(bytes));
    return 0;
}

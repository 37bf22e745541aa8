// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_frames.h"
#include "support/pcap_writer.h"

#include <cctype>
#include <cstdio>

using namespace hitwatch::test;

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    for (const Sample &sample : allSamples()) {
        Bytes seed;
        append16(seed, static_cast<std::uint16_t>(sample.frames.front().linkType));
        for (const Frame &frame : sample.frames) {
            append16(seed, static_cast<std::uint16_t>(frame.bytes.size()));
            append16(seed, 1);
            seed.insert(seed.end(), frame.bytes.begin(), frame.bytes.end());
        }
        std::string name = sample.name;
        for (char &character : name)
            character = std::isalnum(static_cast<unsigned char>(character)) != 0
                ? static_cast<char>(std::tolower(static_cast<unsigned char>(character)))
                : '_';
        if (!writeFile(std::string(argv[1]) + '/' + name, seed)) {
            std::fprintf(stderr, "cannot write %s\n", name.c_str());
            return 1;
        }
    }
    return 0;
}

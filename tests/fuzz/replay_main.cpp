// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: every seed as it is, then a fixed number of mutations of
// each (the same on every machine), so that CI exercises the parsers under the sanitizers.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int kMutationsPerSeed = 400;

void mutate(Bytes &input, std::mt19937 &random)
{
    const auto pick = [&random](std::size_t below) { return below == 0 ? 0 : random() % below; };
    const unsigned edits = 1 + random() % 8;
    for (unsigned edit = 0; edit < edits && !input.empty(); ++edit) {
        const std::size_t at = pick(input.size());
        const auto place = input.begin() + static_cast<std::ptrdiff_t>(at);
        switch (random() % 5) {
        case 0:
            input[at] = static_cast<std::uint8_t>(random());
            break;
        case 1:
            input[at] = static_cast<std::uint8_t>(input[at] ^ (1U << (random() % 8)));
            break;
        case 2:
            input.erase(place);
            break;
        case 3:
            input.insert(place, static_cast<std::uint8_t>(random()));
            break;
        default:
            input.resize(at);
            break;
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER_OF_SEEDS\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> seeds;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1]))
        seeds.push_back(entry.path());
    if (seeds.empty()) {
        std::fprintf(stderr, "no seeds in %s\n", argv[1]);
        return 1;
    }
    std::sort(seeds.begin(), seeds.end());

    LLVMFuzzerTestOneInput(nullptr, 0);
    std::mt19937 random(20261123);
    for (const auto &seed : seeds) {
        std::ifstream file(seed, std::ios::binary);
        const Bytes whole { std::istreambuf_iterator<char>(file), {} };
        LLVMFuzzerTestOneInput(whole.data(), whole.size());
        for (int round = 0; round < kMutationsPerSeed; ++round) {
            Bytes input = whole;
            mutate(input, random);
            LLVMFuzzerTestOneInput(input.data(), input.size());
        }
    }
    std::printf("%zu seeds, %d mutations each\n", seeds.size(), kMutationsPerSeed);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: every seed as it is, then a fixed number of mutations of
// each (the same on every machine), so that CI exercises the parsers under the sanitizers. However
// few the mutations, each kind of them begins as many as any other.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr unsigned kMutationsPerSeed = 400;
constexpr unsigned kKinds = 5;

void mutate(Bytes &input, std::mt19937 &random, unsigned firstKind)
{
    const auto pick = [&random](std::size_t below) { return below == 0 ? 0 : random() % below; };
    const unsigned edits = 1 + random() % 8;
    for (unsigned edit = 0; edit < edits && !input.empty(); ++edit) {
        const std::size_t at = pick(input.size());
        const auto place = input.begin() + static_cast<std::ptrdiff_t>(at);
        switch (edit == 0 ? firstKind : random() % kKinds) {
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
    if (argc != 2 && argc != 3) {
        std::fprintf(stderr, "usage: %s FOLDER_OF_SEEDS [MUTATIONS_PER_SEED]\n", argv[0]);
        return 2;
    }
    const unsigned mutations =
        argc == 3 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : kMutationsPerSeed;
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
        for (unsigned round = 0; round < mutations; ++round) {
            Bytes input = whole;
            mutate(input, random, round % kKinds);
            LLVMFuzzerTestOneInput(input.data(), input.size());
        }
    }
    std::printf("%zu seeds, %u mutations each\n", seeds.size(), mutations);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/hash.h"

#include <cstring>
#include <random>

namespace hitwatch {

namespace {

constexpr std::uint64_t kOdd1 = 0x9e3779b97f4a7c15ULL;
constexpr std::uint64_t kOdd2 = 0xd1b54a32d192ed03ULL;

std::uint64_t loadWord(const char *at, std::size_t length)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, length);
    return word;
}

std::uint64_t loadWord(const char *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return word;
}

} // namespace

std::uint64_t processHashSeed()
{
    static const std::uint64_t seed = [] {
        std::random_device device;
        return (static_cast<std::uint64_t>(device()) << 32) | device();
    }();
    return seed;
}

std::uint64_t hashText(std::string_view text, std::uint64_t seed)
{
    std::uint64_t state = seed ^ kOdd1;
    const char *at = text.data();
    std::size_t left = text.size();
    while (left >= 16) {
        state = hashMix(loadWord(at) ^ kOdd2, loadWord(at + 8) ^ state);
        at += 16;
        left -= 16;
    }
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    if (left >= 8) {
        first = loadWord(at);
        second = loadWord(at + left - 8);
    } else if (left > 0) {
        first = loadWord(at, left);
    }
    return hashMix(hashMix(first ^ kOdd2, second ^ state), text.size() ^ kOdd1);
}

} // namespace hitwatch

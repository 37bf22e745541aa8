// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/hash.h"

#include <cstring>
#include <random>

namespace hitwatch {

namespace {

constexpr std::uint64_t kOdd1 = 0x9e3779b97f4a7c15ULL;
constexpr std::uint64_t kOdd2 = 0xd1b54a32d192ed03ULL;

std::uint64_t loadWord(const char *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return word;
}

/// One to seven bytes, by two loads that may overlap: a copy of variable length is a call.
std::uint64_t loadShort(const char *at, std::size_t length)
{
    if (length >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, at, sizeof(first));
        std::memcpy(&last, at + length - sizeof(last), sizeof(last));
        return (std::uint64_t { first } << 32) | last;
    }
    const auto byteAt = [at](std::size_t place) {
        return std::uint64_t { static_cast<std::uint8_t>(at[place]) };
    };
    return (byteAt(0) << 16) | (byteAt(length / 2) << 8) | byteAt(length - 1);
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
        first = loadShort(at, left);
    }
    return hashMix(hashMix(first ^ kOdd2, second ^ state), text.size() ^ kOdd1);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace hitwatch {

/// A secret chosen once per process, so that nobody on the network can pick keys that collide.
std::uint64_t processHashSeed();

/// Folds two words into one through a 128-bit product (the mixing step of wyhash, Wang Yi, 2019).
constexpr std::uint64_t hashMix(std::uint64_t left, std::uint64_t right)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Seeded hash of a text. Not for anything that leaves the process.
std::uint64_t hashText(std::string_view text, std::uint64_t seed = processHashSeed());

} // namespace hitwatch

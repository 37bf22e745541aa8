// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// The 128-bit key of a hash.
struct HashKey {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    bool operator==(const HashKey &) const = default;
};

/// A secret that is chosen once per process. Nobody on the network can choose values that collide
/// under it. The order of a table hashed with it must not show in any result.
const HashKey &processHashKey();

/// A secret number for whatever else must not be predictable.
std::uint64_t processHashSeed();

/// Folds two words into one through a 128-bit product. Only for numbers that nobody on the network
/// chooses: one that makes a factor zero collides with everything.
constexpr std::uint64_t hashMix(std::uint64_t left, std::uint64_t right)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// SipHash-1-3 (Aumasson and Bernstein, 2012) of a message that is given in 64-bit words.
class SipHash {
public:
    explicit SipHash(const HashKey &key)
        : m_v0(key.first ^ 0x736f6d6570736575ULL)
        , m_v1(key.second ^ 0x646f72616e646f6dULL)
        , m_v2(key.first ^ 0x6c7967656e657261ULL)
        , m_v3(key.second ^ 0x7465646279746573ULL)
    {
    }

    void add(std::uint64_t word)
    {
        m_v3 ^= word;
        round();
        m_v0 ^= word;
    }
    /// The hash of a message that is complete. Its last word has its length in the highest byte.
    std::uint64_t value()
    {
        m_v2 ^= 0xff;
        round();
        round();
        round();
        return m_v0 ^ m_v1 ^ m_v2 ^ m_v3;
    }

private:
    [[gnu::always_inline]] void round()
    {
        m_v0 += m_v1;
        m_v2 += m_v3;
        m_v1 = std::rotl(m_v1, 13) ^ m_v0;
        m_v3 = std::rotl(m_v3, 16) ^ m_v2;
        m_v0 = std::rotl(m_v0, 32);
        m_v2 += m_v1;
        m_v0 += m_v3;
        m_v1 = std::rotl(m_v1, 17) ^ m_v2;
        m_v3 = std::rotl(m_v3, 21) ^ m_v0;
        m_v2 = std::rotl(m_v2, 32);
    }

    std::uint64_t m_v0;
    std::uint64_t m_v1;
    std::uint64_t m_v2;
    std::uint64_t m_v3;
};

/// Keyed hash of numbers that come from the network. Not for anything that leaves the process.
template <std::size_t count> std::uint64_t hashWords(
    const std::array<std::uint64_t, count> &words, const HashKey &key = processHashKey())
{
    SipHash hash(key);
    for (const std::uint64_t word : words)
        hash.add(word);
    hash.add(std::uint64_t { count * sizeof(std::uint64_t) } << 56);
    return hash.value();
}

/// The same of a text.
std::uint64_t hashText(std::string_view text, const HashKey &key = processHashKey());

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_key.h"

#include "common/hash.h"

#include <cstring>

namespace hitwatch {

namespace {

constexpr std::uint64_t kOdd1 = 0x8ebc6af09c88c6e3ULL;
constexpr std::uint64_t kOdd2 = 0x589965cc75374cc3ULL;

std::uint64_t loadWord(const std::uint8_t *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return word;
}

/// Port and family in 24 bits.
std::uint64_t packed(const Endpoint &endpoint)
{
    return (std::uint64_t { endpoint.address.family } << 16) | endpoint.port;
}

bool isLess(const Endpoint &left, const Endpoint &right)
{
    const int order = std::memcmp(
        left.address.bytes.data(), right.address.bytes.data(), left.address.bytes.size());
    return order != 0 ? order < 0 : packed(left) < packed(right);
}

} // namespace

FlowKey FlowKey::of(const Endpoint &source, const Endpoint &destination, Direction &direction)
{
    const bool swapped = isLess(destination, source);
    direction = swapped ? Direction::HighToLow : Direction::LowToHigh;
    const Endpoint &low = swapped ? destination : source;
    const Endpoint &high = swapped ? source : destination;
    FlowKey key;
    key.m_words = { loadWord(low.address.bytes.data()), loadWord(low.address.bytes.data() + 8),
        loadWord(high.address.bytes.data()), loadWord(high.address.bytes.data() + 8),
        (packed(low) << 32) | packed(high) };
    return key;
}

Endpoint FlowKey::endpoint(std::size_t which) const
{
    Endpoint result;
    std::memcpy(result.address.bytes.data(), &m_words[2 * which], result.address.bytes.size());
    const std::uint64_t portAndFamily = which == 0 ? m_words[4] >> 32 : m_words[4];
    result.port = static_cast<std::uint16_t>(portAndFamily);
    result.address.family = static_cast<std::uint8_t>(portAndFamily >> 16);
    return result;
}

std::uint64_t FlowKey::hash(std::uint64_t seed) const
{
    const std::uint64_t low = hashMix(m_words[0] ^ kOdd1, m_words[1] ^ seed);
    const std::uint64_t high = hashMix(m_words[2] ^ kOdd2, m_words[3] ^ ~seed);
    return hashMix(low ^ kOdd2 ^ m_words[4], high ^ seed);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_key.h"

#include "common/byte_view.h"

#include <cstring>

namespace hitwatch {

namespace {

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

/// Half an address as a number that orders as its bytes do.
std::uint64_t orderOf(const std::uint8_t *half)
{
    return (std::uint64_t { loadBig32(half) } << 32) | loadBig32(half + 4);
}

bool isLess(const Endpoint &left, const Endpoint &right)
{
    for (const std::size_t half : { std::size_t { 0 }, std::size_t { 8 } }) {
        const std::uint64_t one = orderOf(left.address.bytes.data() + half);
        const std::uint64_t other = orderOf(right.address.bytes.data() + half);
        if (one != other)
            return one < other;
    }
    return packed(left) < packed(right);
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

std::uint64_t FlowKey::hash(const HashKey &secret) const
{
    // The ports leave the highest byte free for the length of the message. Most keys are of IPv4,
    // whose addresses share a word.
    constexpr std::uint64_t kShortMessage = std::uint64_t { 2 * 8 - 1 } << 56;
    constexpr std::uint64_t kLongMessage = std::uint64_t { 5 * 8 - 1 } << 56;
    SipHash hash(secret);
    const bool isShort = ((m_words[0] | m_words[2]) >> 32 | m_words[1] | m_words[3]) == 0;
    if (isShort) {
        hash.add(m_words[0] | m_words[2] << 32);
        hash.add(m_words[4] | kShortMessage);
    } else {
        for (std::size_t word = 0; word < 4; ++word)
            hash.add(m_words[word]);
        hash.add(m_words[4] | kLongMessage);
    }
    return hash.value();
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/sighting_index.h"

#include <bit>
#include <cstring>
#include <utility>

namespace hitwatch {

std::uint64_t Sighting::hash(const HashKey &secret) const
{
    std::array<std::uint64_t, 4> words {};
    std::memcpy(words.data(), end.address.bytes.data(), end.address.bytes.size());
    words[2] = (std::uint64_t { sends } << 32) | expects;
    words[3] = (std::uint64_t { end.address.family } << 16) | end.port;
    return hashWords(words, secret);
}

SightingIndex::SightingIndex(std::size_t entries)
    : m_sets(std::bit_ceil(entries / kSetSize + (entries % kSetSize != 0 ? 1 : 0)))
{
}

const std::array<SightingIndex::Entry, SightingIndex::kSetSize> &SightingIndex::setOf(
    std::uint64_t hash) const
{
    return m_sets[hash & (m_sets.size() - 1)].entries;
}

SightingIndex::Entry SightingIndex::add(const Entry &entry)
{
    Set &set = m_sets[entry.hash & (m_sets.size() - 1)];
    const std::uint8_t place = set.oldest;
    set.oldest = static_cast<std::uint8_t>((place + 1) % kSetSize);
    return std::exchange(set.entries[place], entry);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/hash.h"

#include <cstring>
#include <random>
#include <sys/random.h>

namespace hitwatch {

namespace {

std::uint64_t loadLittle64(const char *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
}

/// Up to seven bytes. No copy of variable length, which would be a call.
std::uint64_t loadRest(const char *at, std::size_t length)
{
    std::uint64_t word = 0;
    std::size_t done = 0;
    if ((length & 4) != 0) {
        std::uint32_t part = 0;
        std::memcpy(&part, at, sizeof(part));
        word = std::endian::native == std::endian::little ? part : __builtin_bswap32(part);
        done = 4;
    }
    for (; done < length; ++done)
        word |= std::uint64_t { static_cast<std::uint8_t>(at[done]) } << (8 * done);
    return word;
}

HashKey randomKey()
{
    HashKey key;
    if (getrandom(&key, sizeof(key), 0) == static_cast<ssize_t>(sizeof(key)))
        return key;
    std::random_device device; // a kernel without that call
    const auto word = [&device] { return (std::uint64_t { device() } << 32) | device(); };
    return { word(), word() };
}

} // namespace

const HashKey &processHashKey()
{
    static const HashKey key = randomKey();
    return key;
}

std::uint64_t processHashSeed()
{
    static const std::uint64_t seed = hashText("seed");
    return seed;
}

std::uint64_t hashText(std::string_view text, const HashKey &key)
{
    SipHash hash(key);
    const char *at = text.data();
    std::size_t left = text.size();
    for (; left >= sizeof(std::uint64_t); left -= sizeof(std::uint64_t)) {
        hash.add(loadLittle64(at));
        at += sizeof(std::uint64_t);
    }
    hash.add(loadRest(at, left) | (std::uint64_t { text.size() } << 56));
    return hash.value();
}

} // namespace hitwatch

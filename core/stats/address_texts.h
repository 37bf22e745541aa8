// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/hash.h"
#include "net/ip_address.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace hitwatch {

/// The texts of the addresses that were asked for last, since writing an address costs more than
/// everything else that is kept of a request.
class AddressTexts {
public:
    /// Valid until the next call.
    const std::string &of(const IpAddress &address)
    {
        std::array<std::uint64_t, 2> words {};
        static_assert(sizeof(words) == sizeof(address.bytes));
        std::memcpy(words.data(), address.bytes.data(), sizeof(words));
        Entry &entry = m_entries[hashMix(words[0] ^ m_seed, words[1] ^ ~m_seed) % m_entries.size()];
        if (entry.address != address) {
            entry.address = address;
            entry.text = toString(address);
        }
        return entry.text;
    }

private:
    struct Entry {
        IpAddress address;
        std::string text;
    };

    std::uint64_t m_seed = processHashSeed();
    std::array<Entry, 256> m_entries; ///< a collision costs one text, not a search
};

} // namespace hitwatch

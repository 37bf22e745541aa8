// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/hpack_table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace hitwatch {

namespace {

/// What an entry counts beside its texts (RFC 7541, 4.1).
constexpr std::uint32_t kEntryOverhead = 32;
/// SETTINGS_HEADER_TABLE_SIZE where nobody changed it (RFC 9113, 6.5.2).
constexpr std::uint32_t kInitialMaximum = 4096;

struct StaticEntry {
    std::string_view name;
    std::string_view value {};
};

/// RFC 7541, Appendix A.
constexpr std::array kStaticTable { StaticEntry { ":authority" }, StaticEntry { ":method", "GET" },
    StaticEntry { ":method", "POST" }, StaticEntry { ":path", "/" },
    StaticEntry { ":path", "/index.html" }, StaticEntry { ":scheme", "http" },
    StaticEntry { ":scheme", "https" }, StaticEntry { ":status", "200" },
    StaticEntry { ":status", "204" }, StaticEntry { ":status", "206" },
    StaticEntry { ":status", "304" }, StaticEntry { ":status", "400" },
    StaticEntry { ":status", "404" }, StaticEntry { ":status", "500" },
    StaticEntry { "accept-charset" }, StaticEntry { "accept-encoding", "gzip, deflate" },
    StaticEntry { "accept-language" }, StaticEntry { "accept-ranges" }, StaticEntry { "accept" },
    StaticEntry { "access-control-allow-origin" }, StaticEntry { "age" }, StaticEntry { "allow" },
    StaticEntry { "authorization" }, StaticEntry { "cache-control" },
    StaticEntry { "content-disposition" }, StaticEntry { "content-encoding" },
    StaticEntry { "content-language" }, StaticEntry { "content-length" },
    StaticEntry { "content-location" }, StaticEntry { "content-range" },
    StaticEntry { "content-type" }, StaticEntry { "cookie" }, StaticEntry { "date" },
    StaticEntry { "etag" }, StaticEntry { "expect" }, StaticEntry { "expires" },
    StaticEntry { "from" }, StaticEntry { "host" }, StaticEntry { "if-match" },
    StaticEntry { "if-modified-since" }, StaticEntry { "if-none-match" },
    StaticEntry { "if-range" }, StaticEntry { "if-unmodified-since" },
    StaticEntry { "last-modified" }, StaticEntry { "link" }, StaticEntry { "location" },
    StaticEntry { "max-forwards" }, StaticEntry { "proxy-authenticate" },
    StaticEntry { "proxy-authorization" }, StaticEntry { "range" }, StaticEntry { "referer" },
    StaticEntry { "refresh" }, StaticEntry { "retry-after" }, StaticEntry { "server" },
    StaticEntry { "set-cookie" }, StaticEntry { "strict-transport-security" },
    StaticEntry { "transfer-encoding" }, StaticEntry { "user-agent" }, StaticEntry { "vary" },
    StaticEntry { "via" }, StaticEntry { "www-authenticate" } };
static_assert(kStaticTable.size() == 61);

std::uint64_t sizeOf(const HpackEntry &entry)
{
    return std::uint64_t { kEntryOverhead } + entry.nameLength + entry.valueLength;
}

} // namespace

HpackName hpackNameOf(std::string_view name)
{
    constexpr std::array<std::string_view, kHpackKeptNames> names { ":authority", ":method", ":path",
        ":protocol", ":status", "host" };
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? HpackName::Other
                                : static_cast<HpackName>(found - names.begin());
}

void HpackTable::reset(bool beginningSeen, BlockPool &pool)
{
    while (m_count > 0)
        dropOldest(pool);
    pool.release(m_ring, m_capacity * sizeof(Stored));
    m_ring = nullptr;
    m_capacity = 0;
    m_next = 0;
    m_size = 0;
    // An unknown maximum is taken for the largest: entries that are kept too long are never named.
    m_maximum = beginningSeen ? kInitialMaximum : kLargestSize;
    m_complete = beginningSeen;
}

HpackTable::Stored &HpackTable::stored(std::size_t age) const
{
    return m_ring[(m_next + m_capacity - 1 - age) & (m_capacity - 1)];
}

std::optional<HpackEntry> HpackTable::at(std::uint64_t index) const
{
    if (index <= kStaticTable.size()) {
        const StaticEntry &entry = kStaticTable[index - 1];
        return HpackEntry { hpackNameOf(entry.name), true,
            static_cast<std::uint32_t>(entry.name.size()),
            static_cast<std::uint32_t>(entry.value.size()), entry.value };
    }
    const std::uint64_t age = index - kStaticTable.size() - 1;
    if (age < m_count)
        return stored(static_cast<std::size_t>(age)).entry;
    return m_complete ? std::nullopt : std::optional(HpackEntry());
}

void HpackTable::insert(const HpackEntry &entry, BlockPool &pool)
{
    const std::uint64_t size = sizeOf(entry);
    // An entry that is larger than the table empties it (RFC 7541, 4.4). It may be one of the texts
    // that are about to be dropped.
    if (size > m_maximum) {
        evict(0, pool);
        return;
    }
    std::array<char, kLongestValue> copy;
    Stored added { entry, nullptr, 0 };
    added.entry.value = {};
    if (entry.name < HpackName::Other && entry.valueKnown) {
        added.kept = static_cast<std::uint32_t>(std::min(entry.value.size(), kLongestValue));
        std::copy_n(entry.value.data(), added.kept, copy.data());
    }
    evict(m_maximum - size, pool);
    if (m_count == m_capacity && !grow(pool)) {
        m_complete = false;
        if (m_count == 0)
            return;
        dropOldest(pool);
    }
    if (added.kept > 0) {
        added.block = static_cast<char *>(pool.acquire(added.kept));
        if (added.block) {
            std::copy_n(copy.data(), added.kept, added.block);
            added.entry.value = { added.block, added.kept };
        } else {
            added.kept = 0;
            added.entry.valueKnown = false;
        }
    }
    std::construct_at(m_ring + m_next, added);
    m_next = (m_next + 1) & (m_capacity - 1);
    ++m_count;
    m_size += size;
}

void HpackTable::resize(std::uint64_t maximum, BlockPool &pool)
{
    m_complete = m_complete && maximum <= kLargestSize;
    m_maximum = std::min<std::uint64_t>(maximum, kLargestSize);
    evict(m_maximum, pool);
}

void HpackTable::evict(std::uint64_t room, BlockPool &pool)
{
    while (m_count > 0 && m_size > room)
        dropOldest(pool);
}

void HpackTable::dropOldest(BlockPool &pool)
{
    const Stored &oldest = stored(m_count - 1);
    m_size -= sizeOf(oldest.entry);
    pool.release(oldest.block, oldest.kept);
    --m_count;
}

bool HpackTable::grow(BlockPool &pool)
{
    constexpr std::size_t kFewest = 16;
    const std::size_t capacity = std::max(kFewest, 2 * m_capacity);
    auto *ring = static_cast<Stored *>(pool.acquire(capacity * sizeof(Stored)));
    if (!ring)
        return false;
    for (std::size_t i = 0; i < m_count; ++i)
        std::construct_at(ring + i, stored(m_count - 1 - i));
    pool.release(m_ring, m_capacity * sizeof(Stored));
    m_ring = ring;
    m_capacity = capacity;
    m_next = m_count;
    return true;
}

} // namespace hitwatch

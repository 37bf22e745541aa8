// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hitwatch {

/// What one second added to each cell. While the second is young the amounts lie open and are
/// added to in place; then they are packed (sorted, merged, variable-length integers), since an
/// hour of them has to stay in memory.
class SecondBucket {
public:
    /// Adds @p amount to @p cell at a new place. @returns the place.
    std::uint32_t add(std::uint32_t cell, std::uint64_t amount)
    {
        m_open.push_back({ cell, amount });
        return static_cast<std::uint32_t>(m_open.size() - 1);
    }
    /// The same where it already has the place @p hint; a wrong one does no harm.
    /// @returns false: it is not there.
    bool addAt(std::uint32_t hint, std::uint32_t cell, std::uint64_t amount)
    {
        if (hint >= m_open.size() || m_open[hint].cell != cell)
            return false;
        m_open[hint].amount += amount;
        return true;
    }

    /// For seconds that are no longer young: packs from time to time, so that what lies open is
    /// never much more than what is packed.
    void packIfGrown()
    {
        constexpr std::size_t kOpenAtLeast = 256;
        if (m_open.size() >= kOpenAtLeast && m_open.size() > m_packedAmounts)
            pack();
    }
    /// Merges and packs what lies open.
    void pack();
    void clear();
    bool empty() const { return m_open.empty() && m_packed.empty(); }
    /// The memory that it takes, used or not.
    std::size_t bytes() const { return m_open.capacity() * sizeof(Amount) + m_packed.capacity(); }

    /// Calls @p take(cell, amount); a cell may come more than once.
    template <typename Take> void forEach(Take take) const
    {
        for (const Amount &open : m_open)
            take(open.cell, open.amount);
        const std::uint8_t *at = m_packed.data();
        const std::uint8_t *end = at + m_packed.size();
        std::uint32_t cell = 0;
        while (at != end) {
            cell += static_cast<std::uint32_t>(readVariable(at));
            const std::uint64_t amount = readVariable(at);
            take(cell, amount);
        }
    }

private:
    struct Amount {
        std::uint32_t cell;
        std::uint64_t amount;
    };

    static std::uint64_t readVariable(const std::uint8_t *&at);
    void writeVariable(std::uint64_t value);

    std::vector<Amount> m_open;
    std::vector<std::uint8_t> m_packed;
    std::size_t m_packedAmounts = 0;
};

/// LEB128: seven bits a byte, low ones first.
inline std::uint64_t SecondBucket::readVariable(const std::uint8_t *&at)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t byte = *at++;
        value |= std::uint64_t { byte & 0x7fU } << shift;
        if (byte < 0x80)
            return value;
    }
}

} // namespace hitwatch

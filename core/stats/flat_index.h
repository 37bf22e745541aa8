// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hitwatch {

/// Finds small numbers (places in somebody's array) by hash: open addressing with linear probing,
/// deletion by shifting back (Knuth, The Art of Computer Programming 3, 6.4, algorithm R). The
/// owner keeps the keys and compares them, so a hash only ever finds a candidate.
class FlatIndex {
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    explicit FlatIndex(std::size_t expected = 16)
    {
        std::size_t slots = 16;
        while (slots < expected * 2)
            slots *= 2;
        m_slots.resize(slots);
    }

    std::size_t size() const { return m_size; }

    /// The value below @p hash for which @p isKey(value) holds, or kNone.
    template <typename IsKey> std::uint32_t find(std::uint64_t hash, IsKey isKey) const
    {
        const std::uint32_t tag = tagOf(hash);
        for (std::size_t at = tag & mask();; at = (at + 1) & mask()) {
            const Slot &slot = m_slots[at];
            if (slot.value == kNone)
                return kNone;
            if (slot.tag == tag && isKey(slot.value))
                return slot.value;
        }
    }

    /// The key must not be there yet.
    void insert(std::uint64_t hash, std::uint32_t value)
    {
        if ((m_size + 1) * 2 > m_slots.size())
            grow();
        place({ tagOf(hash), value });
        ++m_size;
    }

    /// The pair must be there.
    void erase(std::uint64_t hash, std::uint32_t value)
    {
        std::size_t hole = tagOf(hash) & mask();
        while (m_slots[hole].value != value)
            hole = (hole + 1) & mask();
        for (std::size_t at = (hole + 1) & mask(); m_slots[at].value != kNone;
             at = (at + 1) & mask()) {
            const std::size_t home = m_slots[at].tag & mask();
            if (((at - home) & mask()) >= ((at - hole) & mask())) {
                m_slots[hole] = m_slots[at];
                hole = at;
            }
        }
        m_slots[hole] = {};
        --m_size;
    }

    template <typename Take> void forEach(Take take) const
    {
        for (const Slot &slot : m_slots) {
            if (slot.value != kNone)
                take(slot.value);
        }
    }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t value = kNone;
    };

    static std::uint32_t tagOf(std::uint64_t hash)
    {
        return static_cast<std::uint32_t>(hash ^ (hash >> 32));
    }
    std::size_t mask() const { return m_slots.size() - 1; }

    void place(Slot slot)
    {
        std::size_t at = slot.tag & mask();
        while (m_slots[at].value != kNone)
            at = (at + 1) & mask();
        m_slots[at] = slot;
    }

    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.value != kNone)
                place(slot);
        }
    }

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hitwatch {

/// What makes a row the same row from one snapshot to the next.
struct RowKeyView {
    std::string_view name;
    std::string_view section;
    std::uint32_t number = 0; ///< status code, or position in a list without unique names
    bool named = true;
    bool isOther = false;

    bool operator==(const RowKeyView &) const = default;
};

/// The same, with texts of its own.
struct RowKey {
    std::string name;
    std::string section;
    std::uint32_t number = 0;
    bool named = true;
    bool isOther = false;

    RowKeyView view() const { return { name, section, number, named, isOther }; }
};

/// Gives each key a slot: a small number that is its own until it is released.
class RowKeys {
public:
    struct Found {
        int slot;
        bool isNew;
    };
    Found findOrAdd(const RowKeyView &key);
    void release(int slot);
    const RowKey &operator[](int slot) const { return m_keys[static_cast<std::size_t>(slot)]; }
    std::size_t size() const { return m_slots.size(); }

private:
    struct Hash {
        std::size_t operator()(const RowKeyView &key) const;
    };
    std::deque<RowKey> m_keys; ///< by slot; a deque, since m_slots points into its texts
    std::vector<int> m_free;
    std::unordered_map<RowKeyView, int, Hash> m_slots;
};

} // namespace hitwatch

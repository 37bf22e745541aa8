// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_keys.h"

#include "common/hash.h"

namespace hitwatch {

std::size_t RowKeys::Hash::operator()(const RowKeyView &key) const
{
    const std::uint64_t rest =
        (std::uint64_t { key.number } << 2) | (key.named ? 2U : 0U) | (key.isOther ? 1U : 0U);
    return hashWords<3>({ hashText(key.name), hashText(key.section), rest });
}

RowKeys::Found RowKeys::findOrAdd(const RowKeyView &key)
{
    if (const auto found = m_slots.find(key); found != m_slots.end())
        return { found->second, false };
    RowKey own { std::string(key.name), std::string(key.section), key.number, key.named,
        key.isOther };
    int slot = static_cast<int>(m_keys.size());
    if (m_free.empty()) {
        m_keys.push_back(std::move(own));
    } else {
        slot = m_free.back();
        m_free.pop_back();
        m_keys[static_cast<std::size_t>(slot)] = std::move(own);
    }
    m_slots.emplace((*this)[slot].view(), slot);
    return { slot, true };
}

void RowKeys::release(int slot)
{
    m_slots.erase((*this)[slot].view());
    m_keys[static_cast<std::size_t>(slot)] = {};
    m_free.push_back(slot);
}

} // namespace hitwatch

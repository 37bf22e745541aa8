// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/record_queue.h"

#include <algorithm>
#include <memory>
#include <new>

namespace hitwatch {

TlsRecordQueue::Item *TlsRecordQueue::add(
    Kind kind, Direction direction, std::size_t size, BlockPool &pool)
{
    const std::size_t needed = sizeof(Item) + size;
    void *const memory = pool.acquire(needed);
    if (!memory)
        return nullptr;
    Item *const item = ::new (memory) Item;
    item->kind = kind;
    item->direction = direction;
    item->size = static_cast<std::uint32_t>(size);
    (m_last ? m_last->next : m_first) = item;
    m_last = item;
    m_bytes += BlockPool::capacityFor(needed);
    return item;
}

bool TlsRecordQueue::addRecord(Direction direction, const TlsRecord &record, BlockPool &pool)
{
    Item *const item = add(Kind::Record, direction, record.fragment.size(), pool);
    if (!item)
        return false;
    auto *const bytes = reinterpret_cast<std::uint8_t *>(item + 1);
    std::copy(record.fragment.begin(), record.fragment.end(), bytes);
    item->record = record;
    item->record.fragment = { bytes, record.fragment.size() };
    return true;
}

bool TlsRecordQueue::addHole(Direction direction, const TlsHole &hole, BlockPool &pool)
{
    Item *const item = add(Kind::Hole, direction, 0, pool);
    if (item)
        item->hole = hole;
    return item != nullptr;
}

bool TlsRecordQueue::addEnd(Direction direction, const SegmentOrigin &origin, BlockPool &pool)
{
    Item *const item = add(Kind::End, direction, 0, pool);
    if (item)
        item->record.first = origin;
    return item != nullptr;
}

TlsRecordQueue::Item *TlsRecordQueue::remove(Item *before, Item *item, BlockPool &pool)
{
    Item *const next = item->next;
    (before ? before->next : m_first) = next;
    if (m_last == item)
        m_last = before;
    const std::size_t size = sizeof(Item) + item->size;
    m_bytes -= BlockPool::capacityFor(size);
    std::destroy_at(item);
    pool.release(item, size);
    return next;
}

void TlsRecordQueue::clear(BlockPool &pool)
{
    while (m_first)
        remove(nullptr, m_first, pool);
}

} // namespace hitwatch

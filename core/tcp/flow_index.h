// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/flow.h"

#include <array>
#include <memory>
#include <vector>

namespace hitwatch {

/// Owns the flows and finds them by key: a chained hash table over a pool that grows in slabs.
class FlowIndex {
public:
    FlowIndex();

    /// The first flow with a key; Flow::sibling leads to the others.
    Flow *find(const FlowKey &key);
    /// Makes another flow with a key.
    Flow &insert(const FlowKey &key);
    /// @p flow is gone after this; its memory is kept for another one.
    void erase(Flow &flow);
    std::size_t size() const { return m_size; }

private:
    void growPool();
    void growBuckets();
    Flow *&bucketOf(std::uint64_t hash) { return m_buckets[hash & (m_buckets.size() - 1)]; }
    Flow *&recentOf(const FlowKey &key) { return m_recent[key.mixed() % m_recent.size()]; }

    std::vector<Flow *> m_buckets;
    std::vector<std::unique_ptr<Flow[]>> m_slabs;
    Flow *m_free = nullptr;
    /// The flows found last: a packet is nearly always of one of them, and needs no hash. Not
    /// keyed: who makes keys collide here makes them hashed.
    std::array<Flow *, 1024> m_recent {};
    std::size_t m_size = 0;
};

} // namespace hitwatch

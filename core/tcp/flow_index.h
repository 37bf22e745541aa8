// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/flow.h"

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

    std::vector<Flow *> m_buckets;
    std::vector<std::unique_ptr<Flow[]>> m_slabs;
    Flow *m_free = nullptr;
    Flow *m_lastFound = nullptr; ///< packets come in runs
    std::size_t m_size = 0;
};

} // namespace hitwatch

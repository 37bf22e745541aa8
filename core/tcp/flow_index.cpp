// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_index.h"

#include "common/hash.h"

namespace hitwatch {

namespace {

constexpr std::size_t kFirstBuckets = 1024; // a power of two
constexpr std::size_t kFlowsPerSlab = 64;

} // namespace

FlowIndex::FlowIndex()
    : m_buckets(kFirstBuckets, nullptr)
{
}

Flow *FlowIndex::find(const FlowKey &key)
{
    Flow *&recent = recentOf(key);
    if (recent != nullptr && recent->key == key) [[likely]]
        return recent;
    const std::uint64_t hash = key.hash(processHashKey());
    for (Flow *flow = bucketOf(hash); flow != nullptr; flow = flow->nextInBucket) {
        if (flow->hash == hash && flow->key == key) {
            recent = flow;
            return flow;
        }
    }
    return nullptr;
}

Flow &FlowIndex::insert(const FlowKey &key)
{
    if (m_size >= m_buckets.size())
        growBuckets();
    if (m_free == nullptr)
        growPool();
    Flow &flow = *m_free;
    m_free = flow.nextInBucket;
    flow = Flow {};
    flow.key = key;
    ++m_size;
    if (Flow *first = find(key); first != nullptr) {
        flow.hash = first->hash;
        flow.sibling = first->sibling;
        first->sibling = &flow;
        return flow;
    }
    flow.hash = key.hash(processHashKey());
    Flow *&bucket = bucketOf(flow.hash);
    flow.nextInBucket = bucket;
    bucket = &flow;
    return flow;
}

void FlowIndex::erase(Flow &flow)
{
    Flow **at = &bucketOf(flow.hash);
    while (*at != &flow && (*at)->key != flow.key)
        at = &(*at)->nextInBucket;
    if (*at != &flow) {
        for (at = &(*at)->sibling; *at != &flow;)
            at = &(*at)->sibling;
        *at = flow.sibling;
    } else if (flow.sibling != nullptr) {
        flow.sibling->nextInBucket = flow.nextInBucket;
        *at = flow.sibling;
    } else {
        *at = flow.nextInBucket;
    }
    if (Flow *&recent = recentOf(flow.key); recent == &flow)
        recent = nullptr;
    flow.origin.serial = 0; // what still points here is to see that it is gone
    flow.nextInBucket = m_free;
    m_free = &flow;
    --m_size;
}

void FlowIndex::growPool()
{
    m_slabs.push_back(std::make_unique<Flow[]>(kFlowsPerSlab));
    for (std::size_t i = 0; i < kFlowsPerSlab; ++i) {
        Flow &flow = m_slabs.back()[i];
        flow.nextInBucket = m_free;
        m_free = &flow;
    }
}

void FlowIndex::growBuckets()
{
    std::vector<Flow *> old(m_buckets.size() * 2, nullptr);
    old.swap(m_buckets);
    for (Flow *flow : old) {
        while (flow != nullptr) {
            Flow *following = flow->nextInBucket;
            Flow *&bucket = bucketOf(flow->hash);
            flow->nextInBucket = bucket;
            bucket = flow;
            flow = following;
        }
    }
}

} // namespace hitwatch

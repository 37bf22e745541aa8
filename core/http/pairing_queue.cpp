// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/pairing_queue.h"

#include <algorithm>
#include <new>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kFirstCapacity = 4;

} // namespace

PendingRequest &PairingQueue::at(std::size_t position) const
{
    return m_ring[(m_first + position) & (m_capacity - 1)];
}

bool PairingQueue::grow(BlockPool &pool)
{
    const std::size_t capacity = m_capacity == 0 ? kFirstCapacity : m_capacity * 2;
    void *memory = pool.acquire(capacity * sizeof(PendingRequest));
    if (!memory)
        return false;
    auto *ring = static_cast<PendingRequest *>(memory);
    for (std::size_t i = 0; i < capacity; ++i) {
        auto *slot = ::new (static_cast<void *>(ring + i)) PendingRequest;
        if (i < m_size)
            *slot = std::move(at(i));
    }
    const std::size_t size = m_size;
    m_size = 0;
    forget(pool);
    m_ring = ring;
    m_capacity = capacity;
    m_size = size;
    return true;
}

void PairingQueue::forget(BlockPool &pool)
{
    for (std::size_t i = 0; i < m_capacity; ++i)
        m_ring[i].~PendingRequest();
    pool.release(m_ring, m_capacity * sizeof(PendingRequest));
    m_ring = nullptr;
    m_capacity = m_first = m_size = 0;
}

void PairingQueue::reset(BlockPool &pool)
{
    forget(pool);
    m_owed = 0;
    m_lastOrphan = 0;
    m_orphanSeen = m_pipelining = m_responsesInDoubt = m_requestsInDoubt = m_givenUp = false;
}

bool PairingQueue::add(PendingRequest request, std::size_t limit, bool responseInProgress,
    BlockPool &pool, UnpairedListener &listener)
{
    // Delivered late, behind its own response.
    const bool answered = m_orphanSeen && request.time < m_lastOrphan;
    if (m_givenUp || answered) {
        if (request.told)
            listener.onUnpaired(request);
        return true;
    }
    if (m_requestsInDoubt) {
        if (m_size == 0 && !responseInProgress)
            m_requestsInDoubt = false;
        else
            request.doubtful = true;
    }
    bool kept = true;
    if (m_size >= limit || (m_size == m_capacity && !grow(pool))) {
        kept = false;
        // The first responses to come will be for those that went.
        ++m_owed;
        if (m_size == 0) {
            if (request.told)
                listener.onUnpaired(request);
            return kept;
        }
        dropFront(listener);
    }
    at(m_size++) = std::move(request);
    return kept;
}

PendingRequest PairingQueue::takeFront()
{
    PendingRequest request = std::move(at(0));
    m_first = (m_first + 1) & (m_capacity - 1);
    --m_size;
    return request;
}

void PairingQueue::dropFront(UnpairedListener &listener)
{
    const PendingRequest request = takeFront();
    if (request.told)
        listener.onUnpaired(request);
}

bool PairingQueue::take(TimeNs responseTime, PendingRequest &request, UnpairedListener &listener)
{
    if (m_owed > 0) {
        --m_owed;
        return false;
    }
    if (m_responsesInDoubt && m_size > 0)
        return takeAfterLoss(responseTime, request, listener);
    if (m_size == 0 || at(0).time > responseTime + kClockTolerance) {
        m_lastOrphan = m_orphanSeen ? std::max(m_lastOrphan, responseTime) : responseTime;
        m_orphanSeen = true;
        return false;
    }
    if (at(0).doubtful || !at(0).told) {
        dropFront(listener);
        return false;
    }
    request = takeFront();
    if (m_size > 0 && at(0).time < responseTime)
        m_pipelining = true;
    return true;
}

bool PairingQueue::takeAfterLoss(
    TimeNs responseTime, PendingRequest &request, UnpairedListener &listener)
{
    std::size_t candidates = 0;
    while (candidates < m_size && at(candidates).time <= responseTime)
        ++candidates;
    if (candidates == 0)
        return false;
    m_responsesInDoubt = false;
    if (candidates == 1 && at(0).told && !at(0).doubtful) {
        request = takeFront();
        return true;
    }
    while (candidates-- > 0)
        dropFront(listener);
    if (m_pipelining) {
        m_givenUp = true;
        drain(listener);
    }
    return false;
}

const PendingRequest *PairingQueue::next() const
{
    const bool known =
        m_size > 0 && m_owed == 0 && !m_responsesInDoubt && !at(0).doubtful && at(0).told;
    return known ? &at(0) : nullptr;
}

void PairingQueue::requestsLost()
{
    m_requestsInDoubt = true;
    // What waits already is still answered in order, before anything that was lost.
    m_givenUp = m_givenUp || m_pipelining;
}

void PairingQueue::responsesLost(bool headLost, TimeNs time, UnpairedListener &listener)
{
    m_responsesInDoubt = true;
    if (m_owed > 0) {
        m_owed = 0;
        m_givenUp = true;
        drain(listener);
    }
    if (!headLost)
        return;
    if (m_size > 0) {
        dropFront(listener);
        return;
    }
    m_lastOrphan = m_orphanSeen ? std::max(m_lastOrphan, time) : time;
    m_orphanSeen = true;
}

void PairingQueue::drain(UnpairedListener &listener)
{
    while (m_size > 0)
        dropFront(listener);
}

} // namespace hitwatch

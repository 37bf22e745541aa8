// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/pairing_queue.h"

#include <algorithm>
#include <new>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kFirstCapacity = 4;

} // namespace

/// False when it is certain that @p response answers something else. Programs that write captures
/// by hand fill in any acknowledgment number, so those of a server count once they were seen to
/// move.
bool PairingQueue::mayAnswer(const MessagePlace &response, const PendingRequest &request) const
{
    const bool clientHadIt = request.place.acknowledged > response.position;
    const bool serverHadNothing = m_serverAcknowledges && response.acknowledged != 0
        && response.acknowledged <= request.place.position;
    return !clientHadIt && !serverHadNothing;
}

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
    m_owed = m_orphans = 0;
    m_lastOrphan = 0;
    m_serverAcknowledges = m_pipelining = m_mayPipeline = false;
    m_responsesInDoubt = m_requestsInDoubt = m_givenUp = false;
}

bool PairingQueue::add(PendingRequest request, std::size_t limit, bool responseInProgress,
    BlockPool &pool, UnpairedListener &listener)
{
    if (m_size > 0 && request.followsAtOnce) {
        m_pipelining = true;
        if (m_responsesInDoubt || m_requestsInDoubt)
            giveUp(listener);
    }
    if (m_givenUp || (m_lastOrphan != 0 && cameBehindItsResponse(request, listener))) {
        if (request.told)
            listener.onUnpaired(request);
        return true;
    }
    if (m_requestsInDoubt && m_size == 0 && !responseInProgress) {
        m_requestsInDoubt = false;
        // Out of step, text in a body may have looked like this request.
        m_responsesInDoubt = true;
    }
    request.doubtful = m_requestsInDoubt;
    const bool kept = m_size < limit && (m_size < m_capacity || grow(pool));
    if (!kept && !makeRoom(request, listener)) {
        if (request.told)
            listener.onUnpaired(request);
        return false;
    }
    at(m_size++) = std::move(request);
    return kept;
}

bool PairingQueue::cameBehindItsResponse(const PendingRequest &request, UnpairedListener &listener)
{
    if (request.place.position >= m_lastOrphan) {
        m_orphans = 0;
        return false;
    }
    // More late requests than responses: some are still to be answered, and nobody knows which.
    if (m_orphans == 0)
        giveUp(listener);
    else
        --m_orphans;
    return true;
}

/// @returns false when there is none for @p request.
bool PairingQueue::makeRoom(const PendingRequest &request, UnpairedListener &listener)
{
    const PendingRequest &oldest = m_size == 0 ? request : at(0);
    // How a response is framed depends on some methods, and this one is about to be forgotten.
    if (m_responsesInDoubt || oldest.method != MethodKind::Other) {
        giveUp(listener);
        return false;
    }
    // The first responses to come will be for those that went.
    ++m_owed;
    if (m_size == 0)
        return false;
    dropFront(listener);
    return true;
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

bool PairingQueue::take(
    const MessagePlace &response, PendingRequest &request, UnpairedListener &listener)
{
    m_serverAcknowledges =
        m_serverAcknowledges || (m_size > 0 && response.acknowledged > at(0).place.position);
    if (m_owed > 0) {
        --m_owed;
        return false;
    }
    if (m_responsesInDoubt && m_size > 0)
        return takeAfterLoss(response, request, listener);
    if (m_size == 0 || !mayAnswer(response, at(0))) {
        noteOrphan(response);
        m_responsesInDoubt = true;
        if (m_pipelining || m_mayPipeline)
            giveUp(listener);
        return false;
    }
    const bool known = !at(0).doubtful && at(0).told;
    if (known)
        request = takeFront();
    else
        dropFront(listener);
    watchForPipelining(response);
    return known;
}

bool PairingQueue::takeAfterLoss(
    const MessagePlace &response, PendingRequest &request, UnpairedListener &listener)
{
    std::size_t candidates = 0;
    while (candidates < m_size && mayAnswer(response, at(candidates)))
        ++candidates;
    if (candidates == 0) {
        if (m_mayPipeline)
            giveUp(listener);
        return false;
    }
    m_responsesInDoubt = false;
    if (candidates == 1 && at(0).told && !at(0).doubtful) {
        request = takeFront();
        return true;
    }
    m_mayPipeline = m_mayPipeline || candidates > 1;
    while (candidates-- > 0)
        dropFront(listener);
    return false;
}

void PairingQueue::watchForPipelining(const MessagePlace &response)
{
    if (m_size == 0 || at(0).place.acknowledged > response.position)
        return;
    m_pipelining = true;
    // What waits from before the loss is still answered in order, before anything that was lost.
    m_givenUp = m_givenUp || m_requestsInDoubt;
}

void PairingQueue::noteOrphan(const MessagePlace &response)
{
    m_lastOrphan = std::max(m_lastOrphan, response.acknowledged);
    ++m_orphans;
}

const PendingRequest *PairingQueue::next(const MessagePlace &response) const
{
    const bool known = m_size > 0 && m_owed == 0 && !m_responsesInDoubt && !at(0).doubtful
        && at(0).told && mayAnswer(response, at(0));
    return known ? &at(0) : nullptr;
}

void PairingQueue::requestsLost()
{
    m_requestsInDoubt = true;
    // What waits already is still answered in order, before anything that was lost.
    m_givenUp = m_givenUp || m_pipelining;
}

void PairingQueue::responsesLost(bool headLost, const MessagePlace &gap, UnpairedListener &listener)
{
    m_responsesInDoubt = true;
    if (m_owed > 0 || m_pipelining)
        giveUp(listener);
    else if (headLost && m_size > 0 && mayAnswer(gap, at(0)))
        dropFront(listener);
    else if (headLost)
        noteOrphan(gap);
}

void PairingQueue::responseUnreadable(const MessagePlace &response, UnpairedListener &listener)
{
    m_responsesInDoubt = true;
    if (m_size == 0 || !mayAnswer(response, at(0))) {
        noteOrphan(response);
        return;
    }
    if (m_owed == 0)
        dropFront(listener);
    watchForPipelining(response);
    if (m_owed > 0 || m_pipelining)
        giveUp(listener);
}

void PairingQueue::giveUp(UnpairedListener &listener)
{
    m_givenUp = true;
    m_owed = 0;
    drain(listener);
}

void PairingQueue::drain(UnpairedListener &listener)
{
    while (m_size > 0)
        dropFront(listener);
}

} // namespace hitwatch

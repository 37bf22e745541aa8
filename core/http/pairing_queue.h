// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "http/block_pool.h"
#include "http/body_framing.h"
#include "http/request_names.h"

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// A request that waits for its final response.
struct PendingRequest {
    TimeNs time = 0; ///< last packet of its header section
    RequestNames names;
    std::uint32_t transaction = 0;
    std::uint32_t interfaceIndex = 0;
    MethodKind method = MethodKind::Other;
    bool doubtful = false; ///< requests were lost just before it: its response cannot be told
    bool followsAtOnce = false; ///< it began in the packet that ended the one before
    bool told = true; ///< false: it stands for a request that was never told
};

/// Is told of each request that leaves the queue without a response.
class UnpairedListener {
public:
    virtual ~UnpairedListener() = default;
    virtual void onUnpaired(const PendingRequest &request) = 0;
};

/// Finds the request of each response. Responses come in the order of their requests (RFC 9112,
/// 9.3.2), so without loss this is a queue. After loss it pairs only where one request alone can
/// be the one, and gives up the others: a wrong pair is worse than none.
///
/// What decides after loss:
/// - a response cannot answer a request that was sent after it began;
/// - a gap that begins where a response should begin, or inside its head, has hidden the response
///   of the oldest request;
/// - a response that no request is known for, or a request that comes where one was lost, leaves
///   in doubt what the next response answers: only a request that is the only one will get it;
/// - a client that was never seen to pipeline is taken not to. One that was stays unpaired for
///   good once the order is in doubt. It is seen when a request begins in the packet that ends the
///   one before, or waits already when the response to the one before begins.
class PairingQueue {
public:
    PairingQueue() = default;
    PairingQueue(const PairingQueue &) = delete;
    PairingQueue &operator=(const PairingQueue &) = delete;

    /// @param limit of waiting requests; the oldest goes beyond it
    /// @returns false when the limit (of requests, or of the pool's bytes) made one go
    bool add(PendingRequest request, std::size_t limit, bool responseInProgress, BlockPool &pool,
        UnpairedListener &listener);

    /// Takes out the request that a final response answers.
    /// @param responseTime first packet of the response
    /// @returns false when there is none or it cannot be told
    bool take(TimeNs responseTime, PendingRequest &request, UnpairedListener &listener);

    /// The request that an interim response belongs to; nullptr when that cannot be told.
    const PendingRequest *next(TimeNs responseTime) const;

    void requestsLost();
    /// So many requests may be gone that nothing behind those that wait can be paired any more.
    void requestsUncounted() { m_givenUp = true; }
    /// @param headLost the gap began where the head of a response is certain to have been
    /// @param time when the gap was found
    void responsesLost(bool headLost, TimeNs time, UnpairedListener &listener);
    /// A response, interim or final, began at @p time and could not be read.
    void responseUnreadable(TimeNs time, UnpairedListener &listener);

    /// Lets all requests go.
    void drain(UnpairedListener &listener);
    /// Gives back all memory, telling nobody.
    void forget(BlockPool &pool);
    /// Begins again for another connection.
    void reset(BlockPool &pool);
    std::size_t size() const { return m_size; }

private:
    /// A client sends its next request after the response: a response that began this much before
    /// its request has another one. Less may come from the clocks of several capture queues.
    static constexpr TimeNs kClockTolerance = kMillisecond;

    PendingRequest &at(std::size_t position) const;
    PendingRequest takeFront();
    void dropFront(UnpairedListener &listener);
    bool grow(BlockPool &pool);
    bool cameBehindItsResponse(const PendingRequest &request, UnpairedListener &listener);
    bool makeRoom(const PendingRequest &request, UnpairedListener &listener);
    void watchForPipelining(TimeNs responseTime);
    void noteOrphan(TimeNs responseTime);
    void giveUp(UnpairedListener &listener);
    bool takeAfterLoss(TimeNs responseTime, PendingRequest &request, UnpairedListener &listener);

    PendingRequest *m_ring = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
    std::size_t m_owed = 0; ///< responses to come for requests that went by the limit
    TimeNs m_lastOrphan = 0; ///< when the newest response began that no request was known for
    std::size_t m_orphans = 0; ///< such responses that no late request has been found for
    bool m_orphanSeen = false;
    bool m_lossSeen = false; ///< times are compared strictly
    bool m_pipelining = false;
    bool m_mayPipeline = false; ///< several requests waited at once after loss
    bool m_responsesInDoubt = false;
    bool m_requestsInDoubt = false;
    bool m_givenUp = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "common/block_pool.h"
#include "http/body_framing.h"
#include "http/request_names.h"
#include "tcp/sequence_number.h"

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// Where a message stands between the two streams of its connection. Acknowledgment numbers order
/// it among the messages of the other one; clocks do not.
struct MessagePlace {
    StreamPosition position = 0; ///< of its first byte
    StreamPosition acknowledged = 0; ///< of the other stream, by its sender; 0: not known
};

/// A request that waits for its final response.
struct PendingRequest {
    TimeNs time = 0; ///< last packet of its header section
    MessagePlace place;
    RequestNames names;
    std::uint32_t transaction = 0;
    std::uint32_t interfaceIndex = 0;
    MethodKind method = MethodKind::Other;
    bool doubtful = false; ///< requests were lost just before it: its response cannot be told
    /// Its client had received nothing since it sent the one before.
    bool followsAtOnce = false;
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
/// - a response cannot answer a request whose client had received some of it, nor one of which its
///   server had received nothing;
/// - a gap that begins where a response should begin, or inside its head, has hidden the response
///   of the oldest request;
/// - a response that no request is known for, or a request that comes where one was lost, leaves
///   in doubt what the next response answers: only a request that is the only one will get it;
/// - a client that was never seen to pipeline is taken not to. One that was stays unpaired for
///   good once the order is in doubt. It is seen when a client sends a request before it has
///   received anything of the response to the one before.
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
    /// @returns false when there is none or it cannot be told
    bool take(const MessagePlace &response, PendingRequest &request, UnpairedListener &listener);

    /// False when no request that is known can be what @p response answers.
    bool explains(const MessagePlace &response) const
    {
        return m_givenUp || m_owed > 0 || (m_size > 0 && mayAnswer(response, at(0)));
    }
    /// The request that an interim response belongs to; nullptr when that cannot be told.
    const PendingRequest *next(const MessagePlace &response) const;

    void requestsLost();
    /// @param headLost the gap began where the head of a response is certain to have been
    /// @param gap where it begins
    void responsesLost(bool headLost, const MessagePlace &gap, UnpairedListener &listener);
    /// A response, interim or final, could not be read.
    void responseUnreadable(const MessagePlace &response, UnpairedListener &listener);

    /// Lets all requests go.
    void drain(UnpairedListener &listener);
    /// Gives back all memory, telling nobody.
    void forget(BlockPool &pool);
    /// Begins again for another connection.
    void reset(BlockPool &pool);
    std::size_t size() const { return m_size; }

private:
    bool mayAnswer(const MessagePlace &response, const PendingRequest &request) const;
    PendingRequest &at(std::size_t position) const;
    PendingRequest takeFront();
    void dropFront(UnpairedListener &listener);
    bool grow(BlockPool &pool);
    bool cameBehindItsResponse(const PendingRequest &request, UnpairedListener &listener);
    bool makeRoom(const PendingRequest &request, UnpairedListener &listener);
    void watchForPipelining(const MessagePlace &response);
    void noteOrphan(const MessagePlace &response);
    void giveUp(UnpairedListener &listener);
    bool takeAfterLoss(
        const MessagePlace &response, PendingRequest &request, UnpairedListener &listener);

    PendingRequest *m_ring = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
    std::size_t m_owed = 0; ///< responses to come for requests that went by the limit
    /// What the server had received when it sent the newest response that no request was known for.
    StreamPosition m_lastOrphan = 0;
    std::size_t m_orphans = 0; ///< such responses that no late request has been found for
    bool m_serverAcknowledges = false; ///< its acknowledgments were seen to follow the requests
    bool m_pipelining = false;
    bool m_mayPipeline = false; ///< several requests waited at once after loss
    bool m_responsesInDoubt = false;
    bool m_requestsInDoubt = false;
    bool m_givenUp = false;
};

} // namespace hitwatch

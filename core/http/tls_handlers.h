// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/tls_handler.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace hitwatch {

/// The TLS connections of an analyzer, and those of them that wait for secrets.
class TlsHandlers {
public:
    TlsHandlers(HttpContext &context, const TlsKeyLog &keys, TlsLateKeys late);

    /// @returns null when too many are read at once; then it is told as not read
    TlsHandler *begin(const ConnectionOrigin &origin, const NameViews &names);
    /// Behind each call of @p handler: whether it waits may have changed.
    void settle(TlsHandler &handler, TimeNs now);
    void close(TlsHandler &handler, CloseReason reason, TimeNs time);
    /// Looks for secrets that have come, and for who has waited too long.
    void advance(TimeNs now)
    {
        if (m_waiting.front() != nullptr)
            lookAgain(now);
    }
    /// The capture is over, and so is waiting.
    void finish();

    bool knows(const TlsRandom &clientRandom) const { return m_shared.keys->knows(clientRandom); }

private:
    using WaitingList = IntrusiveList<TlsHandler, &TlsHandler::link>;

    void lookAgain(TimeNs now);
    void conclude(TlsHandler &handler);
    void release(TlsHandler &handler);

    HttpContext &m_context;
    TlsShared m_shared;
    TlsLateKeys m_late;
    std::vector<std::unique_ptr<TlsHandler>> m_all;
    std::vector<TlsHandler *> m_free;
    WaitingList m_waiting; ///< who has waited longest first
    std::uint64_t m_generation = 0; ///< of the key log when it was looked into last
};

} // namespace hitwatch

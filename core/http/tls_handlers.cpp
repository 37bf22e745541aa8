// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tls_handlers.h"

namespace hitwatch {

TlsHandlers::TlsHandlers(HttpContext &context, const TlsKeyLog &keys, TlsLateKeys late)
    : m_context(context)
    , m_shared(context.limits, context.tlsCounters)
    , m_late(late)
    , m_generation(keys.generation())
{
    m_shared.keys = &keys;
}

TlsHandler *TlsHandlers::begin(const ConnectionOrigin &origin, const NameViews &names)
{
    if (m_free.empty() && m_all.size() >= m_context.limits.tlsConnections
        && m_waiting.front() != nullptr)
        conclude(*m_waiting.front());
    if (m_free.empty()) {
        if (m_all.size() >= m_context.limits.tlsConnections) {
            ++m_context.tlsCounters.connections;
            ++m_context.tlsCounters.connectionsRefused;
            tellUnreadTls(m_context, origin, TlsUnread::Limit, names);
            return nullptr;
        }
        m_all.push_back(std::make_unique<TlsHandler>(m_context, m_shared));
        m_free.reserve(m_all.size());
        m_free.push_back(m_all.back().get());
    }
    TlsHandler *const handler = m_free.back();
    m_free.pop_back();
    handler->open(origin, names, m_late != TlsLateKeys::Never);
    return handler;
}

void TlsHandlers::settle(TlsHandler &handler, TimeNs now)
{
    if (handler.isWaiting() == handler.link.linked) [[likely]]
        return;
    if (!handler.isWaiting()) {
        m_waiting.remove(handler);
        return;
    }
    handler.waitsSince = now;
    m_waiting.append(handler);
}

void TlsHandlers::close(TlsHandler &handler, CloseReason reason, TimeNs time)
{
    if (handler.onClosed(reason, time))
        release(handler);
    else
        settle(handler, time);
}

void TlsHandlers::release(TlsHandler &handler)
{
    m_waiting.remove(handler);
    m_free.push_back(&handler);
}

void TlsHandlers::lookAgain(TimeNs now)
{
    if (m_generation != m_shared.keys->generation()) {
        m_generation = m_shared.keys->generation();
        for (TlsHandler *each = m_waiting.front(); each != nullptr;) {
            TlsHandler &handler = *each;
            each = handler.link.next;
            if (handler.retry())
                release(handler);
            else if (!handler.isWaiting())
                m_waiting.remove(handler);
        }
    }
    // What is left is for records in pieces.
    const std::size_t most = m_context.limits.tlsHeldBytesTotal / 8 * 7;
    for (TlsHandler *each = m_waiting.front(); each != nullptr && m_shared.held.usedBytes() > most;
         each = each->link.next) {
        if (!each->holds())
            continue;
        ++m_context.tlsCounters.waitsRefused;
        each->giveUp();
    }
    while (m_late == TlsLateKeys::Soon && m_waiting.front() != nullptr
        && now - m_waiting.front()->waitsSince > m_context.limits.tlsKeyWait)
        conclude(*m_waiting.front());
}

void TlsHandlers::conclude(TlsHandler &handler)
{
    m_waiting.remove(handler);
    if (handler.conclude())
        m_free.push_back(&handler);
}

void TlsHandlers::finish()
{
    while (m_waiting.front() != nullptr)
        conclude(*m_waiting.front());
}

} // namespace hitwatch

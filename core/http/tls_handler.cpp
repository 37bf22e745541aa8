// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tls_handler.h"

#include "http/http_connection_pool.h"
#include "http/tls_handlers.h"

#include <utility>

namespace hitwatch {

namespace {

bool lacksKeys(TlsUnread reason)
{
    return reason == TlsUnread::NoKey || reason == TlsUnread::EncryptedClientHello
        || reason == TlsUnread::SecretMissing;
}

} // namespace

TlsHandler::TlsHandler(HttpContext &context, TlsShared &shared)
    : m_context(context)
    , m_tls(shared)
{
}

void TlsHandler::open(const ConnectionOrigin &origin, const NameViews &names, bool keysMayCome)
{
    m_tls.open(origin.fromInitiator, keysMayCome);
    m_origin = origin;
    m_origin.initiatorKnown = true;
    m_names = RequestNames::keep(names, m_context.pending);
    m_inner = nullptr;
    m_interest = StreamInterest::Undecided;
    m_keysMayCome = keysMayCome;
    m_gaveUp = m_told = m_closed = false;
}

StreamInterest TlsHandler::onData(Direction direction, ByteView data, const SegmentOrigin &origin)
{
    if (m_gaveUp)
        return StreamInterest::Ignored;
    m_tls.feed(direction, data, origin, *this);
    return settle();
}

StreamInterest TlsHandler::onGap(
    Direction direction, std::uint64_t length, const SegmentOrigin &origin)
{
    if (m_gaveUp)
        return StreamInterest::Ignored;
    m_tls.gap(direction, length, origin, *this);
    return settle();
}

StreamInterest TlsHandler::onStreamEnd(Direction direction, const SegmentOrigin &origin)
{
    if (m_gaveUp)
        return StreamInterest::Ignored;
    m_tls.end(direction, origin, *this);
    return settle();
}

bool TlsHandler::isTowardsServer(Direction direction) const
{
    return m_inner ? m_inner->isTowardsServer(direction) : direction == m_origin.fromInitiator;
}

/// What has become known about the connection as a whole.
StreamInterest TlsHandler::settle()
{
    if (const std::optional<TlsUnread> reason = unread(); reason && !m_told) {
        if (lacksKeys(*reason) && m_keysMayCome)
            m_gaveUp = m_tls.isOver(); // whether they come later is still to be seen
        else
            tellUnread(*reason);
    }
    return m_gaveUp || m_tls.isOver() ? StreamInterest::Ignored : m_interest;
}

bool TlsHandler::onClosed(CloseReason reason, TimeNs time)
{
    m_closed = true;
    m_closeReason = reason;
    m_closeTime = time;
    if (!isWaiting()) {
        m_tls.close(*this);
        settle();
    }
    if (isWaiting())
        return false;
    finish();
    return true;
}

bool TlsHandler::retry()
{
    if (m_gaveUp) {
        if (!m_context.tls->knows(m_tls.clientRandom()))
            return false;
        m_gaveUp = false;
        const std::optional<TlsUnread> reason = unread();
        tellUnread(!reason || lacksKeys(*reason) ? TlsUnread::KeysTooLate : *reason);
    } else {
        m_tls.retry(*this);
        if (m_tls.isWaiting())
            return false;
        settle();
    }
    if (m_closed)
        finish();
    return m_closed;
}

void TlsHandler::giveUp()
{
    m_tls.giveUp(*this);
    settle();
}

bool TlsHandler::conclude()
{
    m_keysMayCome = m_gaveUp = false;
    m_tls.giveUp(*this);
    settle();
    if (m_closed)
        finish();
    return m_closed;
}

void TlsHandler::finish()
{
    const bool hadKeys = hasKeys();
    if (m_inner) {
        m_inner->onClosed(m_closeReason, m_closeTime);
        m_context.connections->release(*std::exchange(m_inner, nullptr));
    }
    if (!m_told) {
        if (const std::optional<TlsUnread> reason = hadKeys ? m_tls.unread() : unread())
            tellUnread(*reason);
        else if (!m_tls.hasHello())
            tellUnread(TlsUnread::HandshakeNotCaptured);
        else if (!hadKeys)
            tellUnread(TlsUnread::NoKey);
    }
    m_names.reset();
    m_tls.reset();
}

bool TlsHandler::hasKeys() const
{
    return m_inner || m_context.tls->knows(m_tls.clientRandom());
}

/// Without keys it does not matter what else would have been in the way.
std::optional<TlsUnread> TlsHandler::unread() const
{
    const std::optional<TlsUnread> reason = m_tls.unread();
    const bool isOfHandshake = reason == TlsUnread::SuiteNotSupported
        || (reason == TlsUnread::HandshakeNotCaptured && m_tls.hasHello());
    return isOfHandshake && !hasKeys() ? TlsUnread::NoKey : reason;
}

void TlsHandler::tellUnread(TlsUnread reason)
{
    m_told = true;
    tellUnreadTls(m_context, m_origin, reason, m_names.views());
}

HttpConnection &TlsHandler::inner()
{
    if (!m_inner)
        m_inner = &m_context.connections->acquire(m_origin, true);
    return *m_inner;
}

void TlsHandler::onContent(Direction direction, ByteView content, const SegmentOrigin &origin)
{
    m_interest = inner().onData(direction, content, origin);
}

void TlsHandler::onContentGap(
    Direction direction, std::uint64_t length, const SegmentOrigin &origin)
{
    m_interest = inner().onGap(direction, length, origin);
}

void TlsHandler::onContentEnd(Direction direction, const SegmentOrigin &origin)
{
    if (m_inner)
        m_interest = m_inner->onStreamEnd(direction, origin);
}

} // namespace hitwatch

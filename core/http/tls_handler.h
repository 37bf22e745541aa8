// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_context.h"
#include "http/request_names.h"
#include "tcp/intrusive_list.h"
#include "tls/tls_connection.h"

#include <optional>

namespace hitwatch {

class HttpConnection;

/// One TLS connection whose content is read: what it carries goes to an HttpConnection of its own.
class TlsHandler final : TlsContentListener {
public:
    TlsHandler(HttpContext &context, TlsShared &shared);
    ~TlsHandler() override = default;
    TlsHandler(const TlsHandler &) = delete;
    TlsHandler &operator=(const TlsHandler &) = delete;

    /// @param origin of the connection; its initiator is the client
    /// @param names with the server name of the ClientHello, if it has one
    void open(const ConnectionOrigin &origin, const NameViews &names, bool keysMayCome);
    StreamInterest onData(Direction direction, ByteView data, const SegmentOrigin &origin);
    StreamInterest onGap(Direction direction, std::uint64_t length, const SegmentOrigin &origin);
    StreamInterest onStreamEnd(Direction direction, const SegmentOrigin &origin);
    bool isTowardsServer(Direction direction) const;

    /// The connection is over. @returns false when it waits for secrets all the same, or for
    /// whether they come: then it tells what it carried when that is known.
    bool onClosed(CloseReason reason, TimeNs time);
    /// Secrets have come. @returns true when it was closed, and is done
    bool retry();
    /// Its secrets are not waited for any longer.
    void giveUp();
    /// ... and whether they come later makes no difference. @returns true when it was closed
    bool conclude();
    /// It holds records until secrets come, or would like to know whether they will.
    bool isWaiting() const { return m_tls.isWaiting() || m_gaveUp; }
    bool holds() const { return m_tls.isWaiting(); }

    ListLink<TlsHandler> link; ///< of those that wait
    TimeNs waitsSince = 0;

private:
    void onContent(Direction direction, ByteView content, const SegmentOrigin &origin) override;
    void onContentGap(
        Direction direction, std::uint64_t length, const SegmentOrigin &origin) override;
    void onContentEnd(Direction direction, const SegmentOrigin &origin) override;

    HttpConnection &inner();
    StreamInterest settle();
    bool hasKeys() const;
    std::optional<TlsUnread> unread() const;
    void tellUnread(TlsUnread reason);
    void finish();

    HttpContext &m_context;
    TlsConnection m_tls;
    ConnectionOrigin m_origin;
    RequestNames m_names;
    HttpConnection *m_inner = nullptr; ///< what it carries; none before the first content
    StreamInterest m_interest = StreamInterest::Undecided;
    bool m_keysMayCome = false;
    bool m_gaveUp = false; ///< what was held is gone; if its secrets come, they come too late
    bool m_told = false; ///< as not read
    bool m_closed = false;
    CloseReason m_closeReason = CloseReason::Finished;
    TimeNs m_closeTime = 0;
};

} // namespace hitwatch

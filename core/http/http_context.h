// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/event_writer.h"
#include "http/http_counters.h"
#include "http/message_stream.h"
#include "http2/hpack_decoder.h"
#include "tls/tls_counters.h"

#include <memory>

namespace hitwatch {

class Http2Connection;
class HttpConnectionPool;
class TlsHandlers;
struct HttpContext;

/// Gives the memory of an Http2Connection back to the pool that it came from.
struct Http2Release {
    HttpContext *context = nullptr;
    void operator()(Http2Connection *connection) const;
};
using Http2ConnectionPtr = std::unique_ptr<Http2Connection, Http2Release>;

/// What all connections of an analyzer share.
struct HttpContext {
    HttpContext(const EngineLimits &engineLimits, HttpEventSink &sink);
    HttpContext(const HttpContext &) = delete;
    HttpContext &operator=(const HttpContext &) = delete;

    /// @returns null when the budget of pooled memory is used up
    Http2ConnectionPtr makeHttp2();

    EngineLimits limits;
    HttpCounters counters;
    MessageStream::Shared streams;
    BlockPool pending; ///< names and queues of pending requests, and all of HTTP/2
    TlsCounters tlsCounters;
    EventWriter events;
    HpackFields fields; ///< of the block that was decoded last
    HpackScratch fieldTexts;
    HttpConnectionPool *connections = nullptr; ///< for what TLS connections carry
    TlsHandlers *tls = nullptr; ///< null: TLS is not read
};

/// The names under which a request is counted; the texts are valid until the next one is named.
/// The host of an absolute-form target goes before @p hostField (RFC 9112, 3.2.2).
NameViews nameRequest(HttpContext &context, std::string_view method, std::string_view target,
    std::string_view hostField, const Endpoint &server, bool overTls);

/// Counts a TLS connection that is not read, or not in full. @param names with its server name
void tellUnreadTls(HttpContext &context, const ConnectionOrigin &origin, TlsUnread reason,
    const NameViews &names);

/// Fills in the names of a request that was seen, or was not.
void nameEvent(HttpEvent &event, const RequestNames &names, EventWriter &events);

/// A long body is told in parts, so that a long transfer shows while it runs.
constexpr std::uint64_t kBodyPart = std::uint64_t { 1 } << 20;
constexpr TimeNs kBodyPartTime = kSecond;

} // namespace hitwatch

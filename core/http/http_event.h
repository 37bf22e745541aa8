// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "net/ip_address.h"
#include "tls/tls_counters.h"

#include <cstdint>
#include <string_view>

namespace hitwatch {

enum class HttpEventKind : std::uint8_t {
    Request, ///< a request's header section is complete: a hit
    Response, ///< a final response's header section is complete (101 included)
    InterimResponse, ///< a 1xx other than 101
    Body, ///< more content bytes of a message already told; carries the names of its request
    IncompleteRequest, ///< a request cut off before its header section was complete
    UnpairedRequest, ///< a request told before whose response can no longer be matched
    Desync, ///< a parse error or an unbridgeable gap; parsing resumes at the next message
    Encrypted, ///< a TLS connection that is not read, or not in full; host is its server name
    Http2, ///< the HTTP/2 connection preface
};

/// One fact about HTTP on the wire. The texts are borrowed: from the parser while the event is
/// being told, from its HttpEventBatch afterwards.
struct HttpEvent {
    HttpEventKind kind = HttpEventKind::Request;
    bool hostNamed = false; ///< false: @c host is the server's address, none was sent
    bool paired = false; ///< Response, Body: it belongs to a request that was seen
    bool tls = false; ///< the connection is one of TLS: the scheme is https
    TlsUnread unread = TlsUnread::NoKey; ///< Encrypted: why
    bool textCut = false; ///< method, host, section or target was longer than its limit
    std::uint16_t status = 0; ///< responses
    std::uint32_t interfaceIndex = 0; ///< where the message was first seen
    TimeNs time = 0; ///< of the packet that completed the header section (Body: last bytes)
    TimeNs latency = -1; ///< Response, paired: time to first byte, ns; -1 when not known
    TimeNs requestTime = -1; ///< Response, paired: HttpEvent::time of its request; else -1
    std::uint64_t connection = 0; ///< serial number of the connection
    std::uint32_t transaction = 0; ///< the request's ordinal on its connection, from 1
    std::uint64_t bodyBytes = 0; ///< content bytes known by now (transfer coding removed)
    Endpoint client;
    Endpoint server;
    std::string_view method; ///< Request, and what is paired with it
    std::string_view host; ///< lower case, ":80" dropped; over TLS ":443"
    std::string_view section; ///< "/a", "/", "*", empty for CONNECT; escaped to printable ASCII
    std::string_view target; ///< Request only: the request target as sent, cut to its limit

    bool operator==(const HttpEvent &) const = default;
};

/// Takes events as they happen, on the engine's thread; the texts are valid during the call.
class HttpEventSink {
public:
    virtual ~HttpEventSink() = default;
    virtual void onHttpEvent(const HttpEvent &event) = 0;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "tls/secret.h"

#include <cstdint>
#include <string_view>

namespace hitwatch {

/// What an observer needs of a ClientHello (RFC 8446, 4.1.2). The views point into the message.
struct TlsClientHello {
    TlsRandom random {};
    ByteView sessionId;
    ByteView ticket; ///< of TLS 1.2 (RFC 5077); empty when none is offered
    std::string_view serverName; ///< RFC 6066, 3; empty when there is none
    bool sendsEarlyData = false;
    bool hasEncryptedHello = false; ///< or says so: many clients do without one (RFC 9849)
};

/// What an observer needs of a ServerHello (RFC 8446, 4.1.3; RFC 5246, 7.4.1.3).
struct TlsServerHello {
    TlsRandom random {};
    std::uint16_t version = 0;
    std::uint16_t suite = 0;
    ByteView sessionId;
    bool encryptThenMac = false; ///< RFC 7366
    bool isRetry = false; ///< HelloRetryRequest
};

/// @param body of the message. What is cut off is taken as not there.
TlsClientHello readClientHello(ByteView body);
TlsServerHello readServerHello(ByteView body);
/// Whether a server's EncryptedExtensions say that it reads the early data (RFC 8446, 4.2.10).
bool acceptsEarlyData(ByteView encryptedExtensions);

} // namespace hitwatch

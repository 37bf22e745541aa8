// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tls/cipher_suite.h"
#include "tls/secret.h"

#include <optional>
#include <span>
#include <string_view>

namespace hitwatch {

/// What protects the records of one direction.
struct TlsKeys {
    TlsSecret mac; ///< with CBC only
    TlsSecret key;
    TlsSecret iv; ///< the part of the nonce that is secret; empty with CBC
};

struct TlsKeyPair {
    TlsKeys client; ///< of what the client writes
    TlsKeys server;
};

// Each returns nothing where libcrypto refuses: it was built or configured without the algorithm.

/// HKDF-Expand-Label with an empty context (RFC 8446, 7.1), as long as @p into.
/// @param label without "tls13 "
bool expandLabel(
    TlsHash hash, const TlsSecret &secret, std::string_view label, std::span<std::uint8_t> into);

/// The keys that a traffic secret stands for (RFC 8446, 7.3).
std::optional<TlsKeys> trafficKeys(const TlsCipherSuite &suite, const TlsSecret &trafficSecret);

/// The traffic secret behind a KeyUpdate (RFC 8446, 7.2).
std::optional<TlsSecret> nextTrafficSecret(
    const TlsCipherSuite &suite, const TlsSecret &trafficSecret);

/// The key block of TLS 1.2 (RFC 5246, 6.3).
std::optional<TlsKeyPair> keyBlock(const TlsCipherSuite &suite, const TlsSecret &masterSecret,
    const TlsRandom &clientRandom, const TlsRandom &serverRandom);

} // namespace hitwatch

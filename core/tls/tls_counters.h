// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// Why a TLS connection, or one direction of it, was not read.
enum class TlsUnread : std::uint8_t {
    NoKey, ///< no secret of it is known
    HandshakeNotCaptured, ///< the capture does not hold what the keys are derived from
    KeysTooLate, ///< its secrets came when its records were no longer held
    SuiteNotSupported, ///< cipher suite or version
    EncryptedClientHello, ///< no secret, which may be known under a random that is not on the wire
    SecretMissing, ///< some secrets of it are known, but not all
    Damaged, ///< its records do not verify with the secrets that are known
    Limit, ///< too many connections at once
};
inline constexpr std::size_t kTlsUnreadCount = 8;

/// Its key in reports.
std::string_view tlsUnreadName(TlsUnread reason);

/// What was seen of TLS, and given up, since the engine was made.
struct TlsCounters {
    std::uint64_t connections = 0; ///< with a ClientHello
    std::uint64_t recordsDamaged = 0; ///< did not verify with the keys of their connection
    std::uint64_t recordsRefused = 0; ///< no memory for what came of them in pieces
    std::uint64_t connectionsRefused = 0; ///< more than are read at once
    std::uint64_t waitsRefused = 0; ///< connections whose secrets were waited for up to a limit
    std::uint64_t sessionsForgotten = 0; ///< of TLS 1.2, which might have been resumed
    std::array<std::uint64_t, kTlsUnreadCount> unread {}; ///< connections by TlsUnread

    bool operator==(const TlsCounters &) const = default;
};

} // namespace hitwatch

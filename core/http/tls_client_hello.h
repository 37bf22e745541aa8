// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace hitwatch {

struct TlsClientHello {
    enum class State : std::uint8_t {
        None, ///< no ClientHello
        Unfinished, ///< more bytes are needed
        Complete,
    };

    State state = State::None;
    std::string_view serverName; ///< empty when none is named
};

/// Reads a TLS ClientHello (RFC 8446, 4.1.2) in one record and its server name (RFC 6066, 3). All
/// lengths are taken as claims: what does not fit is a hello without a name.
TlsClientHello readTlsClientHello(std::string_view bytes);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hitwatch {

enum class TlsClientHelloState : std::uint8_t {
    None, ///< no ClientHello
    Unfinished, ///< more bytes are needed
    Complete,
};

/// Whether @p bytes, the first of a stream, are a TLS ClientHello (RFC 8446, 4.1.2). It may be
/// spread over several records (RFC 8446, 5.1). All lengths are taken as claims: where one cannot
/// be met, the hello is taken as complete.
TlsClientHelloState readTlsClientHello(std::string_view bytes);

/// Whether @p data, from the middle of a stream, holds records of TLS 1.2 or 1.3 with protected
/// content: at its beginning, or one behind another.
bool holdsTlsRecords(ByteView data);

/// The server name (RFC 6066, 3) in as much of a ClientHello as is there; empty when there is none.
/// @param scratch where the parts of the hello are joined; the name points there or into @p bytes
std::string_view tlsServerName(std::string_view bytes, std::string &scratch);

} // namespace hitwatch

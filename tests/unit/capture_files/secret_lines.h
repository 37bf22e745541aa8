// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tls/key_log.h"

#include <string>

namespace hitwatch::test {

/// A TLS 1.2 line of a key log, complete but for its end, of a connection with a number.
inline std::string secretLine(unsigned number)
{
    const std::string digits = { "0123456789abcdef"[number / 16 % 16],
        "0123456789abcdef"[number % 16] };
    std::string line = "CLIENT_RANDOM ";
    for (int at = 0; at < 32; ++at)
        line += digits;
    line += ' ';
    for (int at = 0; at < 48; ++at)
        line += "5a";
    return line;
}

/// Whether a key log has the line of a number.
inline bool hasSecret(const TlsKeyLog &log, unsigned number)
{
    TlsRandom random;
    random.fill(static_cast<std::uint8_t>(number));
    return log.find(random, TlsSecretKind::Master) != nullptr;
}

} // namespace hitwatch::test

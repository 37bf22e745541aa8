// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tls/key_schedule.h"

#include <cstdint>
#include <vector>

namespace hitwatch {

/// Makes the records that one end of a TLS connection would send, in the way of OpenSSL's manual
/// and without anything of core/tls that opens them.
class TlsRecordSealer {
public:
    TlsRecordSealer(const TlsCipherSuite &suite, const TlsKeys &keys, bool encryptThenMac = false);

    /// A record with its header. @param padding bytes of zeros in TLS 1.3, further blocks with CBC
    std::vector<std::uint8_t> seal(
        std::uint64_t sequence, std::uint8_t type, ByteView content, std::size_t padding = 0) const;

private:
    std::vector<std::uint8_t> sealAead(ByteView nonce, ByteView additional, ByteView content) const;
    std::vector<std::uint8_t> sealCbc(
        std::uint64_t sequence, std::uint8_t type, ByteView content, std::size_t padding) const;
    std::vector<std::uint8_t> macOf(
        std::uint64_t sequence, std::uint8_t type, ByteView content) const;

    const TlsCipherSuite &m_suite;
    TlsKeys m_keys;
    bool m_encryptThenMac;
};

} // namespace hitwatch

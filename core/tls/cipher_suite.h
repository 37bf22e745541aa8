// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace hitwatch {

inline constexpr std::size_t kTlsNonceSize = 12; ///< of each AEAD here (RFC 5116, 8439)

enum class TlsHash : std::uint8_t { Sha1, Sha256, Sha384 };

enum class TlsCipher : std::uint8_t {
    Aes128Gcm,
    Aes256Gcm,
    ChaCha20Poly1305,
    Aes128Ccm,
    Aes256Ccm,
    Aes128Cbc,
    Aes256Cbc,
};

/// What a cipher suite of TLS 1.2 or 1.3 means for somebody who has the secrets: how the exchange
/// of keys went does not matter.
struct TlsCipherSuite {
    std::uint16_t id = 0;
    std::string_view name; ///< as registered by IANA
    bool tls13 = false;
    TlsCipher cipher = TlsCipher::Aes128Gcm;
    TlsHash hash = TlsHash::Sha256; ///< of the key schedule: HKDF in TLS 1.3, PRF in TLS 1.2
    TlsHash mac = TlsHash::Sha1; ///< of the records, with CBC only
    std::uint8_t tagSize = 0; ///< of an AEAD; 0 with CBC

    bool isCbc() const { return cipher == TlsCipher::Aes128Cbc || cipher == TlsCipher::Aes256Cbc; }
    std::size_t keySize() const;
    /// The part of the nonce that comes from the key schedule; 0 with CBC, where each record has
    /// its own.
    std::size_t ivSize() const;
    /// The part of the nonce that each record brings with it.
    std::size_t explicitNonceSize() const;
    std::size_t macKeySize() const; ///< 0 with an AEAD
};

std::size_t hashSize(TlsHash hash); ///< bytes

/// @returns nullptr when records of the suite cannot be read
const TlsCipherSuite *findCipherSuite(std::uint16_t id);
/// All suites that can be read, by ascending id.
std::span<const TlsCipherSuite> cipherSuites();

} // namespace hitwatch

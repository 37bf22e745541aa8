// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "tls/cipher_suite.h"
#include "tls/key_schedule.h"
#include "tls/record_reader.h"

#include <openssl/types.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace hitwatch {

using TlsRecordHeader = std::span<const std::uint8_t, kTlsRecordHeaderSize>;

/// What a record protected.
struct TlsPlaintext {
    /// Of the content: in TLS 1.3 the one inside the protection. 0 is a record of nothing but
    /// padding, which RFC 8446, 5.4 forbids.
    std::uint8_t type = 0;
    std::size_t size = 0; ///< bytes, without padding

    bool operator==(const TlsPlaintext &) const = default;
};

/// Opens the records that one end of a connection protects with one set of keys (RFC 8446, 5.2;
/// RFC 5246, 6.2.3). Opening allocates nothing, but for what libcrypto 3.0 allocates for each HMAC
/// of a CBC suite.
class TlsRecordProtection {
public:
    TlsRecordProtection() = default;

    // False when libcrypto does not have the algorithms; then open() opens nothing.

    /// TLS 1.3
    bool setKeys13(const TlsCipherSuite &suite, const TlsSecret &trafficSecret);
    /// TLS 1.2. @param encryptThenMac RFC 7366 was agreed on; matters with CBC only
    bool setKeys12(const TlsCipherSuite &suite, const TlsKeys &keys, bool encryptThenMac);
    bool hasKeys() const { return m_suite != nullptr; }

    /// @param sequence the number of the record under these keys, from 0 on
    /// @param header of the record as it was sent
    /// @param fragment what follows the header
    /// @param into at least as long as @p fragment, and not the same memory. The content is put at
    ///     its front; when nothing is returned it holds something else
    /// @returns nothing when tag or MAC do not verify: another key, another number, or damaged
    std::optional<TlsPlaintext> open(std::uint64_t sequence, TlsRecordHeader header,
        ByteView fragment, std::span<std::uint8_t> into);
    /// The same of a record of which some bytes are missing: what is there is decrypted, and nothing
    /// can be verified. Only with AES-GCM and ChaCha20.
    /// @param fragment with anything in place of what is missing
    /// @returns how many bytes were put into @p into, in TLS 1.3 with type and padding
    std::optional<std::size_t> openUnverified(
        std::uint64_t sequence, ByteView fragment, std::span<std::uint8_t> into);

private:
    struct CipherContextDeleter {
        void operator()(EVP_CIPHER_CTX *context) const;
    };
    struct MacContextDeleter {
        void operator()(EVP_MAC_CTX *context) const;
    };

    using Nonce = std::array<std::uint8_t, 12>;

    Nonce nonceOfRecord(std::uint64_t sequence, ByteView fragment) const;
    bool setCipher(const TlsCipherSuite &suite, const TlsSecret &key);
    bool setMac(TlsHash hash, const TlsSecret &key);
    std::optional<TlsPlaintext> open13(std::uint64_t sequence, TlsRecordHeader header,
        ByteView fragment, std::span<std::uint8_t> into);
    std::optional<TlsPlaintext> openAead12(std::uint64_t sequence, TlsRecordHeader header,
        ByteView fragment, std::span<std::uint8_t> into);
    std::optional<TlsPlaintext> openCbc(std::uint64_t sequence, TlsRecordHeader header,
        ByteView fragment, std::span<std::uint8_t> into);
    bool decryptAead(ByteView nonce, ByteView additional, ByteView sealed, std::uint8_t *into);
    bool decryptCbc(ByteView fragment, std::uint8_t *into);
    bool macVerifies(ByteView head, ByteView content, ByteView mac);

    const TlsCipherSuite *m_suite = nullptr; ///< null: no keys
    std::unique_ptr<EVP_CIPHER_CTX, CipherContextDeleter> m_cipher;
    TlsSecret m_iv;
    std::unique_ptr<EVP_MAC_CTX, MacContextDeleter> m_mac; ///< with CBC only
    bool m_encryptThenMac = false;
};

} // namespace hitwatch

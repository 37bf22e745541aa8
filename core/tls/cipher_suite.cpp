// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/cipher_suite.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace hitwatch {

namespace {

constexpr std::uint8_t kTag = 16;
constexpr std::uint8_t kShortTag = 8;

constexpr TlsCipherSuite suite13(std::uint16_t id, std::string_view name, TlsCipher cipher,
    TlsHash hash, std::uint8_t tag = kTag)
{
    return { id, name, true, cipher, hash, TlsHash::Sha1, tag };
}

constexpr TlsCipherSuite aead(std::uint16_t id, std::string_view name, TlsCipher cipher,
    TlsHash hash, std::uint8_t tag = kTag)
{
    return { id, name, false, cipher, hash, TlsHash::Sha1, tag };
}

constexpr TlsCipherSuite cbc(std::uint16_t id, std::string_view name, TlsCipher cipher, TlsHash mac)
{
    return { id, name, false, cipher, mac == TlsHash::Sha384 ? mac : TlsHash::Sha256, mac, 0 };
}

using enum TlsCipher;
using enum TlsHash;

// The registry "TLS Cipher Suites" of IANA. By id, for the binary search.
constexpr std::array kSuites {
    cbc(0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA", Aes128Cbc, Sha1),
    cbc(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA", Aes128Cbc, Sha1),
    cbc(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA", Aes256Cbc, Sha1),
    cbc(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA", Aes256Cbc, Sha1),
    cbc(0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256", Aes128Cbc, Sha256),
    cbc(0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256", Aes256Cbc, Sha256),
    cbc(0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256", Aes128Cbc, Sha256),
    cbc(0x006b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", Aes256Cbc, Sha256),
    aead(0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256", Aes128Gcm, Sha256),
    aead(0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384", Aes256Gcm, Sha384),
    aead(0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", Aes128Gcm, Sha256),
    aead(0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", Aes256Gcm, Sha384),
    suite13(0x1301, "TLS_AES_128_GCM_SHA256", Aes128Gcm, Sha256),
    suite13(0x1302, "TLS_AES_256_GCM_SHA384", Aes256Gcm, Sha384),
    suite13(0x1303, "TLS_CHACHA20_POLY1305_SHA256", ChaCha20Poly1305, Sha256),
    suite13(0x1304, "TLS_AES_128_CCM_SHA256", Aes128Ccm, Sha256),
    suite13(0x1305, "TLS_AES_128_CCM_8_SHA256", Aes128Ccm, Sha256, kShortTag),
    cbc(0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", Aes128Cbc, Sha1),
    cbc(0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", Aes256Cbc, Sha1),
    cbc(0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", Aes128Cbc, Sha1),
    cbc(0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", Aes256Cbc, Sha1),
    cbc(0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", Aes128Cbc, Sha256),
    cbc(0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", Aes256Cbc, Sha384),
    cbc(0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", Aes128Cbc, Sha256),
    cbc(0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", Aes256Cbc, Sha384),
    aead(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", Aes128Gcm, Sha256),
    aead(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", Aes256Gcm, Sha384),
    aead(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", Aes128Gcm, Sha256),
    aead(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", Aes256Gcm, Sha384),
    aead(0xc09c, "TLS_RSA_WITH_AES_128_CCM", Aes128Ccm, Sha256),
    aead(0xc09d, "TLS_RSA_WITH_AES_256_CCM", Aes256Ccm, Sha256),
    aead(0xc09e, "TLS_DHE_RSA_WITH_AES_128_CCM", Aes128Ccm, Sha256),
    aead(0xc09f, "TLS_DHE_RSA_WITH_AES_256_CCM", Aes256Ccm, Sha256),
    aead(0xc0a0, "TLS_RSA_WITH_AES_128_CCM_8", Aes128Ccm, Sha256, kShortTag),
    aead(0xc0a1, "TLS_RSA_WITH_AES_256_CCM_8", Aes256Ccm, Sha256, kShortTag),
    aead(0xc0a2, "TLS_DHE_RSA_WITH_AES_128_CCM_8", Aes128Ccm, Sha256, kShortTag),
    aead(0xc0a3, "TLS_DHE_RSA_WITH_AES_256_CCM_8", Aes256Ccm, Sha256, kShortTag),
    aead(0xc0ac, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM", Aes128Ccm, Sha256),
    aead(0xc0ad, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM", Aes256Ccm, Sha256),
    aead(0xc0ae, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", Aes128Ccm, Sha256, kShortTag),
    aead(0xc0af, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8", Aes256Ccm, Sha256, kShortTag),
    aead(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", ChaCha20Poly1305, Sha256),
    aead(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", ChaCha20Poly1305, Sha256),
    aead(0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", ChaCha20Poly1305, Sha256),
};
static_assert(std::ranges::is_sorted(kSuites, {}, &TlsCipherSuite::id));

} // namespace

std::size_t hashSize(TlsHash hash)
{
    switch (hash) {
    case Sha1:
        return 20;
    case Sha256:
        return 32;
    case Sha384:
        return 48;
    }
    return 0;
}

std::size_t TlsCipherSuite::keySize() const
{
    switch (cipher) {
    case Aes128Gcm:
    case Aes128Ccm:
    case Aes128Cbc:
        return 16;
    case Aes256Gcm:
    case ChaCha20Poly1305:
    case Aes256Ccm:
    case Aes256Cbc:
        return 32;
    }
    return 0;
}

// RFC 5288, 3 and RFC 6655, 3: 4 bytes of the nonce are secret, 8 are in the record. RFC 7905, 2
// and RFC 8446, 5.3: all 12 are secret, and the sequence number is added.
std::size_t TlsCipherSuite::ivSize() const
{
    return isCbc() ? 0 : kTlsNonceSize - explicitNonceSize();
}

std::size_t TlsCipherSuite::explicitNonceSize() const
{
    if (isCbc())
        return 16;
    return tls13 || cipher == ChaCha20Poly1305 ? 0 : 8;
}

std::size_t TlsCipherSuite::macKeySize() const
{
    return isCbc() ? hashSize(mac) : 0;
}

const TlsCipherSuite *findCipherSuite(std::uint16_t id)
{
    const auto *const found = std::ranges::lower_bound(kSuites, id, {}, &TlsCipherSuite::id);
    return found != kSuites.end() && found->id == id ? found : nullptr;
}

std::span<const TlsCipherSuite> cipherSuites()
{
    return kSuites;
}

} // namespace hitwatch

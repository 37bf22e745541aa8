// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/record_protection.h"

#include "tls/libcrypto.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr std::size_t kCbcBlock = 16;

using Nonce = std::array<std::uint8_t, kTlsNonceSize>;

std::array<std::uint8_t, 8> bigEndian(std::uint64_t value)
{
    std::array<std::uint8_t, 8> bytes;
    for (std::size_t at = bytes.size(); at-- > 0; value >>= 8)
        bytes[at] = static_cast<std::uint8_t>(value);
    return bytes;
}

/// RFC 8446, 5.3: the number, padded to the left, is added to the secret part.
Nonce nonceOf(ByteView iv, std::uint64_t sequence)
{
    Nonce nonce;
    std::ranges::copy(iv, nonce.begin());
    const auto number = bigEndian(sequence);
    for (std::size_t at = 0; at < number.size(); ++at)
        nonce[kTlsNonceSize - number.size() + at] ^= number[at];
    return nonce;
}

/// What TLS 1.2 authenticates in front of the content (RFC 5246, 6.2.3.1 and 6.2.3.3).
std::array<std::uint8_t, 13> pseudoHeader(
    std::uint64_t sequence, TlsRecordHeader header, std::size_t length)
{
    std::array<std::uint8_t, 13> bytes;
    std::ranges::copy(bigEndian(sequence), bytes.begin());
    std::ranges::copy(header.first<3>(), bytes.begin() + 8);
    bytes[11] = static_cast<std::uint8_t>(length >> 8);
    bytes[12] = static_cast<std::uint8_t>(length);
    return bytes;
}

} // namespace

void TlsRecordProtection::CipherContextDeleter::operator()(EVP_CIPHER_CTX *context) const
{
    EVP_CIPHER_CTX_free(context);
}

void TlsRecordProtection::MacContextDeleter::operator()(EVP_MAC_CTX *context) const
{
    EVP_MAC_CTX_free(context);
}

bool TlsRecordProtection::setKeys13(const TlsCipherSuite &suite, const TlsSecret &trafficSecret)
{
    m_suite = nullptr;
    const std::optional<TlsKeys> keys = trafficKeys(suite, trafficSecret);
    if (!keys || !setCipher(suite, keys->key))
        return false;
    m_iv = keys->iv;
    m_suite = &suite;
    return true;
}

bool TlsRecordProtection::setKeys12(
    const TlsCipherSuite &suite, const TlsKeys &keys, bool encryptThenMac)
{
    m_suite = nullptr;
    if (!setCipher(suite, keys.key))
        return false;
    if (suite.isCbc() && !setMac(suite.mac, keys.mac))
        return false;
    m_encryptThenMac = encryptThenMac;
    m_iv = keys.iv;
    m_suite = &suite;
    return true;
}

bool TlsRecordProtection::setCipher(const TlsCipherSuite &suite, const TlsSecret &key)
{
    const EVP_CIPHER *const cipher = fetchedCipher(suite.cipher);
    if (cipher == nullptr)
        return false;
    if (!m_cipher)
        m_cipher.reset(EVP_CIPHER_CTX_new());
    EVP_CIPHER_CTX *const context = m_cipher.get();
    if (context == nullptr || EVP_CIPHER_CTX_reset(context) <= 0
        || EVP_DecryptInit_ex2(context, cipher, nullptr, nullptr, nullptr) <= 0)
        return false;
    if (suite.isCbc()) {
        EVP_CIPHER_CTX_set_padding(context, 0); // TLS has its own
    } else if (EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, kTlsNonceSize, nullptr) <= 0
        || (EVP_CIPHER_get_mode(cipher) == EVP_CIPH_CCM_MODE
            && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, suite.tagSize, nullptr) <= 0)) {
        return false; // CCM makes both a part of the key
    }
    return EVP_DecryptInit_ex2(context, nullptr, key.bytes().data(), nullptr, nullptr) > 0;
}

bool TlsRecordProtection::setMac(TlsHash hash, const TlsSecret &key)
{
    EVP_MAC *const hmac = fetchedHmac();
    if (hmac == nullptr)
        return false;
    m_mac.reset(EVP_MAC_CTX_new(hmac));
    const std::array parameters { digestParameter(hash), OSSL_PARAM_construct_end() };
    return m_mac
        && EVP_MAC_init(m_mac.get(), key.bytes().data(), key.size(), parameters.data()) > 0;
}

std::optional<TlsPlaintext> TlsRecordProtection::open(
    std::uint64_t sequence, TlsRecordHeader header, ByteView fragment, std::span<std::uint8_t> into)
{
    if (m_suite == nullptr || fragment.size() > UINT16_MAX || into.size() < fragment.size())
        return std::nullopt;
    if (m_suite->tls13)
        return open13(sequence, header, fragment, into);
    return m_suite->isCbc() ? openCbc(sequence, header, fragment, into)
                            : openAead12(sequence, header, fragment, into);
}

TlsRecordProtection::Nonce TlsRecordProtection::nonceOfRecord(
    std::uint64_t sequence, ByteView fragment) const
{
    const std::size_t nonceSize = m_suite->explicitNonceSize();
    if (nonceSize == 0)
        return nonceOf(m_iv.bytes(), sequence);
    Nonce nonce;
    const auto behind = std::ranges::copy(m_iv.bytes(), nonce.begin()).out;
    std::ranges::copy(fragment.first(nonceSize), behind);
    return nonce;
}

std::optional<TlsPlaintext> TlsRecordProtection::open13(
    std::uint64_t sequence, TlsRecordHeader header, ByteView fragment, std::span<std::uint8_t> into)
{
    if (fragment.size() <= m_suite->tagSize
        || !decryptAead(nonceOf(m_iv.bytes(), sequence), header, fragment, into.data()))
        return std::nullopt;
    std::size_t size = fragment.size() - m_suite->tagSize;
    while (size > 0 && into[size - 1] == 0)
        --size;
    if (size == 0)
        return TlsPlaintext {};
    return TlsPlaintext { into[size - 1], size - 1 };
}

std::optional<std::size_t> TlsRecordProtection::openUnverified(
    std::uint64_t sequence, ByteView fragment, std::span<std::uint8_t> into)
{
    if (m_suite == nullptr || m_suite->isCbc() || into.size() < fragment.size()
        || EVP_CIPHER_CTX_get_mode(m_cipher.get()) == EVP_CIPH_CCM_MODE)
        return std::nullopt;
    const std::size_t nonceSize = m_suite->explicitNonceSize();
    if (fragment.size() < nonceSize + m_suite->tagSize)
        return std::nullopt;
    const Nonce nonce = nonceOfRecord(sequence, fragment);
    const ByteView sealed =
        fragment.subspan(nonceSize, fragment.size() - nonceSize - m_suite->tagSize);
    int written = 0;
    if (EVP_DecryptInit_ex2(m_cipher.get(), nullptr, nullptr, nonce.data(), nullptr) <= 0
        || EVP_DecryptUpdate(m_cipher.get(), into.data(), &written, sealed.data(),
               static_cast<int>(sealed.size()))
            <= 0)
        return std::nullopt;
    return sealed.size();
}

std::optional<TlsPlaintext> TlsRecordProtection::openAead12(
    std::uint64_t sequence, TlsRecordHeader header, ByteView fragment, std::span<std::uint8_t> into)
{
    const std::size_t nonceSize = m_suite->explicitNonceSize();
    if (fragment.size() < nonceSize + m_suite->tagSize)
        return std::nullopt;
    const Nonce nonce = nonceOfRecord(sequence, fragment);
    const ByteView sealed = fragment.subspan(nonceSize);
    const std::size_t size = sealed.size() - m_suite->tagSize;
    if (!decryptAead(nonce, pseudoHeader(sequence, header, size), sealed, into.data()))
        return std::nullopt;
    return TlsPlaintext { header[0], size };
}

bool TlsRecordProtection::decryptAead(
    ByteView nonce, ByteView additional, ByteView sealed, std::uint8_t *into)
{
    EVP_CIPHER_CTX *const context = m_cipher.get();
    const std::size_t size = sealed.size() - m_suite->tagSize;
    const ByteView tag = sealed.subspan(size);
    const std::array parameters {
        OSSL_PARAM_construct_octet_string(
            OSSL_CIPHER_PARAM_AEAD_TAG, const_cast<std::uint8_t *>(tag.data()), tag.size()),
        OSSL_PARAM_construct_end(),
    };
    if (EVP_DecryptInit_ex2(context, nullptr, nullptr, nonce.data(), parameters.data()) <= 0)
        return false;
    int written = 0;
    const bool ccm = EVP_CIPHER_CTX_get_mode(context) == EVP_CIPH_CCM_MODE;
    if (ccm // is told the length first, and compares the tag as soon as it has the text
        && EVP_DecryptUpdate(context, nullptr, &written, nullptr, static_cast<int>(size)) <= 0)
        return false;
    return EVP_DecryptUpdate(
               context, nullptr, &written, additional.data(), static_cast<int>(additional.size()))
        > 0
        && EVP_DecryptUpdate(context, into, &written, sealed.data(), static_cast<int>(size)) > 0
        && (ccm || EVP_DecryptFinal_ex(context, into + size, &written) > 0);
}

bool TlsRecordProtection::decryptCbc(ByteView fragment, std::uint8_t *into)
{
    EVP_CIPHER_CTX *const context = m_cipher.get();
    const ByteView text = fragment.subspan(kCbcBlock);
    int written = 0;
    return EVP_DecryptInit_ex2(context, nullptr, nullptr, fragment.data(), nullptr) > 0
        && EVP_DecryptUpdate(context, into, &written, text.data(), static_cast<int>(text.size()))
        > 0;
}

bool TlsRecordProtection::macVerifies(ByteView head, ByteView content, ByteView mac)
{
    EVP_MAC_CTX *const context = m_mac.get();
    TlsSecret value(std::size_t { TlsSecret::kMaxSize });
    std::size_t size = 0;
    return EVP_MAC_init(context, nullptr, 0, nullptr) > 0 // the same key again
        && EVP_MAC_update(context, head.data(), head.size()) > 0
        && EVP_MAC_update(context, content.data(), content.size()) > 0
        && EVP_MAC_final(context, value.writable().data(), &size, value.size()) > 0
        && std::ranges::equal(value.bytes().first(size), mac);
}

std::optional<TlsPlaintext> TlsRecordProtection::openCbc(
    std::uint64_t sequence, TlsRecordHeader header, ByteView fragment, std::span<std::uint8_t> into)
{
    const std::size_t macSize = hashSize(m_suite->mac);
    const std::size_t outside = m_encryptThenMac ? macSize : 0;
    const std::size_t inside = macSize - outside;
    if (fragment.size() < 2 * kCbcBlock + outside)
        return std::nullopt;
    const ByteView encrypted = fragment.first(fragment.size() - outside);
    if (encrypted.size() % kCbcBlock != 0)
        return std::nullopt;
    if (m_encryptThenMac // RFC 7366, 3
        && !macVerifies(pseudoHeader(sequence, header, encrypted.size()), encrypted,
            fragment.subspan(encrypted.size())))
        return std::nullopt;
    if (!decryptCbc(encrypted, into.data()))
        return std::nullopt;
    const auto text = into.first(encrypted.size() - kCbcBlock);
    const std::size_t padding = text.back() + std::size_t { 1 };
    if (text.size() < padding + inside
        || std::ranges::any_of(
            text.last(padding), [&](std::uint8_t byte) { return byte != text.back(); }))
        return std::nullopt;
    const std::size_t size = text.size() - padding - inside;
    if (!m_encryptThenMac
        && !macVerifies(
            pseudoHeader(sequence, header, size), text.first(size), text.subspan(size, macSize)))
        return std::nullopt;
    return TlsPlaintext { header[0], size };
}

} // namespace hitwatch

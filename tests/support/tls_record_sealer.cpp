// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tls_record_sealer.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <cstdlib>
#include <memory>

namespace hitwatch {

namespace {

using Bytes = std::vector<std::uint8_t>;

void check(bool succeeded)
{
    if (!succeeded)
        std::abort();
}

void append(Bytes &bytes, ByteView more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void appendNumber(Bytes &bytes, std::uint64_t value, unsigned size)
{
    while (size-- > 0)
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * size)));
}

Bytes headerOf(std::uint8_t type, std::size_t length)
{
    Bytes header { type, 3, 3 };
    appendNumber(header, length, 2);
    return header;
}

const EVP_CIPHER *cipherOf(TlsCipher cipher)
{
    switch (cipher) {
    case TlsCipher::Aes128Gcm:
        return EVP_aes_128_gcm();
    case TlsCipher::Aes256Gcm:
        return EVP_aes_256_gcm();
    case TlsCipher::ChaCha20Poly1305:
        return EVP_chacha20_poly1305();
    case TlsCipher::Aes128Ccm:
        return EVP_aes_128_ccm();
    case TlsCipher::Aes256Ccm:
        return EVP_aes_256_ccm();
    case TlsCipher::Aes128Cbc:
        return EVP_aes_128_cbc();
    case TlsCipher::Aes256Cbc:
        return EVP_aes_256_cbc();
    }
    return nullptr;
}

const EVP_MD *hashOf(TlsHash hash)
{
    switch (hash) {
    case TlsHash::Sha1:
        return EVP_sha1();
    case TlsHash::Sha256:
        return EVP_sha256();
    case TlsHash::Sha384:
        return EVP_sha384();
    }
    return nullptr;
}

struct Freed {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Freed>;

} // namespace

TlsRecordSealer::TlsRecordSealer(
    const TlsCipherSuite &suite, const TlsKeys &keys, bool encryptThenMac)
    : m_suite(suite)
    , m_keys(keys)
    , m_encryptThenMac(encryptThenMac)
{
}

Bytes TlsRecordSealer::seal(
    std::uint64_t sequence, std::uint8_t type, ByteView content, std::size_t padding) const
{
    if (m_suite.isCbc())
        return sealCbc(sequence, type, content, padding);
    Bytes nonce(m_keys.iv.bytes().begin(), m_keys.iv.bytes().end());
    Bytes record;
    if (nonce.size() == 4) { // the other end may choose the rest; any counter does
        const std::uint64_t chosen = sequence ^ 0x5a5a5a5a;
        appendNumber(nonce, chosen, 8);
        record = headerOf(type, content.size() + 8 + m_suite.tagSize);
        appendNumber(record, chosen, 8);
    } else {
        for (unsigned at = 0; at < 8; ++at)
            nonce[11 - at] ^= static_cast<std::uint8_t>(sequence >> (8 * at));
    }
    if (m_suite.tls13) {
        Bytes inner(content.begin(), content.end());
        inner.push_back(type);
        inner.resize(inner.size() + padding);
        record = headerOf(23, inner.size() + m_suite.tagSize);
        append(record, sealAead(nonce, record, inner));
        return record;
    }
    if (record.empty())
        record = headerOf(type, content.size() + m_suite.tagSize);
    Bytes additional;
    appendNumber(additional, sequence, 8);
    append(additional, headerOf(type, content.size()));
    append(record, sealAead(nonce, additional, content));
    return record;
}

Bytes TlsRecordSealer::sealAead(ByteView nonce, ByteView additional, ByteView content) const
{
    const EVP_CIPHER *const cipher = cipherOf(m_suite.cipher);
    const bool ccm = EVP_CIPHER_get_mode(cipher) == EVP_CIPH_CCM_MODE;
    const Context context(EVP_CIPHER_CTX_new());
    check(EVP_EncryptInit_ex(context.get(), cipher, nullptr, nullptr, nullptr) > 0);
    check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_IVLEN, 12, nullptr) > 0);
    if (ccm)
        check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, m_suite.tagSize, nullptr)
            > 0);
    check(
        EVP_EncryptInit_ex(context.get(), nullptr, nullptr, m_keys.key.bytes().data(), nonce.data())
        > 0);
    const int size = static_cast<int>(content.size());
    int written = 0;
    if (ccm)
        check(EVP_EncryptUpdate(context.get(), nullptr, &written, nullptr, size) > 0);
    check(EVP_EncryptUpdate(context.get(), nullptr, &written, additional.data(),
              static_cast<int>(additional.size()))
        > 0);
    Bytes sealed(content.size() + m_suite.tagSize);
    const Bytes copy(content.begin(), content.end());
    const std::uint8_t nothing = 0;
    check(EVP_EncryptUpdate(
              context.get(), sealed.data(), &written, copy.empty() ? &nothing : copy.data(), size)
        > 0);
    check(EVP_EncryptFinal_ex(context.get(), sealed.data() + size, &written) > 0);
    check(EVP_CIPHER_CTX_ctrl(
              context.get(), EVP_CTRL_AEAD_GET_TAG, m_suite.tagSize, sealed.data() + size)
        > 0);
    return sealed;
}

Bytes TlsRecordSealer::macOf(std::uint64_t sequence, std::uint8_t type, ByteView content) const
{
    Bytes message;
    appendNumber(message, sequence, 8);
    append(message, headerOf(type, content.size()));
    append(message, content);
    Bytes mac(hashSize(m_suite.mac));
    check(HMAC(hashOf(m_suite.mac), m_keys.mac.bytes().data(), static_cast<int>(m_keys.mac.size()),
              message.data(), message.size(), mac.data(), nullptr)
        != nullptr);
    return mac;
}

Bytes TlsRecordSealer::sealCbc(
    std::uint64_t sequence, std::uint8_t type, ByteView content, std::size_t padding) const
{
    Bytes text(content.begin(), content.end());
    if (!m_encryptThenMac)
        append(text, macOf(sequence, type, content));
    const std::size_t value = 15 - text.size() % 16 + 16 * padding;
    text.insert(text.end(), value + 1, static_cast<std::uint8_t>(value));

    Bytes fragment;
    appendNumber(fragment, sequence * 0x9e3779b97f4a7c15, 8); // any initialization vector does
    appendNumber(fragment, ~sequence, 8);
    const Context context(EVP_CIPHER_CTX_new());
    check(EVP_EncryptInit_ex(context.get(), cipherOf(m_suite.cipher), nullptr,
              m_keys.key.bytes().data(), fragment.data())
        > 0);
    check(EVP_CIPHER_CTX_set_padding(context.get(), 0) > 0);
    Bytes encrypted(text.size());
    int written = 0;
    check(EVP_EncryptUpdate(
              context.get(), encrypted.data(), &written, text.data(), static_cast<int>(text.size()))
        > 0);
    append(fragment, encrypted);
    if (m_encryptThenMac)
        append(fragment, macOf(sequence, type, fragment));
    Bytes record = headerOf(type, fragment.size());
    append(record, fragment);
    return record;
}

} // namespace hitwatch

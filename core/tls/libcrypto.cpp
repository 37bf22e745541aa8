// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/libcrypto.h"

#include "tls/secret.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>

namespace hitwatch {

void cleanse(void *memory, std::size_t size)
{
    OPENSSL_cleanse(memory, size);
}

const EVP_CIPHER *fetchedCipher(TlsCipher cipher)
{
    const auto fetch = [](const char *name) { return EVP_CIPHER_fetch(nullptr, name, nullptr); };
    static const std::array<EVP_CIPHER *, 7> ciphers { fetch("AES-128-GCM"), fetch("AES-256-GCM"),
        fetch("ChaCha20-Poly1305"), fetch("AES-128-CCM"), fetch("AES-256-CCM"),
        fetch("AES-128-CBC"), fetch("AES-256-CBC") };
    return ciphers[static_cast<std::size_t>(cipher)];
}

EVP_MAC *fetchedHmac()
{
    static EVP_MAC *const hmac = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
    return hmac;
}

EVP_KDF *fetchedKdf(TlsKdf kdf)
{
    static const std::array<EVP_KDF *, 2> kdfs { EVP_KDF_fetch(nullptr, "TLS13-KDF", nullptr),
        EVP_KDF_fetch(nullptr, "TLS1-PRF", nullptr) };
    return kdfs[static_cast<std::size_t>(kdf)];
}

OSSL_PARAM digestParameter(TlsHash hash)
{
    static constexpr std::array kNames { "SHA1", "SHA256", "SHA384" };
    // libcrypto only reads it, and calls it the same in a KDF.
    return OSSL_PARAM_construct_utf8_string(
        OSSL_MAC_PARAM_DIGEST, const_cast<char *>(kNames[static_cast<std::size_t>(hash)]), 0);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/key_schedule.h"

#include "tls/libcrypto.h"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <memory>

namespace hitwatch {

namespace {

struct KdfContextDeleter {
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
};

OSSL_PARAM bytesParam(const char *name, ByteView bytes)
{
    // libcrypto only reads what is a parameter of a derivation.
    return OSSL_PARAM_construct_octet_string(
        name, const_cast<std::uint8_t *>(bytes.data()), bytes.size());
}

bool derive(TlsKdf kdf, const OSSL_PARAM *parameters, std::span<std::uint8_t> into)
{
    EVP_KDF *const algorithm = fetchedKdf(kdf);
    if (algorithm == nullptr)
        return false;
    const std::unique_ptr<EVP_KDF_CTX, KdfContextDeleter> context(EVP_KDF_CTX_new(algorithm));
    return context && EVP_KDF_derive(context.get(), into.data(), into.size(), parameters) > 0;
}

/// Takes the next @p size bytes off the front of a key block.
TlsSecret takeKey(std::span<std::uint8_t> &block, std::size_t size)
{
    const TlsSecret key(ByteView(block.first(size)));
    block = block.subspan(size);
    return key;
}

} // namespace

bool expandLabel(
    TlsHash hash, const TlsSecret &secret, std::string_view label, std::span<std::uint8_t> into)
{
    int mode = EVP_KDF_HKDF_MODE_EXPAND_ONLY;
    const std::array parameters {
        OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
        digestParameter(hash),
        bytesParam(OSSL_KDF_PARAM_KEY, secret.bytes()),
        bytesParam(OSSL_KDF_PARAM_PREFIX, asBytes("tls13 ")),
        bytesParam(OSSL_KDF_PARAM_LABEL, asBytes(label)),
        OSSL_PARAM_construct_end(),
    };
    return derive(TlsKdf::Tls13, parameters.data(), into);
}

std::optional<TlsKeys> trafficKeys(const TlsCipherSuite &suite, const TlsSecret &trafficSecret)
{
    TlsKeys keys { {}, TlsSecret(suite.keySize()), TlsSecret(suite.ivSize()) };
    if (!expandLabel(suite.hash, trafficSecret, "key", keys.key.writable())
        || !expandLabel(suite.hash, trafficSecret, "iv", keys.iv.writable()))
        return std::nullopt;
    return keys;
}

std::optional<TlsSecret> nextTrafficSecret(
    const TlsCipherSuite &suite, const TlsSecret &trafficSecret)
{
    TlsSecret next(hashSize(suite.hash));
    if (!expandLabel(suite.hash, trafficSecret, "traffic upd", next.writable()))
        return std::nullopt;
    return next;
}

std::optional<TlsKeyPair> keyBlock(const TlsCipherSuite &suite, const TlsSecret &masterSecret,
    const TlsRandom &clientRandom, const TlsRandom &serverRandom)
{
    // The seed parameters are put behind one another, in this order.
    const std::array parameters {
        digestParameter(suite.hash),
        bytesParam(OSSL_KDF_PARAM_SECRET, masterSecret.bytes()),
        bytesParam(OSSL_KDF_PARAM_SEED, asBytes("key expansion")),
        bytesParam(OSSL_KDF_PARAM_SEED, serverRandom),
        bytesParam(OSSL_KDF_PARAM_SEED, clientRandom),
        OSSL_PARAM_construct_end(),
    };
    const std::size_t size = suite.macKeySize() + suite.keySize() + suite.ivSize();
    std::array<std::uint8_t, 2 * 2 * TlsSecret::kMaxSize> memory;
    std::span<std::uint8_t> block = std::span(memory).first(2 * size);
    std::optional<TlsKeyPair> pair;
    if (derive(TlsKdf::Prf, parameters.data(), block)) {
        pair.emplace();
        pair->client.mac = takeKey(block, suite.macKeySize());
        pair->server.mac = takeKey(block, suite.macKeySize());
        pair->client.key = takeKey(block, suite.keySize());
        pair->server.key = takeKey(block, suite.keySize());
        pair->client.iv = takeKey(block, suite.ivSize());
        pair->server.iv = takeKey(block, suite.ivSize());
    }
    cleanse(memory.data(), memory.size());
    return pair;
}

} // namespace hitwatch

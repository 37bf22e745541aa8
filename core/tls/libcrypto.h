// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tls/cipher_suite.h"

#include <openssl/types.h>

namespace hitwatch {

/// The algorithms of libcrypto, each fetched once per process: fetching one by name costs more than
/// a small record. nullptr where the library was built or configured without it. Owned by the
/// process, usable from every thread.
const EVP_CIPHER *fetchedCipher(TlsCipher cipher);
EVP_MAC *fetchedHmac();

enum class TlsKdf : std::uint8_t { Tls13, Prf };
EVP_KDF *fetchedKdf(TlsKdf kdf);

/// The parameter that names the hash of a derivation or of a MAC.
OSSL_PARAM digestParameter(TlsHash hash);

} // namespace hitwatch

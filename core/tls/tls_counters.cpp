// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/tls_counters.h"

namespace hitwatch {

std::string_view tlsUnreadName(TlsUnread reason)
{
    switch (reason) {
    case TlsUnread::NoKey:
        return "noKey";
    case TlsUnread::HandshakeNotCaptured:
        return "handshakeNotCaptured";
    case TlsUnread::KeysTooLate:
        return "keysTooLate";
    case TlsUnread::SuiteNotSupported:
        return "suiteNotSupported";
    case TlsUnread::EncryptedClientHello:
        return "encryptedClientHello";
    case TlsUnread::SecretMissing:
        return "secretMissing";
    case TlsUnread::Damaged:
        return "damaged";
    case TlsUnread::Limit:
        return "limit";
    }
    return {};
}

} // namespace hitwatch

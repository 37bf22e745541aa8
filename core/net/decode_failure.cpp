// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/decode_failure.h"

namespace hitwatch {

std::string_view decodeFailureName(DecodeFailure failure)
{
    switch (failure) {
    case DecodeFailure::TruncatedHeader:
        return "truncated_header";
    case DecodeFailure::BadIpHeader:
        return "bad_ip_header";
    case DecodeFailure::BadTcpHeader:
        return "bad_tcp_header";
    case DecodeFailure::UnsupportedLinkType:
        return "unsupported_link_type";
    case DecodeFailure::TunnelTooDeep:
        return "tunnel_too_deep";
    case DecodeFailure::FragmentsOverlapping:
        return "fragments_overlapping";
    case DecodeFailure::FragmentsTimedOut:
        return "fragments_timed_out";
    case DecodeFailure::FragmentsEvicted:
        return "fragments_evicted";
    case DecodeFailure::BadFragment:
        return "bad_fragment";
    case DecodeFailure::UnknownEncapsulation:
        return "unknown_encapsulation";
    case DecodeFailure::Count_:
        break;
    }
    return "unknown";
}

std::string_view notAnalyzedName(NotAnalyzed reason)
{
    switch (reason) {
    case NotAnalyzed::EncryptedPacket:
        return "encryptedPackets";
    case NotAnalyzed::UnknownProtocol:
        return "unknownProtocolPackets";
    case NotAnalyzed::Count_:
        break;
    }
    return "unknown";
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/known_differences.h"

#include <QStringList>

#include <array>

namespace hitwatch::test {

namespace {

struct KnownDifference {
    const char *file;
    const char *reason;
};

// The test fails when a file in this list starts to agree with its truth, or is not in the corpus.
constexpr const char *kHttp2IsRead =
    "Its truth counts HTTP/1 alone. What is more is in its HTTP/2 connection, in clear text, which "
    "Wireshark shows too; the same captures with a truth for HTTP/2 are among those that are equal.";

constexpr std::array kKnownDifferences {
    KnownDifference { "libpcap--AH-IPcomp-IPv4.pcap",
        "All of its TCP is inside IPComp (RFC 3173). Its CPI, 0xeed1, is one that the two ends "
        "negotiated; which compression it stands for is not on the wire. Guessing DEFLATE would "
        "put an inflater of hostile bytes into the path of every packet." },
    KnownDifference { "tcpdump--arcnet-rfc1051-arp-icmp-http.pcap",
        "ARCNET (link type 129, RFC 1051 encapsulation) is not among the link types that are read; "
        "its packets are counted as undecodable (unsupported_link_type), so the loss is shown." },
    KnownDifference { "arkime--http2-nghttp2.pcap", kHttp2IsRead },
    KnownDifference { "suri--app-layer-protocol-exact.pcap", kHttp2IsRead },
    KnownDifference { "suri--http2-deflate-case.pcap", kHttp2IsRead },
    KnownDifference { "suri--http2-errorcode.pcap", kHttp2IsRead },
    KnownDifference { "suri--http2-keywords2.pcap", kHttp2IsRead },
    KnownDifference { "suri--http2-range__http2-range.pcap", kHttp2IsRead },
    KnownDifference { "h2-connect-websocket.pcap",
        "Its extended CONNECT (RFC 8441) has a :path, which is shown as its section; its truth names "
        "that as the other reading." },
};

} // namespace

QString reasonToDiffer(const QString &file)
{
    for (const KnownDifference &known : kKnownDifferences) {
        if (file == QLatin1String(known.file))
            return QString::fromUtf8(known.reason);
    }
    return {};
}

QStringList filesKnownToDiffer()
{
    QStringList files;
    for (const KnownDifference &known : kKnownDifferences)
        files += QString::fromUtf8(known.file);
    return files;
}

} // namespace hitwatch::test

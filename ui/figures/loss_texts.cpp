// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/loss_causes.h"

#include <QCoreApplication>

namespace hitwatch {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::LossCause)
};

QString timeText(std::uint64_t milliseconds, const Format &format)
{
    return format.duration(static_cast<TimeNs>(milliseconds) * kMillisecond);
}

QString failureTitle(DecodeFailure failure)
{
    switch (failure) {
    case DecodeFailure::TruncatedHeader:
        return Text::tr("Undecodable: truncated header");
    case DecodeFailure::BadIpHeader:
        return Text::tr("Undecodable: invalid IP header");
    case DecodeFailure::BadTcpHeader:
        return Text::tr("Undecodable: invalid TCP header");
    case DecodeFailure::UnsupportedLinkType:
        return Text::tr("Undecodable: unknown link type");
    case DecodeFailure::TunnelTooDeep:
        return Text::tr("Undecodable: tunnels nested too deeply");
    case DecodeFailure::FragmentsOverlapping:
        return Text::tr("Undecodable: conflicting fragments");
    case DecodeFailure::FragmentsTimedOut:
        return Text::tr("Undecodable: missing fragments");
    case DecodeFailure::FragmentsEvicted:
        return Text::tr("Undecodable: too many fragments at once");
    case DecodeFailure::BadFragment:
        return Text::tr("Undecodable: invalid fragment");
    case DecodeFailure::UnknownEncapsulation:
        return Text::tr("Undecodable: unknown encapsulation");
    case DecodeFailure::Count_:
        break;
    }
    return Text::tr("Undecodable");
}

QString failureHelp(DecodeFailure failure)
{
    switch (failure) {
    case DecodeFailure::TruncatedHeader:
        return Text::tr("Increase the snapshot length if it was lowered.");
    case DecodeFailure::UnsupportedLinkType:
        return Text::tr("Capture on another interface.");
    case DecodeFailure::UnknownEncapsulation:
        return Text::tr("Capture where the packets do not have it, such as behind the switch or "
                        "tunnel that adds it.");
    case DecodeFailure::FragmentsTimedOut:
        return Text::tr(
            "Their other fragments were never seen here; they were probably lost in transit.");
    case DecodeFailure::FragmentsEvicted:
        return Text::tr("Narrow the capture filter to the hosts that matter.");
    default:
        return Text::tr("The sender produced them this way; check there.");
    }
}

/// "1,200 packets dropped by the kernel": without the place.
QString amountLine(const LossItem &item, const Format &format)
{
    const int n = pluralOf(item.inWindow);
    switch (item.cause) {
    case LossCause::KernelDrops:
        return Text::tr("%Ln packet(s) dropped by the kernel", nullptr, n);
    case LossCause::InterfaceDrops:
        return Text::tr("%Ln packet(s) dropped by the interface", nullptr, n);
    case LossCause::NotWatched:
        return Text::tr("%1 not captured").arg(timeText(item.inWindow, format));
    case LossCause::Gaps:
        return Text::tr("%Ln gap(s) in TCP streams, %1", nullptr, n)
            .arg(format.bytes(item.gapBytesInWindow));
    case LossCause::ConnectionsCut:
        return Text::tr("%Ln connection(s) dropped at the limit", nullptr, n);
    case LossCause::EventsShed:
        return Text::tr("%Ln event(s) dropped (overload)", nullptr, n);
    case LossCause::PendingDropped:
        return Text::tr("%Ln pending request(s) dropped", nullptr, n);
    case LossCause::Undecodable:
        return Text::tr("%Ln undecodable packet(s)", nullptr, n);
    case LossCause::DamagedFile:
        return Text::tr("last %1 could not be read").arg(format.bytes(item.inWindow));
    case LossCause::Incomplete:
        return Text::tr("%Ln incomplete request(s)", nullptr, n);
    case LossCause::Unpaired:
        return Text::tr("%Ln unpaired message(s)", nullptr, n);
    case LossCause::Desyncs:
        return Text::tr("%Ln parser resynchronization(s)", nullptr, n);
    case LossCause::NamesDropped:
        return Text::tr("%Ln response(s) without the host of their request", nullptr, n);
    case LossCause::ConnectionsGivenUp:
        return Text::tr("%Ln unrecognized connection(s) dropped", nullptr, n);
    case LossCause::HeadersTooLong:
        return Text::tr("%Ln header section(s) too long", nullptr, n);
    case LossCause::HeadersRefused:
        return Text::tr("%Ln header section(s) dropped (memory limit)", nullptr, n);
    case LossCause::TlsRecordsDamaged:
        return Text::tr("%Ln TLS record(s) not decrypted", nullptr, n);
    case LossCause::TlsRecordsRefused:
        return Text::tr("%Ln TLS record(s) refused", nullptr, n);
    case LossCause::TlsConnectionsRefused:
        return Text::tr("%Ln TLS connection(s) refused", nullptr, n);
    case LossCause::EncryptedPackets:
        return Text::tr("%Ln encrypted packet(s)", nullptr, n);
    case LossCause::UnknownProtocol:
        return Text::tr("%Ln packet(s) of unknown protocols", nullptr, n);
    case LossCause::TlsConnections:
        return Text::tr("%Ln TLS connection(s)", nullptr, n);
    case LossCause::Http2:
        return Text::tr("%Ln HTTP/2 connection(s)", nullptr, n);
    case LossCause::WrongTimestamps:
        return Text::tr("%Ln packet(s) with an invalid timestamp", nullptr, n);
    case LossCause::ClocksAdjusted:
        return Text::tr("%Ln clock(s) adjusted", nullptr, n);
    }
    return {};
}

} // namespace

QString lossTitle(const LossItem &item)
{
    switch (item.cause) {
    case LossCause::KernelDrops:
        return Text::tr("Dropped by the kernel");
    case LossCause::InterfaceDrops:
        return Text::tr("Dropped by the interface");
    case LossCause::NotWatched:
        return Text::tr("Not captured");
    case LossCause::Gaps:
        return Text::tr("Gaps in TCP streams");
    case LossCause::ConnectionsCut:
        return Text::tr("Connections dropped at the limit");
    case LossCause::EventsShed:
        return Text::tr("Events dropped (overload)");
    case LossCause::PendingDropped:
        return Text::tr("Pending requests dropped");
    case LossCause::Undecodable:
        return failureTitle(item.failure);
    case LossCause::DamagedFile:
        return Text::tr("Capture file truncated or damaged");
    case LossCause::Incomplete:
        return Text::tr("Incomplete requests");
    case LossCause::Unpaired:
        return Text::tr("Unpaired requests and responses");
    case LossCause::Desyncs:
        return Text::tr("Parser resynchronized");
    case LossCause::NamesDropped:
        return Text::tr("Responses without the host of their request");
    case LossCause::ConnectionsGivenUp:
        return Text::tr("Unrecognized connections dropped");
    case LossCause::HeadersTooLong:
        return Text::tr("Header sections too long");
    case LossCause::HeadersRefused:
        return Text::tr("Header sections dropped (memory limit)");
    case LossCause::TlsRecordsDamaged:
        return Text::tr("TLS records not decrypted");
    case LossCause::TlsRecordsRefused:
        return Text::tr("TLS records refused");
    case LossCause::TlsConnectionsRefused:
        return Text::tr("TLS connections refused");
    case LossCause::EncryptedPackets:
        return Text::tr("Encrypted packets");
    case LossCause::UnknownProtocol:
        return Text::tr("Packets of unknown protocols");
    case LossCause::TlsConnections:
        return Text::tr("TLS connections");
    case LossCause::Http2:
        return Text::tr("HTTP/2 connections");
    case LossCause::WrongTimestamps:
        return Text::tr("Invalid timestamps");
    case LossCause::ClocksAdjusted:
        return Text::tr("Clocks adjusted");
    }
    return {};
}

QString lossMeaning(const LossItem &item)
{
    switch (item.cause) {
    case LossCause::KernelDrops:
        return Text::tr("Packets arrived faster than Hitwatch could process them, and the capture "
                        "buffer was full.");
    case LossCause::InterfaceDrops:
        return Text::tr(
            "The network interface or its driver dropped packets before they could be captured.");
    case LossCause::NotWatched:
        return Text::tr("The interface was up but not captured: the capture helper had stopped, or "
                        "the interface had just come back.");
    case LossCause::Gaps:
        return Text::tr(
            "Bytes in the middle of a connection were never seen; messages in them are missing.");
    case LossCause::ConnectionsCut:
        return Text::tr("More connections were open than Hitwatch tracks; the least recently "
                        "active ones were dropped.");
    case LossCause::EventsShed:
        return Text::tr(
            "Requests and responses were read, but arrived faster than they could be counted.");
    case LossCause::PendingDropped:
        return Text::tr("More requests were pending on a connection than Hitwatch tracks; the "
                        "oldest were left unpaired.");
    case LossCause::Undecodable:
        return Text::tr(
            "These packets could not be decoded down to TCP; their content is not counted.");
    case LossCause::DamagedFile:
        return Text::tr("The rest of the capture file could not be read.");
    case LossCause::Incomplete:
        return Text::tr("The connection ended, or bytes were missing, before the header was "
                        "complete. Not counted as requests.");
    case LossCause::Unpaired:
        return Text::tr(
            "Counted, but without a time to first byte, because the other message was not seen.");
    case LossCause::Desyncs:
        return Text::tr(
            "After missing or invalid bytes, Hitwatch skipped to the start of the next message.");
    case LossCause::NamesDropped:
        return Text::tr("More requests were pending than fit into memory. Their responses are "
                        "counted, but not for their hosts and sections.");
    case LossCause::ConnectionsGivenUp:
        return Text::tr("They could still have turned out to be HTTP when the byte limit was "
                        "reached; the rest was not analyzed.");
    case LossCause::HeadersTooLong:
        return Text::tr("A header section was longer than the limit.");
    case LossCause::HeadersRefused:
        return Text::tr("Too many header sections were incomplete at the same time.");
    case LossCause::TlsRecordsDamaged:
        return Text::tr("They did not verify with the keys of their connection.");
    case LossCause::TlsRecordsRefused:
        return Text::tr("Too many TLS records were incomplete at the same time.");
    case LossCause::TlsConnectionsRefused:
        return Text::tr("More TLS connections were open than Hitwatch reads at the same time.");
    case LossCause::EncryptedPackets:
        return Text::tr(
            "ESP, MACsec, WireGuard or encrypted Wi-Fi. Not analyzed, which is not a loss.");
    case LossCause::TlsConnections:
        return Text::tr("Their content is encrypted. Not analyzed, which is not a loss.");
    case LossCause::UnknownProtocol:
        return Text::tr("No IP packet was found in them. Not analyzed, which is not a loss.");
    case LossCause::Http2:
        return Text::tr("Not analyzed, because the memory for HTTP/2 connections was used up.");
    case LossCause::WrongTimestamps:
        return Text::tr("These packets are counted at the time of their neighbors.");
    case LossCause::ClocksAdjusted:
        return Text::tr("A clock was set back, or differs from the clock of another interface. "
                        "Times were aligned, and everything is counted.");
    }
    return {};
}

QString lossHelp(const LossItem &item)
{
    switch (item.cause) {
    case LossCause::KernelDrops:
        return Text::tr("Narrow the capture filter or the ports, capture on fewer interfaces, or "
                        "lower the snapshot length.");
    case LossCause::InterfaceDrops:
        return Text::tr("Check the load and settings of the interface, such as its ring buffer.");
    case LossCause::Gaps:
        return Text::tr("If no packets were dropped, the other direction may take a different "
                        "path. Capture where both directions pass.");
    case LossCause::ConnectionsCut:
        return Text::tr(
            "Increase 'Tracked connections' in the settings, or narrow the capture filter.");
    case LossCause::EventsShed:
        return Text::tr("Narrow the capture filter, or reduce the CPU load.");
    case LossCause::Undecodable:
        return failureHelp(item.failure);
    case LossCause::DamagedFile:
        return Text::tr(
            "Everything before that point is counted. Capture again if you need the rest.");
    case LossCause::Incomplete:
    case LossCause::Unpaired:
        return Text::tr("Usual for connections that were open before the capture began.");
    case LossCause::EncryptedPackets:
        return Text::tr("Capture at an end of the tunnel to see what is inside.");
    case LossCause::TlsConnections:
        return Text::tr("Capture where the traffic is not encrypted, such as behind the proxy that "
                        "terminates TLS.");
    case LossCause::NotWatched:
    case LossCause::PendingDropped:
    case LossCause::NamesDropped:
    case LossCause::ConnectionsGivenUp:
    case LossCause::HeadersTooLong:
    case LossCause::HeadersRefused:
    case LossCause::TlsRecordsDamaged:
    case LossCause::TlsRecordsRefused:
    case LossCause::TlsConnectionsRefused:
    case LossCause::Desyncs:
    case LossCause::Http2:
    case LossCause::UnknownProtocol:
        break;
    case LossCause::WrongTimestamps:
    case LossCause::ClocksAdjusted:
        return Text::tr("Synchronize the clocks of the capturing machines.");
    }
    return {};
}

QString lossAmount(
    const LossItem &item, std::uint64_t count, std::uint64_t gapBytes, const Format &format)
{
    if (item.cause == LossCause::DamagedFile)
        return format.bytes(count);
    if (item.cause == LossCause::NotWatched)
        return timeText(count, format);
    if (item.cause == LossCause::Gaps && gapBytes > 0)
        return Text::tr("%1 (%2)", "number of gaps and their bytes: 3 (41 kB)")
            .arg(format.count(count), format.bytes(gapBytes));
    return format.count(count);
}

QString lossLine(const LossItem &item, const Format &format)
{
    const QString amount = amountLine(item, format);
    if (item.interfaceName.empty())
        return amount;
    return Text::tr("%1 on %2", "amount, interface")
        .arg(amount, displayText(item.interfaceName, 32));
}

} // namespace hitwatch

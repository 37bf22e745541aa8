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
        return Text::tr("Undecodable: cut inside a header");
    case DecodeFailure::BadIpHeader:
        return Text::tr("Undecodable: wrong IP header");
    case DecodeFailure::BadTcpHeader:
        return Text::tr("Undecodable: wrong TCP header");
    case DecodeFailure::UnsupportedLinkType:
        return Text::tr("Undecodable: unknown link type");
    case DecodeFailure::TunnelTooDeep:
        return Text::tr("Undecodable: too many tunnels in each other");
    case DecodeFailure::FragmentsOverlapping:
        return Text::tr("Undecodable: fragments contradict each other");
    case DecodeFailure::FragmentsTimedOut:
        return Text::tr("Undecodable: fragments missing");
    case DecodeFailure::FragmentsEvicted:
        return Text::tr("Undecodable: too many fragments at once");
    case DecodeFailure::BadFragment:
        return Text::tr("Undecodable: wrong fragment");
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
        return Text::tr("Raise the snapshot length if it was lowered.");
    case DecodeFailure::UnsupportedLinkType:
        return Text::tr("Capture on another interface.");
    case DecodeFailure::UnknownEncapsulation:
        return Text::tr("Capture at a place where the packets do not have it, such as behind the "
                        "switch or the tunnel that adds it.");
    case DecodeFailure::FragmentsTimedOut:
        return Text::tr("The rest of those packets never came by here; usually they were lost on "
                        "the way.");
    case DecodeFailure::FragmentsEvicted:
        return Text::tr("Narrow the capture filter to the hosts that matter.");
    default:
        return Text::tr("Whoever sent them made them so: look there.");
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
        return Text::tr("%1 not watched").arg(timeText(item.inWindow, format));
    case LossCause::Gaps:
        return Text::tr("%Ln gap(s) in TCP streams, %1", nullptr, n)
            .arg(format.bytes(item.gapBytesInWindow));
    case LossCause::ConnectionsCut:
        return Text::tr("%Ln connection(s) cut by a limit", nullptr, n);
    case LossCause::EventsShed:
        return Text::tr("%Ln event(s) shed", nullptr, n);
    case LossCause::PendingDropped:
        return Text::tr("%Ln waiting request(s) given up", nullptr, n);
    case LossCause::Undecodable:
        return Text::tr("%Ln packet(s) undecodable", nullptr, n);
    case LossCause::DamagedFile:
        return Text::tr("%1 behind the damage").arg(format.bytes(item.inWindow));
    case LossCause::Incomplete:
        return Text::tr("%Ln request(s) cut off", nullptr, n);
    case LossCause::Unpaired:
        return Text::tr("%Ln message(s) without their other half", nullptr, n);
    case LossCause::Desyncs:
        return Text::tr("%Ln parser resynchronization(s)", nullptr, n);
    case LossCause::NamesDropped:
        return Text::tr("%Ln response(s) without the host of their request", nullptr, n);
    case LossCause::ConnectionsGivenUp:
        return Text::tr("%Ln connection(s) given up", nullptr, n);
    case LossCause::HeadersTooLong:
        return Text::tr("%Ln header section(s) over the limit", nullptr, n);
    case LossCause::HeadersRefused:
        return Text::tr("%Ln header section(s) refused", nullptr, n);
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
    case LossCause::Http2:
        return Text::tr("%Ln connection(s) in HTTP/2", nullptr, n);
    case LossCause::WrongTimestamps:
        return Text::tr("%Ln packet(s) with a wrong time stamp", nullptr, n);
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
        return Text::tr("Not watched");
    case LossCause::Gaps:
        return Text::tr("Gaps in TCP streams");
    case LossCause::ConnectionsCut:
        return Text::tr("Connections cut by a limit");
    case LossCause::EventsShed:
        return Text::tr("Events shed");
    case LossCause::PendingDropped:
        return Text::tr("Waiting requests given up");
    case LossCause::Undecodable:
        return failureTitle(item.failure);
    case LossCause::DamagedFile:
        return Text::tr("Damaged capture file");
    case LossCause::Incomplete:
        return Text::tr("Cut-off requests");
    case LossCause::Unpaired:
        return Text::tr("Requests and responses without their other half");
    case LossCause::Desyncs:
        return Text::tr("Parser resynchronized");
    case LossCause::NamesDropped:
        return Text::tr("Responses without the host of their request");
    case LossCause::ConnectionsGivenUp:
        return Text::tr("Connections given up");
    case LossCause::HeadersTooLong:
        return Text::tr("Header sections over the limit");
    case LossCause::HeadersRefused:
        return Text::tr("Header sections refused");
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
    case LossCause::Http2:
        return Text::tr("HTTP/2 connections");
    case LossCause::WrongTimestamps:
        return Text::tr("Wrong time stamps");
    case LossCause::ClocksAdjusted:
        return Text::tr("Clocks adjusted");
    }
    return {};
}

QString lossMeaning(const LossItem &item)
{
    switch (item.cause) {
    case LossCause::KernelDrops:
        return Text::tr("Packets came faster than Hitwatch could take them, and the capture buffer "
                        "was full.");
    case LossCause::InterfaceDrops:
        return Text::tr("The network interface or its driver lost packets before anybody could see "
                        "them.");
    case LossCause::NotWatched:
        return Text::tr("The interface was up, but nothing captured it: the capture helper had "
                        "ended, or the interface had just come back.");
    case LossCause::Gaps:
        return Text::tr("Bytes in the middle of a connection were never seen; a message that was "
                        "in them is missing here.");
    case LossCause::ConnectionsCut:
        return Text::tr("More connections were open than Hitwatch follows; the ones quiet for "
                        "longest were given up.");
    case LossCause::EventsShed:
        return Text::tr("Requests and responses were read, but came too fast to be counted.");
    case LossCause::PendingDropped:
        return Text::tr("More requests waited on one connection than Hitwatch keeps; the oldest "
                        "have no response here.");
    case LossCause::Undecodable:
        return Text::tr("These packets could not be read down to TCP; what was in them is not "
                        "counted.");
    case LossCause::DamagedFile:
        return Text::tr("The capture file is cut off or damaged; what is behind that place could "
                        "not be read.");
    case LossCause::Incomplete:
        return Text::tr("The connection ended, or bytes were missing, before the header was "
                        "complete; not counted as requests.");
    case LossCause::Unpaired:
        return Text::tr("Counted, but without a time to first byte: the other half was not seen.");
    case LossCause::Desyncs:
        return Text::tr("After missing or wrong bytes Hitwatch waited for the next message that "
                        "begins cleanly.");
    case LossCause::NamesDropped:
        return Text::tr("More requests were pending than Hitwatch has memory for; their responses "
                        "are counted, but not on their hosts and sections.");
    case LossCause::ConnectionsGivenUp:
        return Text::tr("After a limit of bytes these could still have become HTTP; they are not "
                        "analyzed any further.");
    case LossCause::HeadersTooLong:
        return Text::tr("A header section was longer than Hitwatch reads.");
    case LossCause::HeadersRefused:
        return Text::tr("Too many header sections were incomplete at the same time.");
    case LossCause::TlsRecordsDamaged:
        return Text::tr("They did not verify with the keys of their connection.");
    case LossCause::TlsRecordsRefused:
        return Text::tr("Too many TLS records were incomplete at the same time.");
    case LossCause::TlsConnectionsRefused:
        return Text::tr("More TLS connections were open than Hitwatch reads at the same time.");
    case LossCause::EncryptedPackets:
        return Text::tr("ESP, MACsec, WireGuard or protected Wi-Fi: not analyzed, and no loss.");
    case LossCause::UnknownProtocol:
        return Text::tr("No IP packet was found in them: not analyzed, and no loss.");
    case LossCause::Http2:
        return Text::tr("Not read: the memory for HTTP/2 connections was used up.");
    case LossCause::WrongTimestamps:
        return Text::tr("These packets are counted, at the time that had been reached.");
    case LossCause::ClocksAdjusted:
        return Text::tr("A clock was set back, or differs from that of another interface. Times "
                        "were aligned; everything is counted.");
    }
    return {};
}

QString lossHelp(const LossItem &item)
{
    switch (item.cause) {
    case LossCause::KernelDrops:
        return Text::tr("Narrow the capture filter or the ports, watch fewer interfaces, or lower "
                        "the snapshot length.");
    case LossCause::InterfaceDrops:
        return Text::tr("Look at the load and the settings of the interface, such as its ring "
                        "buffer.");
    case LossCause::Gaps:
        return Text::tr("Without dropped packets beside it, the other direction may take another "
                        "way: capture where both pass.");
    case LossCause::ConnectionsCut:
        return Text::tr("Raise the limit of connections in the settings, or narrow the capture "
                        "filter.");
    case LossCause::EventsShed:
        return Text::tr("Narrow the capture filter, or free some of the processor.");
    case LossCause::Undecodable:
        return failureHelp(item.failure);
    case LossCause::DamagedFile:
        return Text::tr("What is in front of it is complete; capture again if the rest matters.");
    case LossCause::Incomplete:
    case LossCause::Unpaired:
        return Text::tr("Usual for connections that were open before the capture began.");
    case LossCause::EncryptedPackets:
        return Text::tr("Capture at an end of the tunnel to see what is inside.");
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
        return Text::tr("Synchronize the clocks of the machines that capture.");
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

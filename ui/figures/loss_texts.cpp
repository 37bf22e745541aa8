// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/loss_causes.h"

#include <QCoreApplication>

namespace hitwatch {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::LossCause)
};

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
        return Text::tr("%Ln time(s) out of step", nullptr, n);
    case LossCause::Http2:
        return Text::tr("%Ln connection(s) in HTTP/2", nullptr, n);
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
        return Text::tr("Connections out of step");
    case LossCause::Http2:
        return Text::tr("HTTP/2 connections");
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
    case LossCause::Http2:
        return Text::tr("Recognised, but not read: Hitwatch reads HTTP/1.0 and 1.1.");
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
    case LossCause::PendingDropped:
    case LossCause::Desyncs:
    case LossCause::Http2:
        break;
    }
    return {};
}

QString lossAmount(
    const LossItem &item, std::uint64_t count, std::uint64_t gapBytes, const Format &format)
{
    if (item.cause == LossCause::DamagedFile)
        return format.bytes(count);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/text/format.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// Why a number may be smaller than the truth.
enum class LossCause : std::uint8_t {
    KernelDrops,
    InterfaceDrops,
    NotWatched, ///< in milliseconds
    Gaps,
    ConnectionsCut,
    EventsShed,
    PendingDropped,
    NamesDropped,
    ConnectionsGivenUp,
    HeadersTooLong,
    HeadersRefused,
    TlsRecordsDamaged,
    TlsRecordsRefused,
    TlsConnectionsRefused,
    Desyncs,
    Undecodable,
    DamagedFile,
    // Nothing is missing in these, but requests and responses did not find each other.
    Incomplete,
    Unpaired,
    // Seen and not analyzed.
    TlsConnections,
    Http2,
    EncryptedPackets,
    UnknownProtocol,
    // Seen and counted, but at a time of our own.
    WrongTimestamps,
    ClocksAdjusted,
};

/// One cause, at one place.
struct LossItem {
    LossCause cause = LossCause::KernelDrops;
    DecodeFailure failure = DecodeFailure::TruncatedHeader; ///< LossCause::Undecodable only
    std::string interfaceName {}; ///< empty: not known of one interface
    std::uint64_t inWindow = 0;
    std::optional<std::uint64_t> sinceStart {}; ///< empty: not counted
    std::uint64_t gapBytesInWindow = 0; ///< LossCause::Gaps only
    std::uint64_t gapBytesSinceStart = 0;

    bool operator==(const LossItem &) const = default;
};

/// What was lost, the greatest in the window first. Only what occurred.
std::vector<LossItem> lossItems(const MonitorView &view);
/// What was there, but could not be matched, was not analyzed, or had invalid times. Only what
/// occurred.
std::vector<LossItem> unmatchedItems(const MonitorView &view);
/// Seen and not analyzed, which is no loss.
bool isNotAnalyzed(LossCause cause);

QString lossTitle(const LossItem &item); ///< "Dropped by the kernel"
QString lossMeaning(const LossItem &item); ///< what it does to the numbers, one sentence
QString lossHelp(const LossItem &item); ///< what to do about it; may be empty
/// "1,234", "3 (41 kB)", "12 kB". @param count of the item, @p gapBytes likewise.
QString lossAmount(
    const LossItem &item, std::uint64_t count, std::uint64_t gapBytes, const Format &format);
/// "1,200 packets dropped on eth0": the amount in the window and the place, one line.
QString lossLine(const LossItem &item, const Format &format);

} // namespace hitwatch

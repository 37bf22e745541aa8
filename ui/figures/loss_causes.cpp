// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/loss_causes.h"

#include "stats/completeness.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace hitwatch {
namespace {

/// Where the panel shows a counter; the bytes of gaps stand beside their number.
constexpr std::optional<LossCause> causeOf(const InputCounter &counter)
{
    using S = LossSummary;
    constexpr std::array<std::pair<std::uint64_t LossSummary::*, LossCause>, 15> kCauses { {
        { &S::kernelDropped, LossCause::KernelDrops },
        { &S::interfaceDropped, LossCause::InterfaceDrops },
        { &S::notWatchedMs, LossCause::NotWatched },
        { &S::gaps, LossCause::Gaps },
        { &S::flowsEvicted, LossCause::ConnectionsCut },
        { &S::eventsShed, LossCause::EventsShed },
        { &S::pendingDropped, LossCause::PendingDropped },
        { &S::pendingNamesDropped, LossCause::NamesDropped },
        { &S::connectionsGivenUp, LossCause::ConnectionsGivenUp },
        { &S::headersTooLong, LossCause::HeadersTooLong },
        { &S::headersRefused, LossCause::HeadersRefused },
        { &S::tlsRecordsDamaged, LossCause::TlsRecordsDamaged },
        { &S::tlsRecordsRefused, LossCause::TlsRecordsRefused },
        { &S::tlsConnectionsRefused, LossCause::TlsConnectionsRefused },
        { &S::damagedBytes, LossCause::DamagedFile },
    } };
    for (const auto &[summary, cause] : kCauses) {
        if (counter.summary == summary)
            return cause;
    }
    if (counter.told == &StatsSnapshot::desyncs)
        return LossCause::Desyncs;
    if (counter.told == &StatsSnapshot::http2)
        return LossCause::Http2;
    if (counter.told == &StatsSnapshot::timestampOutliers)
        return LossCause::WrongTimestamps;
    if (counter.told == &StatsSnapshot::clockSteps)
        return LossCause::ClocksAdjusted;
    return std::nullopt;
}

constexpr bool everyCounterIsShown()
{
    for (const InputCounter &counter : kInputCounters) {
        const bool hasCount = counter.summary != nullptr || counter.told != nullptr;
        if (hasCount && counter.summary != &LossSummary::gapBytes && !causeOf(counter))
            return false;
    }
    return true;
}

static_assert(everyCounterIsShown());

struct Place {
    std::uint64_t inWindow = 0;
    std::uint64_t sinceStart = 0;
};

/// What is counted for each interface: where it stands in the rows, in the sum, and in the
/// counters.
struct PerInterface {
    std::uint64_t InterfaceRow::*row;
    std::uint64_t LossSummary::*sum;
    std::uint64_t InterfaceCounters::*counter;
};

PerInterface perInterface(LossCause cause)
{
    switch (cause) {
    case LossCause::KernelDrops:
        return { &InterfaceRow::kernelDropped, &LossSummary::kernelDropped,
            &InterfaceCounters::kernelDropped };
    case LossCause::NotWatched:
        return { &InterfaceRow::notWatchedMs, &LossSummary::notWatchedMs,
            &InterfaceCounters::notWatchedMs };
    default:
        return { &InterfaceRow::interfaceDropped, &LossSummary::interfaceDropped,
            &InterfaceCounters::interfaceDropped };
    }
}

/// Rows of the window and counters since the start are of the same interfaces, but an interface
/// may be in one of them only.
Place dropsOf(const MonitorView &view, const std::string &name, const PerInterface &where)
{
    Place place;
    for (const InterfaceRow &row : view.stats.interfaces) {
        if (row.name == name)
            place.inWindow += row.*where.row;
    }
    for (const InterfaceCounters &counters : view.counters.interfaces) {
        if (counters.name == name)
            place.sinceStart += counters.*where.counter;
    }
    return place;
}

std::vector<std::string> interfaceNames(const MonitorView &view)
{
    std::vector<std::string> names;
    const auto add = [&names](const std::string &name) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    };
    for (const InterfaceRow &row : view.stats.interfaces)
        add(row.name);
    for (const InterfaceCounters &counters : view.counters.interfaces)
        add(counters.name);
    return names;
}

void addDrops(std::vector<LossItem> &items, const MonitorView &view, LossCause cause)
{
    const PerInterface where = perInterface(cause);
    Place rest { view.stats.loss.*where.sum, 0 };
    for (const std::string &name : interfaceNames(view)) {
        const Place place = dropsOf(view, name, where);
        rest.inWindow -= std::min(rest.inWindow, place.inWindow);
        items.push_back({ .cause = cause,
            .interfaceName = name,
            .inWindow = place.inWindow,
            .sinceStart = std::max(place.sinceStart, place.inWindow) });
    }
    // Whatever the rows do not tell still counts.
    items.push_back({ .cause = cause, .inWindow = rest.inWindow, .sinceStart = rest.inWindow });
}

std::uint64_t atLeast(std::uint64_t sinceStart, std::uint64_t inWindow)
{
    return std::max(sinceStart, inWindow);
}

void keepWhatOccurred(std::vector<LossItem> &items)
{
    std::erase_if(items, [](const LossItem &item) {
        return item.inWindow == 0 && item.sinceStart.value_or(0) == 0;
    });
    std::stable_sort(items.begin(), items.end(), [](const LossItem &a, const LossItem &b) {
        return a.inWindow != b.inWindow ? a.inWindow > b.inWindow
                                        : a.sinceStart.value_or(0) > b.sinceStart.value_or(0);
    });
}

} // namespace

std::vector<LossItem> lossItems(const MonitorView &view)
{
    const LossSummary &loss = view.stats.loss;
    const CaptureCounters &counters = view.counters;
    std::vector<LossItem> items;
    const auto add = [&items](LossCause cause, std::uint64_t inWindow, std::uint64_t sinceStart) {
        items.push_back(
            { .cause = cause, .inWindow = inWindow, .sinceStart = atLeast(sinceStart, inWindow) });
    };
    for (const InputCounter &counter : kInputCounters) {
        const std::optional<LossCause> cause = causeOf(counter);
        if (!cause || counter.kind != CounterKind::Loss)
            continue;
        if (counter.read == nullptr) {
            addDrops(items, view, *cause);
            continue;
        }
        add(*cause, inWindow(counter, view.stats), counter.read(counters));
        if (*cause == LossCause::Gaps) {
            items.back().gapBytesInWindow = loss.gapBytes;
            items.back().gapBytesSinceStart = atLeast(counters.tcp.gapBytes, loss.gapBytes);
        }
    }
    for (std::size_t i = 0; i < kDecodeFailureCount; ++i) {
        add(LossCause::Undecodable, loss.undecodable[i], counters.decode.failures[i]);
        items.back().failure = static_cast<DecodeFailure>(i);
    }
    keepWhatOccurred(items);
    return items;
}

bool isNotAnalyzed(LossCause cause)
{
    return cause == LossCause::TlsConnections || cause == LossCause::Http2
        || cause == LossCause::EncryptedPackets || cause == LossCause::UnknownProtocol;
}

std::vector<LossItem> unmatchedItems(const MonitorView &view)
{
    const StatsSnapshot &stats = view.stats;
    const std::uint64_t encrypted =
        std::accumulate(stats.encrypted.begin(), stats.encrypted.end(), std::uint64_t { 0 },
            [](std::uint64_t sum, const EncryptedRow &row) { return sum + row.connections; });
    std::vector<LossItem> items {
        { .cause = LossCause::Incomplete, .inWindow = stats.incomplete },
        { .cause = LossCause::Unpaired, .inWindow = stats.unpaired },
        { .cause = LossCause::TlsConnections,
            .inWindow = encrypted,
            .sinceStart = atLeast(view.counters.http.encryptedConnections, encrypted) },
    };
    for (const InputCounter &counter : kInputCounters) {
        const std::optional<LossCause> cause = causeOf(counter);
        if (!cause || counter.kind == CounterKind::Loss)
            continue;
        const std::uint64_t count = inWindow(counter, stats);
        items.push_back({ .cause = *cause,
            .inWindow = count,
            .sinceStart = atLeast(counter.read(view.counters), count) });
    }
    for (const auto &[cause, reason] :
        { std::pair(LossCause::EncryptedPackets, NotAnalyzed::EncryptedPacket),
            std::pair(LossCause::UnknownProtocol, NotAnalyzed::UnknownProtocol) }) {
        const auto at = static_cast<std::size_t>(reason);
        items.push_back({ .cause = cause,
            .inWindow = stats.notAnalyzed[at],
            .sinceStart = atLeast(view.counters.decode.notAnalyzed[at], stats.notAnalyzed[at]) });
    }
    keepWhatOccurred(items);
    return items;
}

} // namespace hitwatch

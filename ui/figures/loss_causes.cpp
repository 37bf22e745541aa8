// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/loss_causes.h"

#include <algorithm>

namespace hitwatch {
namespace {

struct Place {
    std::uint64_t inWindow = 0;
    std::uint64_t sinceStart = 0;
};

/// Rows of the window and counters since the start are of the same interfaces, but an interface
/// may be in one of them only.
Place dropsOf(const MonitorView &view, const std::string &name, LossCause cause)
{
    Place place;
    for (const InterfaceRow &row : view.stats.interfaces) {
        if (row.name == name)
            place.inWindow +=
                cause == LossCause::KernelDrops ? row.kernelDropped : row.interfaceDropped;
    }
    for (const InterfaceCounters &counters : view.counters.interfaces) {
        if (counters.name == name)
            place.sinceStart += cause == LossCause::KernelDrops ? counters.kernelDropped
                                                                : counters.interfaceDropped;
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
    const LossSummary &loss = view.stats.loss;
    Place rest { cause == LossCause::KernelDrops ? loss.kernelDropped : loss.interfaceDropped, 0 };
    for (const std::string &name : interfaceNames(view)) {
        const Place place = dropsOf(view, name, cause);
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
    addDrops(items, view, LossCause::KernelDrops);
    addDrops(items, view, LossCause::InterfaceDrops);
    const auto add = [&items](LossCause cause, std::uint64_t inWindow, std::uint64_t sinceStart) {
        items.push_back(
            { .cause = cause, .inWindow = inWindow, .sinceStart = atLeast(sinceStart, inWindow) });
    };
    add(LossCause::Gaps, loss.gaps, counters.tcp.gaps);
    items.back().gapBytesInWindow = loss.gapBytes;
    items.back().gapBytesSinceStart = atLeast(counters.tcp.gapBytes, loss.gapBytes);
    add(LossCause::ConnectionsCut, loss.flowsEvicted, counters.tcp.flowsEvicted);
    add(LossCause::EventsShed, loss.eventsShed, counters.eventsShed);
    add(LossCause::PendingDropped, loss.pendingDropped, counters.http.pendingDropped);
    for (std::size_t i = 0; i < kDecodeFailureCount; ++i) {
        add(LossCause::Undecodable, loss.undecodable[i], counters.decode.failures[i]);
        items.back().failure = static_cast<DecodeFailure>(i);
    }
    add(LossCause::DamagedFile, loss.damagedBytes, counters.damagedBytes);
    keepWhatOccurred(items);
    return items;
}

std::vector<LossItem> unmatchedItems(const MonitorView &view)
{
    const StatsSnapshot &stats = view.stats;
    std::vector<LossItem> items {
        { .cause = LossCause::Incomplete, .inWindow = stats.incomplete },
        { .cause = LossCause::Unpaired, .inWindow = stats.unpaired },
        { .cause = LossCause::Desyncs,
            .inWindow = stats.desyncs,
            .sinceStart = atLeast(view.counters.http.desyncs, stats.desyncs) },
        { .cause = LossCause::Http2,
            .inWindow = stats.http2,
            .sinceStart = atLeast(view.counters.http.http2Connections, stats.http2) },
    };
    keepWhatOccurred(items);
    return items;
}

std::uint64_t lostInWindow(const MonitorView &view)
{
    const LossSummary &loss = view.stats.loss;
    std::uint64_t sum = loss.kernelDropped + loss.interfaceDropped + loss.gaps + loss.flowsEvicted
        + loss.eventsShed + loss.pendingDropped;
    for (const std::uint64_t failures : loss.undecodable)
        sum += failures;
    return sum;
}

} // namespace hitwatch

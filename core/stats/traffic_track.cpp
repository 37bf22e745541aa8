// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/traffic_track.h"

#include "stats/packet_clock.h"
#include "stats/stat_tables.h"

namespace hitwatch {

namespace {

/// Where an amount goes. 0 is nowhere.
enum class TrackPart : std::uint8_t {
    None,
    Requests,
    Responses,
    Errors,
    ContentBytes,
    LinkBytes,
    Latency,
};

TrackPart partOf(Column column)
{
    switch (column.measure()) {
    case Measure::Requests:
        return TrackPart::Requests;
    case Measure::Responses:
        return TrackPart::Responses;
    case Measure::Bytes:
        return TrackPart::ContentBytes;
    case Measure::Latency:
        return TrackPart::Latency;
    case Measure::Status:
        return isErrorStatus(column.detail()) ? TrackPart::Errors : TrackPart::None;
    default:
        return TrackPart::None;
    }
}

bool isOnTheLink(Column column)
{
    return column.measure() == Measure::HttpBytesToServer
        || column.measure() == Measure::HttpBytesToClient;
}

void addTo(TrafficSecond &second, TrackPart part, Column column, std::uint64_t amount)
{
    switch (part) {
    case TrackPart::Requests:
        second.requests += amount;
        break;
    case TrackPart::Responses:
        second.responses += amount;
        break;
    case TrackPart::Errors:
        second.errors += amount;
        break;
    case TrackPart::ContentBytes:
        second.contentBytes += amount;
        break;
    case TrackPart::LinkBytes:
        second.linkBytes += amount;
        break;
    case TrackPart::Latency:
        second.latencies.emplace_back(static_cast<LatencyBucket>(column.detail()), amount);
        break;
    case TrackPart::None:
        break;
    }
}

} // namespace

/// The totals do not count content.
bool StatTables::isSelected(RowId row, const StatsFilter &filter) const
{
    const Row &candidate = m_rows[row];
    if (!filter.host && !filter.section)
        return row == m_totals;
    const StatTable table = filter.section ? StatTable::Sections : StatTable::Hosts;
    return candidate.table == table && !candidate.isOther
        && (!filter.host || candidate.name == *filter.host)
        && (!filter.section || candidate.section == *filter.section);
}

TrafficTrack StatTables::trackOf(const StatsFilter &filter, const TimeRange &range) const
{
    std::vector<bool> selected(m_rows.size());
    for (RowId row = 0; row < m_rows.size(); ++row)
        selected[row] = isSelected(row, filter);
    const auto select = [&](RowId row, Column column) {
        if (selected[row])
            return partOf(column);
        const bool link = m_rows[row].table == StatTable::Interfaces && isOnTheLink(column);
        return link ? TrackPart::LinkBytes : TrackPart::None;
    };
    TrafficTrack track { range, {} };
    m_store.forEachSecond(secondOf(range.from), secondOf(range.to), select,
        [&](std::int64_t second, TrackPart part, Column column, std::uint64_t amount) {
            const TimeNs time = second * kSecond;
            if (track.seconds.empty() || track.seconds.back().second != time)
                track.seconds.emplace_back().second = time;
            addTo(track.seconds.back(), part, column, amount);
        });
    return track;
}

} // namespace hitwatch

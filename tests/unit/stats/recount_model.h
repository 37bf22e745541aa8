// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event_batch.h"
#include "stats/stats_snapshot.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hitwatch {

/// What was told, kept as it came; every table is recounted from the list when it is asked for.
/// Slow and plain, so that it is right by inspection.
class RecountModel {
public:
    /// @param longest seconds after which a record is forgotten; empty: never.
    RecountModel(std::size_t keyLimit, std::optional<int> longest);

    void enter(std::int64_t second);
    void tell(const HttpEvent &event);
    void tell(const TrafficSample &sample);
    void tellGaps(std::int64_t second, std::uint64_t gaps);

    /// Counts the records of the newest @p window seconds, or all. Latencies hold their count only;
    /// times are left out.
    StatsSnapshot recount(std::optional<int> window) const { return recount(secondsOf(window)); }
    /// All latencies of the records in the window, sorted.
    std::vector<TimeNs> latencies(std::optional<int> window) const
    {
        return latencies(secondsOf(window));
    }

    /// Whole seconds, [from, to).
    struct Seconds {
        std::int64_t from = 0;
        std::int64_t to = 0;
    };
    StatsSnapshot recount(const Seconds &seconds) const;
    std::vector<TimeNs> latencies(const Seconds &seconds) const;

private:
    struct Record {
        std::int64_t second = 0;
        HttpEvent event; ///< texts not used
        std::string method;
        std::string host; ///< keys, or "Other"; empty: no row of that table
        std::string section;
        std::string client;
        bool hostOther = false;
        bool sectionOther = false;
        bool encrypted = false;
        std::optional<TrafficSample> sample;
        std::uint64_t gaps = 0;
    };

    std::string admit(std::string key, std::string Record::*field, std::size_t limit,
        bool encrypted = false) const;
    Seconds secondsOf(std::optional<int> window) const;

    std::size_t m_keyLimit;
    std::optional<int> m_longest;
    std::int64_t m_current = 0;
    bool m_started = false;
    std::vector<Record> m_records;
};

} // namespace hitwatch

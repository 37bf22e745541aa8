// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "common/time_range.h"
#include "http/http_event.h"
#include "stats/stats_filter.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace hitwatch {

/// One transaction, as the list of requests shows it. Immutable: when the response comes, the log
/// holds a new record with the same serial number.
struct RequestRecord {
    std::uint64_t serial = 0; ///< ascending in the order in which the requests were told
    TimeNs time = 0; ///< of the request
    std::string client; ///< address
    std::uint16_t clientPort = 0;
    std::string server; ///< address
    std::uint16_t serverPort = 0;
    std::string host;
    bool hostNamed = true; ///< false: host is the server's address
    std::string section;
    std::string method;
    std::string target; ///< as sent, cut to its limit; bytes outside printable ASCII escaped
    bool textCut = false;
    std::uint16_t status = 0; ///< 0: no final response (yet)
    TimeNs latency = -1; ///< time to first byte, ns; -1: not known
    std::uint64_t bytes = 0; ///< content bytes, both ways, known by now

    bool operator==(const RequestRecord &) const = default;
};

using RequestRecords = std::vector<std::shared_ptr<const RequestRecord>>;

/// Which records are wanted. Newest first.
struct RequestQuery {
    StatsFilter filter;
    /// Words that must all be in one of client, host, method, target, status (ASCII case ignored);
    /// a word that begins with '-' must be in none of them.
    std::string words;
    std::vector<std::pair<std::string, std::string>> hiddenSections; ///< (host, section)
    std::size_t most = 10'000;

    bool operator==(const RequestQuery &) const = default;
};

/// The newest requests: at most EngineLimits::requestList of them and
/// EngineLimits::requestListBytes bytes; beyond that the oldest go. One thread.
class RequestLog {
public:
    explicit RequestLog(const EngineLimits &limits);
    ~RequestLog();
    RequestLog(const RequestLog &) = delete;
    RequestLog &operator=(const RequestLog &) = delete;

    void apply(const HttpEvent &event);
    std::size_t size() const;
    std::size_t bytes() const; ///< of memory, bounded
    std::uint64_t forgotten() const; ///< records that had to go, since the start

    /// @param range of request times; an empty one means all.
    RequestRecords newest(const RequestQuery &query, const TimeRange &range = {}) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch

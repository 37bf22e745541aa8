// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch::test {

/// Events as readable lines; Body events are added to the line of their message, since how a body
/// is split over events may depend on how the stream was delivered.
class EventLines final : public HttpEventSink {
public:
    void onHttpEvent(const HttpEvent &event) override;
    std::vector<std::string> lines() const;

    std::size_t events = 0;
    std::size_t told[9] = {};
    /// Body events that belong to no message that was told before.
    std::size_t strayBodies = 0;

private:
    using Transaction = std::pair<std::uint64_t, std::uint32_t>; ///< connection, ordinal
    struct Line {
        HttpEventKind kind;
        std::uint64_t connection;
        std::uint32_t transaction;
        std::string text;
        std::uint64_t body;
    };
    void addBody(const HttpEvent &event);

    void checkRequestTime(const HttpEvent &event);

    std::vector<Line> m_lines;
    std::map<Transaction, TimeNs> m_requestTimes;
};

} // namespace hitwatch::test

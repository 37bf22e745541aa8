// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/time_range.h"
#include "stats/request_log.h"
#include "stats/stats_snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// Who caused it: the tables of the rule's window when an episode was raised. Request targets are
/// without their query, since this goes to disk. All empty: too many episodes were raised at once.
struct AlertEvidence {
    static constexpr std::size_t kRows = 10;
    static constexpr std::size_t kRequests = 200;

    TimeRange range; ///< that the tables cover: whole seconds, as far as they were in memory
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::vector<SectionRow> sections; ///< the top kRows
    std::vector<HostRow> hosts;
    std::vector<ClientRow> clients;
    StatusCounts statuses;
    /// At most kRequests, newest first, none later than the moment of raising. A response that came
    /// later is not in them: status 0.
    std::vector<RequestRecord> newest;

    bool operator==(const AlertEvidence &) const = default;
};

/// What the packets of an episode were: this decides where it is shown.
enum class SourceKind : std::uint8_t {
    Live, ///< of now: in the window, as a notification, in the history, to the rule's command
    Replay, ///< a recording at its own pace, or the demo: in the window, as a notification
    File, ///< a recording that is read at once: in the window only
};

/// One episode of one rule, as it is kept and shown. Immutable once handed over; each new state of
/// an episode is a new record with the same id.
struct AlertRecord {
    std::string id; ///< unique for ever: 32 hexadecimal digits
    AlertRule rule; ///< as it was then, with its numbers in range
    std::string source; ///< what was captured: "lo, eth0", a file's name, "demo"
    SourceKind sourceKind = SourceKind::Live; ///< not in JSON: only what is live is kept
    TimeNs raisedAt = 0;
    std::optional<TimeNs> clearedAt; ///< empty: still firing
    AlertEnd end = AlertEnd::Recovered; ///< why it is over
    double value = 0; ///< of the metric when it was raised
    double latest = 0; ///< of the metric now, or at its end
    double peak = 0;
    TimeNs now = 0; ///< packet time of this state of the record
    /// Shared by all states of the episode. Null: not loaded (see AlertHistory).
    std::shared_ptr<const AlertEvidence> evidence;

    bool isFiring() const { return !clearedAt; }
    /// Is this its first state?
    bool isNew() const { return isFiring() && now == raisedAt; }
    TimeNs duration() const; ///< until now, while it fires
};

using AlertRecordPtr = std::shared_ptr<const AlertRecord>;

/// The last state of an episode whose capture ended unheard: over at the newest moment known of it.
AlertRecordPtr endedWithCapture(AlertRecord open);
/// What led to a first or a last state, without the number of the episode.
AlertEvent transitionOf(const AlertRecord &state);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

enum class AlertMetric : std::uint8_t {
    Messages, ///< requests and final responses in the window
    Requests, ///< requests in the window
    BitsPerSecond, ///< over the window; of a host or section: content only, else bytes on the link
    ErrorShare, ///< of the final responses in the window those with isErrorStatus(), percent
    TimeToFirstByteP95, ///< over the window, milliseconds
};

/// What a rule looks at. Empty members: all.
struct AlertScope {
    std::string host;
    std::string section; ///< of that host, or, without one, of any host

    bool isAll() const { return host.empty() && section.empty(); }
    bool operator==(const AlertScope &) const = default;
};

/// More rules than this are not evaluated.
inline constexpr std::size_t kMaxAlertRules = 32;

/// A threshold with hysteresis. The default is the rule of Hitwatch's ancestor.
struct AlertRule {
    std::string name = "HTTP messages";
    AlertMetric metric = AlertMetric::Messages;
    int windowSeconds = 120; ///< 1 to 3600
    double raiseAt = 7000; ///< raised when the metric over the window is at least this
    double clearAt = 7000; ///< cleared when it is below this (<= raiseAt)
    TimeNs hold = 0; ///< how long it must stay at or above raiseAt before it is raised
    /// How long it must stay below clearAt before that counts as the end, so that a value that
    /// swings around the level makes one episode. Its end is the first evaluation of that stretch.
    TimeNs settle = 10 * kSecond;
    AlertScope scope {};
    /// ErrorShare, TimeToFirstByteP95: with fewer final responses in the window they say nothing.
    std::uint64_t minimumHits = 20;
    bool enabled = true;
    /// Program and arguments, run when an episode is raised and when it is over; empty: none.
    std::vector<std::string> command;

    bool operator==(const AlertRule &) const = default;
};

enum class AlertTransition : std::uint8_t { Raised, Cleared };

/// Why an episode is over.
enum class AlertEnd : std::uint8_t {
    Recovered,
    RuleChanged, ///< changed, disabled or removed
    ClockSetBack,
    CaptureEnded,
};

struct AlertEvent {
    AlertRule rule; ///< with its numbers in range, as they are evaluated
    std::uint64_t episode = 0; ///< counted by the engine
    AlertTransition transition = AlertTransition::Raised;
    /// The evaluation (a multiple of 500 ms of packet time). Cleared by recovery: the first one
    /// below the level; it is told when the rule's settle time has passed, or nothing comes any
    /// more.
    TimeNs at = 0;
    double value = 0; ///< of the metric, then
    double peak = 0; ///< the highest value of the episode so far
    TimeNs raisedAt = 0; ///< of the episode
    AlertEnd end = AlertEnd::Recovered; ///< Cleared: why

    bool operator==(const AlertEvent &) const = default;
};

} // namespace hitwatch

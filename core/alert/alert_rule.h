// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <cstdint>
#include <string>

namespace hitwatch {

enum class AlertMetric : std::uint8_t {
    Messages, ///< requests and final responses
    Requests,
};

/// A threshold with hysteresis. The default is the rule of Hitwatch's ancestor.
struct AlertRule {
    std::string name = "HTTP messages";
    AlertMetric metric = AlertMetric::Messages;
    int windowSeconds = 120;
    double raiseAt = 7000; ///< raised when the metric over the window is at least this
    double clearAt = 7000; ///< cleared when it is below this (<= raiseAt)
    TimeNs hold = 0; ///< how long it must stay at or above raiseAt before it is raised

    bool operator==(const AlertRule &) const = default;
};

enum class AlertTransition : std::uint8_t { Raised, Cleared };

struct AlertEvent {
    std::string rule;
    AlertTransition transition = AlertTransition::Raised;
    TimeNs at = 0; ///< the evaluation (a multiple of 500 ms of packet time)
    double value = 0; ///< of the metric, then
    double peak = 0; ///< the highest value of the episode so far
    TimeNs raisedAt = 0; ///< of the episode
    int windowSeconds = 0; ///< of the rule
    double threshold = 0; ///< of the rule: raiseAt

    bool operator==(const AlertEvent &) const = default;
};

} // namespace hitwatch

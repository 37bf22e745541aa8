// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_engine.h"
#include "monitor/alert_record.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace hitwatch {

/// Where an EpisodeRecorder takes from, and hands over to.
struct EpisodeOutlet {
    std::string source; ///< see AlertRecord::source
    SourceKind sourceKind = SourceKind::Live;
    std::function<std::string()> newId; ///< see AlertRecord::id
    std::function<void(const AlertRecordPtr &)> tell; ///< empty: nobody wants records
};

/// Keeps the record of each open episode, and tells each of its states. No Qt, one thread.
class EpisodeRecorder {
public:
    EpisodeRecorder(EpisodeOutlet outlet, std::vector<AlertRule> rules)
        : m_outlet(std::move(outlet))
        , m_rules(std::move(rules))
    {
    }

    bool isWanted() const { return m_outlet.tell != nullptr; }
    void setRules(std::vector<AlertRule> rules) { m_rules = std::move(rules); }

    void raise(const AlertEvent &raised, std::shared_ptr<const AlertEvidence> evidence);
    void clear(const AlertEvent &cleared);
    /// Tells the open episodes that have a new value or peak. @param now packet time.
    void update(const std::vector<FiringEpisode> &firing, TimeNs now);

private:
    AlertRule ruleOf(const AlertEvent &raised) const;
    void tell(const AlertRecord &record);

    const EpisodeOutlet m_outlet;
    std::vector<AlertRule> m_rules;
    std::vector<AlertRecord> m_open; ///< at most one for each rule
};

} // namespace hitwatch

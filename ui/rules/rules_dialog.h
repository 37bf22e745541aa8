// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/limits.h"
#include "monitor/live_session.h"
#include "ui/text/format.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace hitwatch {

/// The alert rules: a list, and an editor that checks a rule as a whole; nothing applies before
/// 'Apply'. Shows the recent curve of the metric with both levels, and rehearses: where the rule
/// would have raised and cleared, over the history in memory or over a capture file.
class RulesDialog : public QDialog {
    Q_OBJECT

public:
    RulesDialog(std::vector<AlertRule> rules, LiveSession &session, const Format &format,
        QWidget *parent = nullptr);
    ~RulesDialog() override;

    /// What capture files are rehearsed with: how sections are cut, for one.
    void setLimits(const EngineLimits &limits);

    /// Asks first when there are changes that were not applied.
    void reject() override;

Q_SIGNALS:
    /// The person applied them; all are valid.
    void rulesApplied(const std::vector<hitwatch::AlertRule> &rules);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "ui/text/format.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace hitwatch {

/// Stands in the place of the list while there are no episodes: which rules watch, and the way to
/// them.
class NoAlerts : public QWidget {
    Q_OBJECT

public:
    explicit NoAlerts(QWidget *parent = nullptr);

    void setRules(const std::vector<AlertRule> &rules);
    void setFormat(const Format &format);

Q_SIGNALS:
    void rulesRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateText();
    void applyStyle();

    std::vector<AlertRule> m_rules;
    Format m_format;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace hitwatch

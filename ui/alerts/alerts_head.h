// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/evidence_pane.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace hitwatch {

/// The line above the list of alerts: title, how many, which evidence, and what can be done.
class AlertsHead : public QWidget {
    Q_OBJECT

public:
    explicit AlertsHead(QWidget *parent = nullptr);

    void setCounts(const QString &text);
    /// Without episodes there is nothing to look into, export or clear.
    void setHasEpisodes(bool has);

Q_SIGNALS:
    void pageChosen(hitwatch::EvidencePane::Page page);
    void rulesRequested();
    void exportRequested();
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &text, const QString &toolTip);
    void applyStyle();

    QLabel *m_title;
    QLabel *m_counts;
    QToolButton *m_causes;
    QToolButton *m_requests;
    QWidget *m_line;
    QToolButton *m_rules;
    QToolButton *m_export;
    QToolButton *m_clear;
};

} // namespace hitwatch

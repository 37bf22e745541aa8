// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/alert_history.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// The episodes, newest first: rule, raised, cleared, duration, peak, source; below or beside it
/// the evidence of the selected one: top sections, hosts, clients, status codes, newest requests.
class AlertsPanel : public QWidget {
    Q_OBJECT

public:
    explicit AlertsPanel(QWidget *parent = nullptr);
    ~AlertsPanel() override;

    void setFormat(const Format &format);
    /// Those of earlier runs.
    void setHistory(const AlertHistory::Records &newestFirst);
    /// A new episode, or a new state of one.
    void addEpisode(const std::shared_ptr<const AlertRecord> &episode);
    void select(const QString &episodeId);
    int firingCount() const;
    /// What is on screen; JSON holds the evidence too.
    QString toCsv() const;
    QByteArray toJson() const;

Q_SIGNALS:
    void firingCountChanged(int count);
    /// The person chose an episode: the chart shall show it.
    void episodeChosen(const std::shared_ptr<const hitwatch::AlertRecord> &episode);
    void editRulesRequested();
    void clearHistoryRequested();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

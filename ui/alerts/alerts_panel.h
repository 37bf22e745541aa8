// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace hitwatch {

/// The episodes, newest first: rule, raised, cleared, duration, peak, source; beside them the
/// evidence of the selected one: top sections, hosts, clients, status codes, newest requests.
class AlertsPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMostEpisodes = 1000; ///< the oldest go
    /// Of those that came with their evidence it is kept for so many, the newest.
    static constexpr int kMostEvidence = 100;

    explicit AlertsPanel(QWidget *parent = nullptr);
    ~AlertsPanel() override;

    void setFormat(const Format &format);
    /// The active rules, shown while there are no episodes.
    void setRules(const std::vector<AlertRule> &rules);
    /// Those of earlier runs, without evidence.
    void setHistory(const std::vector<AlertRecordPtr> &newestFirst);
    /// A new episode, or a new state of one, or its evidence.
    void addEpisode(const AlertRecordPtr &episode);
    /// Nobody has the evidence that was wanted.
    void setEvidenceMissing(const QString &episodeId);
    /// One that is not there yet is selected when it comes.
    void select(const QString &episodeId);
    void clear();
    /// What is on screen: CSV the list, JSON with the evidence that is loaded.
    QString toCsv() const;
    QByteArray toJson() const;

Q_SIGNALS:
    /// The person chose an episode (click, Enter): the chart shall show it.
    void episodeChosen(const hitwatch::AlertRecordPtr &episode);
    /// One without evidence is selected: somebody shall load it and addEpisode() it.
    void evidenceWanted(const QString &episodeId);
    void editRulesRequested();
    void clearHistoryRequested(); ///< after the person confirmed it
    void exportRequested(); ///< the panel's export button

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

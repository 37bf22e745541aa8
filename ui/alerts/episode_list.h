// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/episodes_model.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// The table of episodes.
class EpisodeList : public QWidget {
    Q_OBJECT

public:
    explicit EpisodeList(QWidget *parent = nullptr);
    ~EpisodeList() override;

    EpisodesModel &model();
    /// Null: none is selected.
    AlertRecordPtr selected() const;
    void select(int row);
    /// On screen, first to last.
    std::vector<AlertRecordPtr> episodes() const;

Q_SIGNALS:
    void selectionChanged();
    /// The person chose it: click, Enter.
    void episodeChosen(const hitwatch::AlertRecordPtr &episode);
    void choiceGivenUp();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

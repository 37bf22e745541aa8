// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_log.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// The line in the window while an alert fires: which rule, since when, value and peak, who caused
/// it (the top host and section); how many more. Stands as 'recovered' until it is closed.
class AlertBanner : public QWidget {
    Q_OBJECT

public:
    /// @param log outlives this.
    explicit AlertBanner(const AlertLog &log, QWidget *parent = nullptr);
    ~AlertBanner() override;

    void setFormat(const Format &format);
    /// The log has a new episode, or a new state of one.
    void setEpisode(const AlertRecordPtr &episode);
    /// Another capture begins: what is over is of no interest.
    void clear();

Q_SIGNALS:
    void episodeRequested(const QString &episodeId);
    void muteRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

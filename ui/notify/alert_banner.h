// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/alert_record.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// The line in the window while an alert fires: which rule, since when, value and peak, who caused
/// it (the top host and section); how many more. Stands as 'recovered' until it is closed.
class AlertBanner : public QWidget {
    Q_OBJECT

public:
    explicit AlertBanner(QWidget *parent = nullptr);
    ~AlertBanner() override;

    void setFormat(const Format &format);
    /// A new episode, or a new state of one.
    void setEpisode(const AlertRecordPtr &episode);
    /// Another capture begins: nothing fires.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/text/format.h"

#include <QWidget>

namespace hitwatch {

/// One line with the state of the alerts: shown by icon, words and color, each sufficient alone.
class AlertLine : public QWidget {
    Q_OBJECT

public:
    explicit AlertLine(QWidget *parent = nullptr);

    /// @param view null: nothing is watched.
    void setView(const MonitorView *view, const Format &format);
    const QString &text() const { return m_text; }
    bool isFiring() const { return m_firing; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    bool m_watching = false;
    bool m_firing = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// A small window above all others: the chart, three figures, the alert state. Moved by dragging
/// it anywhere; a double click, Escape or its button go back to the main window.
class CompactView : public QWidget {
    Q_OBJECT

public:
    explicit CompactView(QWidget *parent = nullptr);
    ~CompactView() override;

    void setView(const std::shared_ptr<const MonitorView> &view);
    void setFormat(const Format &format);

Q_SIGNALS:
    void mainWindowRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

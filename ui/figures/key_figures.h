// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// The strip under the toolbar: requests/s, traffic, error share, time to first byte p50 and p95,
/// hosts, completeness. Each figure with its unit and its label, over the window of the view.
class KeyFigures : public QWidget {
    Q_OBJECT

public:
    explicit KeyFigures(QWidget *parent = nullptr);
    ~KeyFigures() override;

    void setView(const std::shared_ptr<const MonitorView> &view); ///< null: dashes
    void setFormat(const Format &format);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override; ///< two rows where one does not fit

Q_SIGNALS:
    /// The user wants to see what was missed and where.
    void completenessDetailsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

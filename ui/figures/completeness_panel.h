// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// What was lost in the window of the view and since the start, per interface and per cause, each
/// cause with a sentence on what it means and what helps. A dock.
class CompletenessPanel : public QWidget {
    Q_OBJECT

public:
    explicit CompletenessPanel(QWidget *parent = nullptr);
    ~CompletenessPanel() override;

    void setView(const std::shared_ptr<const MonitorView> &view);
    void setFormat(const Format &format);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/empty_reason.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// Shows an EmptyReason in the place of the chart: icon, title, text, and the button that helps.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    ~EmptyState() override;

    void setReason(const EmptyReason &reason);

Q_SIGNALS:
    void actionRequested(hitwatch::EmptyReason::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

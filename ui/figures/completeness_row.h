// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/loss_causes.h"

#include <QWidget>

class QLabel;

namespace hitwatch {

/// One cause of loss: where, how much in the window and since the start, what it means, what helps.
class CompletenessRow : public QWidget {
    Q_OBJECT

public:
    explicit CompletenessRow(QWidget *parent = nullptr);

    void setItem(const LossItem &item, const Format &format);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void takeLook();

    QLabel *m_title;
    QLabel *m_amount;
    QLabel *m_meaning;
    QLabel *m_sinceStart;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace hitwatch {

/// A box that stands out: something needs the person's attention, nothing is lost.
class NoticeFrame : public QWidget {
    Q_OBJECT

public:
    explicit NoticeFrame(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace hitwatch

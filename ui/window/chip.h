// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace hitwatch {

/// A pill that shows a state which a click ends: "Range 14:01:10-14:01:40 x".
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);

    /// @param text on the pill. @param toolTip what a click does; also for screen readers.
    void setTexts(const QString &text, const QString &toolTip);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int crossSize() const;
};

} // namespace hitwatch

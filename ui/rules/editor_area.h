// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace hitwatch {

/// As large as its content where that fits; else it scrolls.
class EditorArea : public QScrollArea {
    Q_OBJECT

public:
    explicit EditorArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    int widthOf(int contentWidth) const;
};

} // namespace hitwatch

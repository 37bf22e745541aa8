// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace hitwatch {

/// A text with an arrow that unfolds what is below it. Checked means unfolded: only the arrow shows
/// it, the button never looks pressed in.
class DisclosureButton : public QToolButton {
    Q_OBJECT

public:
    explicit DisclosureButton(const QString &text, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateArrow();
};

} // namespace hitwatch

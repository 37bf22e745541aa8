// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace hitwatch {

/// A push button with a larger margin around its text, for the main actions of a dialog.
class RoomyButton : public QPushButton {
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    /// The one that most people want next: in the accent colour while it can be pressed.
    void setPrimary();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColours();

    bool m_primary = false;
};

} // namespace hitwatch

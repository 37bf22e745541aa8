// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace hitwatch {

/// One short text beside a control: what it does, that it is valid, or what is wrong. Colour and a
/// sign say which; hidden when there is nothing to say.
class MessageLabel : public QLabel {
    Q_OBJECT

public:
    enum Kind { Muted, Good, Problem };

    explicit MessageLabel(QWidget *parent = nullptr);
    MessageLabel(const QString &text, Kind kind, QWidget *parent = nullptr);

    void setMessage(const QString &text, Kind kind);
    Kind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColour();

    Kind m_kind = Muted;
};

} // namespace hitwatch

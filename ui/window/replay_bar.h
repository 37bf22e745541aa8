// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QComboBox;
class QToolButton;

namespace hitwatch {

/// How a capture file is played: at once or with its own pauses, this many times as fast. For the
/// status bar; shown while a file is open.
class ReplayBar : public QWidget {
    Q_OBJECT

public:
    explicit ReplayBar(QWidget *parent = nullptr);

    /// @param speed empty: as fast as possible. Emits nothing.
    void setSpeed(std::optional<int> speed);
    std::optional<int> speed() const;

Q_SIGNALS:
    void speedChosen(std::optional<int> speed);
    void restartRequested();

private:
    QComboBox *m_speeds;
    QToolButton *m_restart;
};

} // namespace hitwatch

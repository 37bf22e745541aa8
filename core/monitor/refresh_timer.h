// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <chrono>

namespace hitwatch {

/// Fires at the whole multiples of an interval of the wall clock, and a little behind them: what
/// was captured up to that moment is on its way then. So steps of a second are seen each at the
/// same time of the second, and late ticks do not add up.
class RefreshTimer : public QObject {
    Q_OBJECT

public:
    explicit RefreshTimer(QObject *parent = nullptr);

    void setInterval(std::chrono::milliseconds interval);
    /// Does nothing while it runs.
    void start();
    void stop() { m_timer.stop(); }

    /// From @p now, time since the epoch, to the next tick: more than half of @p interval, so that
    /// a tick that came a little early is not followed by another one.
    static std::chrono::milliseconds untilNextTick(
        std::chrono::milliseconds now, std::chrono::milliseconds interval);

Q_SIGNALS:
    void ticked();

private:
    void arm();

    QTimer m_timer;
    std::chrono::milliseconds m_interval { 1000 };
};

} // namespace hitwatch

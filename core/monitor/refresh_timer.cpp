// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/refresh_timer.h"

namespace hitwatch {

namespace {

using namespace std::chrono_literals;

/// Batches leave every 100 ms while live.
constexpr auto kBehind = 150ms;

} // namespace

RefreshTimer::RefreshTimer(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        arm();
        Q_EMIT ticked();
    });
}

void RefreshTimer::setInterval(std::chrono::milliseconds interval)
{
    m_interval = interval;
    if (m_timer.isActive())
        arm();
}

void RefreshTimer::start()
{
    if (!m_timer.isActive())
        arm();
}

std::chrono::milliseconds RefreshTimer::untilNextTick(
    std::chrono::milliseconds now, std::chrono::milliseconds interval)
{
    const auto phase = (now - kBehind) % interval;
    const auto next = interval - (phase < 0ms ? phase + interval : phase);
    return next * 2 > interval ? next : next + interval;
}

void RefreshTimer::arm()
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    m_timer.start(untilNextTick(now, m_interval));
}

} // namespace hitwatch

#include "moc_refresh_timer.cpp"

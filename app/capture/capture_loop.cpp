// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture_loop.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace hitwatch {
namespace {

constexpr long kTickNs = 250'000'000;
/// Packets taken from one interface before it is the next one's turn.
constexpr int kPacketsPerTurn = 2048;
/// How often an interface that went away is asked for its last packets.
constexpr int kLeavingTurnMs = 10;

UniqueFd startTimer()
{
    UniqueFd timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    itimerspec every {};
    every.it_interval.tv_nsec = kTickNs;
    every.it_value.tv_nsec = kTickNs;
    ::timerfd_settime(timer.get(), 0, &every, nullptr);
    return timer;
}

} // namespace

CaptureLoop::CaptureLoop(
    std::vector<CaptureDevice> devices, StatusWriter &status, int packetPipe, int control)
    : m_devices(std::move(devices))
    , m_status(status)
    , m_packetPipe(packetPipe)
    , m_control(control)
    , m_timer(startTimer())
    , m_writer(packetPipe, [this] { return waitUntilWritable(); })
    , m_parent(::getppid())
{
}

void CaptureLoop::run()
{
    m_writer.flush();
    while (!m_stop && anyOpen()) {
        waitForWork();
        const bool isLastTurn = isEndDue();
        dispatchAll();
        m_writer.flush();
        m_stop = m_stop || m_writer.isClosed() || isLastTurn;
    }
    sendStatistics();
}

bool CaptureLoop::anyOpen() const
{
    return std::any_of(m_devices.begin(), m_devices.end(),
        [](const CaptureDevice &device) { return device.isOpen(); });
}

int CaptureLoop::msToEnd() const
{
    if (!m_endAt)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*m_endAt - Clock::now());
    return static_cast<int>(std::max(left, std::chrono::milliseconds::zero()).count());
}

int CaptureLoop::msToWait() const
{
    if (m_moreWaits)
        return 0;
    const bool anyLeaving = std::any_of(m_devices.begin(), m_devices.end(),
        [](const CaptureDevice &device) { return device.isOpen() && device.isLeaving(); });
    const int toEnd = msToEnd();
    return anyLeaving && (toEnd < 0 || toEnd > kLeavingTurnMs) ? kLeavingTurnMs : toEnd;
}

void CaptureLoop::waitForWork()
{
    m_polled.clear();
    m_polled.push_back({ m_control, POLLIN, 0 });
    m_polled.push_back({ m_timer.get(), POLLIN, 0 });
    m_polled.push_back({ m_packetPipe, 0, 0 }); // tells POLLERR when the reader is gone
    for (const CaptureDevice &device : m_devices) {
        // One that is leaving may stay readable for its error.
        if (device.isOpen() && !device.isLeaving())
            m_polled.push_back({ device.fd(), POLLIN, 0 });
    }
    if (::poll(m_polled.data(), m_polled.size(), msToWait()) < 0)
        return;
    handleControl(m_polled[0], m_polled[1]);
    if (m_polled[2].revents != 0)
        m_stop = true;
}

void CaptureLoop::handleControl(const pollfd &control, const pollfd &timer)
{
    if (control.revents != 0) {
        std::array<char, 256> ignored {};
        // The parent never writes: whatever can be read is the end, or a parent gone wrong.
        if (::read(m_control, ignored.data(), ignored.size()) <= 0) {
            m_endAt = Clock::now() + CaptureDevice::kLastPacketsWait;
            m_control = -1; // it stays readable
        }
    }
    if (timer.revents != 0) {
        std::uint64_t ticks = 0;
        if (::read(m_timer.get(), &ticks, sizeof ticks) > 0)
            sendStatistics();
        // Not PR_SET_PDEATHSIG: that is about the thread that started us, which may end before
        // its process does.
        if (::getppid() != m_parent)
            m_stop = true;
    }
}

bool CaptureLoop::waitUntilWritable()
{
    while (!m_stop && !isEndDue()) {
        std::array<pollfd, 3> polled { { { m_control, POLLIN, 0 }, { m_timer.get(), POLLIN, 0 },
            { m_packetPipe, POLLOUT, 0 } } };
        if (::poll(polled.data(), polled.size(), msToEnd()) < 0)
            continue;
        handleControl(polled[0], polled[1]);
        if ((polled[2].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0)
            m_stop = true;
        else if (polled[2].revents != 0)
            return !m_stop;
    }
    return false;
}

void CaptureLoop::dispatchAll()
{
    // Each one is asked, woken or not: that is also how libpcap notices that an interface went
    // away, which need not make its descriptor readable.
    m_moreWaits = false;
    for (CaptureDevice &device : m_devices) {
        if (!device.isOpen() || m_stop)
            continue;
        const auto result = device.dispatch(m_writer, kPacketsPerTurn);
        if (const auto *gone = std::get_if<InterfaceGone>(&result)) {
            m_writer.flush();
            m_status.send(device.readStatistics());
            m_status.send(*gone);
            device.close();
        } else if (std::get<int>(result) >= kPacketsPerTurn) {
            m_moreWaits = true;
        }
    }
}

void CaptureLoop::sendStatistics()
{
    for (CaptureDevice &device : m_devices) {
        if (device.isOpen())
            m_status.offer(device.readStatistics());
    }
}

} // namespace hitwatch

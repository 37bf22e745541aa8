// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/stop_signal.h"

#include <cerrno>
#include <cstdint>
#include <ctime>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace hitwatch {

namespace {

constexpr int kNoEventSliceMs = 20;

} // namespace

StopSignal::StopSignal()
    : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

StopSignal::~StopSignal()
{
    if (m_event >= 0)
        close(m_event);
}

void StopSignal::raise()
{
    m_raised.store(true, std::memory_order_relaxed);
    const std::uint64_t one = 1;
    // Fails only when the counter is full, and then the event is readable already.
    [[maybe_unused]] const ssize_t written = write(m_event, &one, sizeof one);
}

StopSignal::Wake StopSignal::waitReadable(int descriptor, int maxWaitMs) const
{
    if (isRaised())
        return Wake::Stopped;
    // Out of descriptors, there is no event to wake us: then look at the flag in short turns.
    const bool sliced = m_event < 0 && (maxWaitMs < 0 || maxWaitMs > kNoEventSliceMs);
    pollfd waits[2] = { { descriptor, POLLIN, 0 }, { m_event, POLLIN, 0 } };
    const int ready = poll(waits, 2, sliced ? kNoEventSliceMs : maxWaitMs);
    if (isRaised() || waits[1].revents != 0)
        return Wake::Stopped;
    if (ready < 0)
        return errno == EINTR ? Wake::Timeout : Wake::Failed;
    return ready == 0 ? Wake::Timeout : Wake::Readable;
}

StopSignal::Wake StopSignal::waitFor(TimeNs duration) const
{
    if (isRaised())
        return Wake::Stopped;
    if (m_event < 0 && duration > kNoEventSliceMs * kMillisecond)
        duration = kNoEventSliceMs * kMillisecond;
    pollfd wait = { m_event, POLLIN, 0 };
    const timespec timeout = { static_cast<time_t>(duration / kSecond), duration % kSecond };
    ppoll(&wait, 1, &timeout, nullptr);
    return isRaised() ? Wake::Stopped : Wake::Timeout;
}

} // namespace hitwatch

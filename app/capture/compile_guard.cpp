// SPDX-License-Identifier: GPL-3.0-or-later
#include "compile_guard.h"

#include "capture/live/status_framing.h"
#include "common/filter_limit.h"

#include <poll.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <vector>

namespace hitwatch {
namespace {

constexpr int kTickMs = 100;

// What the signal handler reads; written before the timer runs.
int controlFd = -1;
int statusFd = -1;
std::vector<std::uint8_t> tooLong;
volatile std::sig_atomic_t ticks = 0;

extern "C" void tick(int)
{
    const int savedError = errno;
    pollfd control { controlFd, POLLIN, 0 };
    if (::poll(&control, 1, 0) > 0)
        ::_exit(1);
    ticks = ticks + 1;
    if (ticks * kTickMs >= kFilterTimeoutMs) {
        [[maybe_unused]] const ssize_t written = ::write(statusFd, tooLong.data(), tooLong.size());
        ::_exit(1);
    }
    errno = savedError;
}

void setTimer(int everyMs)
{
    itimerval timer {};
    timer.it_interval.tv_usec = everyMs * 1000;
    timer.it_value.tv_usec = everyMs * 1000;
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

} // namespace

CompileGuard::CompileGuard(int control, int status)
{
    controlFd = control;
    statusFd = status;
    tooLong.clear();
    appendStatusFrame(
        tooLong, HelperFailure { FailureCode::Filter, filterTimeoutText(kFilterTimeoutMs) });
    ticks = 0;
    struct sigaction action { };
    action.sa_handler = tick;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGALRM, &action, nullptr);
    setTimer(kTickMs);
}

CompileGuard::~CompileGuard()
{
    setTimer(0);
    std::signal(SIGALRM, SIG_IGN); // one may be on its way
}

} // namespace hitwatch

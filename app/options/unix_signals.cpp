// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/unix_signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace hitwatch {

namespace {

// What a signal handler may touch.
volatile std::sig_atomic_t pipeWriteEnd = -1;
volatile std::sig_atomic_t stopsSeen = 0;

constexpr std::array kStopSignals { SIGINT, SIGTERM, SIGHUP };

extern "C" void handleSignal(int number)
{
    const int savedError = errno;
    if (number != SIGWINCH) {
        stopsSeen = stopsSeen + 1;
        if (stopsSeen > 1)
            _exit(128 + number);
    }
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const ssize_t written = write(pipeWriteEnd, &byte, 1);
    errno = savedError;
}

void installHandler(int number, void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    // No SA_RESTART: a write to a full pipe has to come back.
    sigaction(number, &action, nullptr);
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    installHandler(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends {};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // no descriptors left: the default actions stay
    m_readEnd = ends[0];
    pipeWriteEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &UnixSignals::readPipe);
    for (const int number : kStopSignals)
        installHandler(number, handleSignal);
    installHandler(SIGWINCH, handleSignal);
}

UnixSignals::~UnixSignals()
{
    if (m_readEnd < 0)
        return;
    for (const int number : kStopSignals)
        installHandler(number, SIG_DFL);
    installHandler(SIGWINCH, SIG_DFL);
    close(m_readEnd);
    close(pipeWriteEnd);
    pipeWriteEnd = -1;
}

void UnixSignals::readPipe()
{
    std::array<unsigned char, 64> bytes {};
    const ssize_t count = read(m_readEnd, bytes.data(), bytes.size());
    for (ssize_t at = 0; at < count; ++at) {
        if (bytes[static_cast<std::size_t>(at)] == SIGWINCH)
            Q_EMIT terminalResized();
        else
            Q_EMIT stopRequested();
    }
}

} // namespace hitwatch

#include "moc_unix_signals.cpp"

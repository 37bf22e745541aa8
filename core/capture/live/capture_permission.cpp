// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/capture_permission.h"

#include "capture/live/helper_location.h"
#include "capture/live/helper_process.h"
#include "capture/live/status_framing.h"

#include <poll.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <string_view>

namespace hitwatch {
namespace {

using Clock = std::chrono::steady_clock;

/// What the helper said until its end, of which only the last word counts.
class Answer {
public:
    /// Reads until the helper closes its end or @p deadline. @returns false when time is up.
    bool readAll(int fd, Clock::time_point deadline)
    {
        for (;;) {
            std::array<std::uint8_t, 4096> bytes {};
            const ssize_t got = ::read(fd, bytes.data(), bytes.size());
            if (got == 0)
                return true;
            if (got > 0) {
                m_reader.append({ bytes.data(), static_cast<std::size_t>(got) });
                takeMessages();
            } else if (errno != EINTR && !waitUntilReadable(fd, deadline)) {
                return false;
            }
        }
    }

    bool isAllowed() const { return m_ready && !m_failure; }
    const std::optional<HelperFailure> &failure() const { return m_failure; }

private:
    static bool waitUntilReadable(int fd, Clock::time_point deadline)
    {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return false;
        pollfd waiting { fd, POLLIN, 0 };
        return ::poll(&waiting, 1, static_cast<int>(left.count())) != 0;
    }

    void takeMessages()
    {
        StatusMessage message;
        while (m_reader.next(message) == FrameStatus::Complete) {
            if (const auto *failure = std::get_if<HelperFailure>(&message))
                m_failure = *failure;
            m_ready = m_ready || std::holds_alternative<HelperReady>(message);
        }
    }

    StatusFrameReader m_reader { 0 };
    bool m_ready = false;
    std::optional<HelperFailure> m_failure;
};

} // namespace

std::optional<Error> checkCapturePermission(const std::string &helperPath, int timeoutMs)
{
    const auto path = locateHelper(helperPath);
    if (!path)
        return path.error();
    const auto helper = HelperProcess::start(path.value(), { "--check" });
    if (!helper)
        return helper.error();
    Answer answer;
    const bool complete = answer.readAll(
        helper.value()->statusFd(), Clock::now() + std::chrono::milliseconds(timeoutMs));
    if (complete && answer.isAllowed())
        return std::nullopt;
    if (answer.failure() && answer.failure()->code == FailureCode::Permission)
        return Error { ErrorCode::PermissionDenied, permissionAdvice(path.value()) };
    const std::string why = !complete ? "it does not respond"
        : answer.failure()            ? answer.failure()->text
                                      : helper.value()->waitForEnd();
    return Error { ErrorCode::SystemFailure,
        "the capture helper " + path.value() + " does not work (" + why + "); reinstall Hitwatch" };
}

std::string advisedCommand(const Error &error)
{
    const std::string_view message = error.message;
    const std::size_t first = message.find("\"sudo ");
    const std::size_t last = message.rfind('"');
    if (first == std::string_view::npos || last <= first)
        return {};
    return std::string(message.substr(first + 1, last - first - 1));
}

} // namespace hitwatch

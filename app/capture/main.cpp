// SPDX-License-Identifier: GPL-3.0-or-later
// The only part of Hitwatch that uses a privilege, and only until the interfaces are open: it then
// gives up everything and moves packets from the kernel to a pipe. It parses nothing of them.
#include "capture_device.h"
#include "capture_loop.h"
#include "compile_guard.h"
#include "helper_arguments.h"
#include "permission_check.h"
#include "privileges.h"
#include "status_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

using namespace hitwatch;

namespace {

/// Ctrl+C in a terminal reaches the whole process group. The parent then wants to read the last
/// packets; it ends this program through the control input.
void ignoreSignals()
{
    for (const int signal : { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE })
        std::signal(signal, SIG_IGN);
}

void setNonBlocking(int fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

std::vector<CaptureDevice> makeDevices(const HelperArguments &arguments)
{
    std::vector<CaptureDevice> devices;
    for (const std::string &name : arguments.interfaces)
        devices.emplace_back(static_cast<std::uint32_t>(devices.size()), name);
    return devices;
}

/// What is wrong with one interface must not end the capture of the others; what is wrong with all
/// of them is told as the failure that it is. @returns false when the helper cannot go on.
bool tellFailures(const std::vector<CaptureDevice> &devices,
    const std::vector<std::pair<std::uint32_t, HelperFailure>> &failures, StatusWriter &status)
{
    const bool anyOpen = std::any_of(devices.begin(), devices.end(),
        [](const CaptureDevice &device) { return device.isOpen(); });
    if (!anyOpen && !failures.empty()) {
        status.send(failures.front().second);
        return false;
    }
    for (const auto &[index, failure] : failures)
        status.send(InterfaceGone { index, GoneReason::Failed, failure.text });
    return true;
}

/// @returns false when the helper cannot go on.
bool openDevices(
    std::vector<CaptureDevice> &devices, const HelperArguments &arguments, StatusWriter &status)
{
    std::vector<std::pair<std::uint32_t, HelperFailure>> failures;
    for (std::uint32_t index = 0; index < devices.size(); ++index) {
        const auto problem = devices[index].open(arguments);
        if (!problem)
            continue;
        devices[index].close();
        if (const auto *failure = std::get_if<HelperFailure>(&*problem))
            failures.emplace_back(index, *failure);
        else
            status.send(std::get<InterfaceGone>(*problem));
    }
    return tellFailures(devices, failures, status);
}

/// A filter may fit to some link types and not to others.
bool setFilters(std::vector<CaptureDevice> &devices, const std::string &filter, int statusFd,
    StatusWriter &status)
{
    const CompileGuard guard(STDIN_FILENO, statusFd);
    std::vector<std::pair<std::uint32_t, HelperFailure>> failures;
    for (std::uint32_t index = 0; index < devices.size(); ++index) {
        CaptureDevice &device = devices[index];
        if (!device.isOpen())
            continue;
        if (auto failure = device.setFilter(filter)) {
            device.close();
            failures.emplace_back(index, std::move(*failure));
        } else {
            status.send(device.describe());
        }
    }
    return tellFailures(devices, failures, status);
}

/// Says whether capturing is permitted.
int check(const HelperArguments &arguments)
{
    StatusWriter status(arguments.statusFd);
    status.send(HelperHello {});
    const std::optional<HelperFailure> problem = tryPacketSocket();
    if (!dropPrivileges(arguments.user) || problem) {
        status.send(problem.value_or(
            HelperFailure { FailureCode::System, "cannot give up the privileges" }));
        return 1;
    }
    status.send(HelperReady {});
    return 0;
}

int capture(const HelperArguments &arguments)
{
    setNonBlocking(arguments.packetFd);
    setNonBlocking(arguments.statusFd);
    StatusWriter status(arguments.statusFd);
    status.send(HelperHello {});

    std::vector<CaptureDevice> devices = makeDevices(arguments);
    const bool opened = openDevices(devices, arguments, status);
    if (!dropPrivileges(arguments.user)) {
        status.send(HelperFailure { FailureCode::System, "cannot give up the privileges" });
        return 1;
    }
    if (!opened || !setFilters(devices, arguments.filter, arguments.statusFd, status))
        return 1;
    CaptureLoop loop(std::move(devices), status, arguments.packetFd, STDIN_FILENO);
    if (!restrictSystemCalls()) {
        status.send(HelperFailure { FailureCode::System, "cannot restrict the system calls" });
        return 1;
    }
    status.send(HelperReady {});
    loop.run();
    // The parent waits for these ends; giving the kernel's buffers back takes a while.
    ::close(arguments.packetFd);
    ::close(arguments.statusFd);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    HelperArguments arguments;
    const std::string problem = parseHelperArguments(argc, argv, arguments);
    if (!problem.empty()) {
        std::fprintf(stderr, "hitwatch-capture: %s\n", problem.c_str());
        if (arguments.statusFd >= 0)
            StatusWriter(arguments.statusFd).send(HelperFailure { FailureCode::Usage, problem });
        return 2;
    }
    ignoreSignals();
    return arguments.check ? check(arguments) : capture(arguments);
}

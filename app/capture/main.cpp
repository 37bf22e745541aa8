// SPDX-License-Identifier: GPL-3.0-or-later
// The only part of Hitwatch with a privilege, and only until the interfaces are open: it then
// gives up everything and moves packets from the kernel to a pipe. It parses nothing of them.
#include "capabilities.h"
#include "capture_device.h"
#include "capture_loop.h"
#include "helper_arguments.h"
#include "permission_check.h"
#include "status_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
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

/// @returns false when the helper cannot go on.
bool openDevices(
    std::vector<CaptureDevice> &devices, const HelperArguments &arguments, StatusWriter &status)
{
    for (CaptureDevice &device : devices) {
        const auto problem = device.open(arguments);
        if (!problem)
            continue;
        if (const auto *failure = std::get_if<HelperFailure>(&*problem)) {
            status.send(*failure);
            return false;
        }
        status.send(std::get<InterfaceGone>(*problem));
    }
    return true;
}

bool setFilters(
    std::vector<CaptureDevice> &devices, const std::string &filter, StatusWriter &status)
{
    for (CaptureDevice &device : devices) {
        if (!device.isOpen())
            continue;
        if (const auto failure = device.setFilter(filter)) {
            status.send(*failure);
            return false;
        }
        status.send(device.describe());
    }
    return true;
}

/// Says whether capturing is permitted.
int check(const HelperArguments &arguments)
{
    StatusWriter status(arguments.statusFd);
    status.send(HelperHello {});
    const std::optional<HelperFailure> problem = tryPacketSocket();
    if (!dropPrivileges() || problem) {
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
    if (!dropPrivileges()) {
        status.send(HelperFailure { FailureCode::System, "cannot give up the privileges" });
        return 1;
    }
    if (!opened || !setFilters(devices, arguments.filter, status))
        return 1;
    status.send(HelperReady {});

    CaptureLoop loop(std::move(devices), status, arguments.packetFd, STDIN_FILENO);
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

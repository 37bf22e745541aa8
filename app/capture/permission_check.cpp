// SPDX-License-Identifier: GPL-3.0-or-later
#include "permission_check.h"

#include "common/unique_fd.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace hitwatch {

std::optional<HelperFailure> tryPacketSocket()
{
    // Protocol 0: bound to no protocol, so that not one packet reaches it.
    const UniqueFd socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    if (socket.isOpen())
        return std::nullopt;
    const bool refused = errno == EPERM || errno == EACCES;
    return HelperFailure { refused ? FailureCode::Permission : FailureCode::System,
        std::string("no packet socket: ") + std::strerror(errno) };
}

} // namespace hitwatch

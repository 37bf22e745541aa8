// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <optional>
#include <string>

namespace hitwatch {

/// Whether this user may capture: starts the helper, which opens and closes a packet socket with
/// the capability that it was given and captures nothing. Blocks until it answered, which takes
/// milliseconds, or a second longer than @p timeoutMs at most: not for the thread of a user
/// interface. @param helperPath of hitwatch-capture; empty: see locateHelper().
/// @returns nothing when capture is permitted; else PermissionDenied (the message holds the command
/// that grants it), NotFound (the helper is missing), SystemFailure.
std::optional<Error> checkCapturePermission(
    const std::string &helperPath = {}, int timeoutMs = 10'000);

/// The command that @p error advises to run, as in permissionAdvice(); empty: there is none.
std::string advisedCommand(const Error &error);

} // namespace hitwatch

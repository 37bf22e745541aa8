// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <string>

namespace hitwatch {

/// The real path of hitwatch-capture: @p explicitPath when given, else beside the running program,
/// in
/// ../capture/ of it (a build tree), or in the libexec folder that belongs to the program's bin
/// folder (installed under any prefix). Never through PATH, so that nobody can slip in another
/// program. Error NotFound says where it was looked for.
Result<std::string> locateHelper(const std::string &explicitPath);

/// One line that says why capturing on behalf of this user failed and the command that allows it.
std::string permissionAdvice(const std::string &helperPath);

/// One line for a helper that could not be executed (errno of posix_spawn).
std::string executionAdvice(const std::string &helperPath, int errorNumber);

} // namespace hitwatch

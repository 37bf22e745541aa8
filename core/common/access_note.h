// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace hitwatch {

/// Why this process may be refused a file though it was started as root: it has given up the rights
/// of root (see capture/live/helper_launcher.h). A part of a sentence that starts with "; ", or
/// empty where that is not so.
std::string accessNote();

} // namespace hitwatch

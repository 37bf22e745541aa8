// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "monitor/capture_request.h"

#include <optional>

namespace hitwatch {

/// Why @p request cannot be opened: no such file, not readable, not a capture. Reads the header of
/// a capture file and closes it again; may block as long as its file system does. Empty for what
/// cannot be looked at beforehand: pipes, and what is no file.
std::optional<Error> problemOpening(const CaptureRequest &request);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/file_check.h"

#include "capture/files/capture_file_source.h"

#include <filesystem>

namespace hitwatch {

std::optional<Error> problemOpening(const CaptureRequest &request)
{
    std::error_code ignored;
    // Whoever writes to a pipe would notice that it was opened and closed.
    if (request.kind != CaptureKind::File || request.path == "-"
        || std::filesystem::is_fifo(request.path, ignored))
        return {};
    const auto source = CaptureFileSource::open(request.path);
    return source ? std::nullopt : std::optional(source.error());
}

} // namespace hitwatch

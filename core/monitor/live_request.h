// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"

namespace hitwatch {

/// Does @p request tell of now, not of a recording? Standard input is what somebody else captures.
inline bool isLive(const CaptureRequest &request)
{
    return request.kind == CaptureKind::Interfaces
        || (request.kind == CaptureKind::File && request.path == "-");
}

} // namespace hitwatch

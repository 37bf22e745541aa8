// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/status_framing.h"

#include <optional>

namespace hitwatch {

/// Opens and closes a packet socket that receives nothing. @returns why that was refused.
std::optional<HelperFailure> tryPacketSocket();

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

/// No helper captures more interfaces than this.
inline constexpr std::uint32_t kMostInterfaces = 256;

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// Episodes made by a seed: the same seed makes the same one, in any process.
#pragma once

#include "alert/alert_record.h"

#include <cstdint>

namespace hitwatch {

/// 32 hexadecimal digits that tell @p number.
std::string episodeId(std::uint32_t number);
/// All values, the evidence too, follow from @p number. Raised in 2026, cleared.
/// @param requests newest requests in the evidence.
AlertRecord randomEpisode(std::uint32_t number, std::size_t requests = 20);
/// The same while it was still firing.
AlertRecord whileFiring(AlertRecord episode);

/// All members, the evidence by value.
bool isSame(const AlertRecord &left, const AlertRecord &right);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace hitwatch::test {

/// What the kernel says of this process (VmRSS and VmHWM in proc(5)). @returns 0 when it does not
/// say.
std::size_t residentBytes();
std::size_t peakResidentBytes(); ///< since the process began (or was forked)

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/result.h"

namespace hitwatch {

/// How many bytes describeForeignFormat() likes to see.
inline constexpr std::size_t kForeignFormatBytes = 64;

/// What a file is that is neither pcap nor pcapng, by its first bytes: the rest of a sentence that
/// starts with the file's name, with advice.
Error describeForeignFormat(ByteView start);

} // namespace hitwatch

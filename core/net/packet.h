// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/time.h"

#include <cstdint>

namespace hitwatch {

/// One captured frame, borrowed from a packet source until the source is asked for the next one.
struct PacketRef {
    TimeNs time = 0;
    std::uint32_t interfaceIndex = 0; ///< position in the source's list of interfaces
    std::uint32_t linkType = 0; ///< LINKTYPE_ value of the pcap registry
    std::uint32_t wireLength = 0; ///< bytes on the link; captured.size() may be less
    ByteView captured;
};

} // namespace hitwatch

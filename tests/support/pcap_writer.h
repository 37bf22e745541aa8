// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/packet_builder.h"

#include <string>
#include <vector>

namespace hitwatch::test {

struct PcapFormat {
    bool nanoseconds = false; ///< magic 0xa1b23c4d instead of 0xa1b2c3d4
    bool bigEndian = false;
    std::uint32_t snapshotLength = 262'144; ///< frames longer than it are cut
    std::uint32_t linkType = linktype::kEthernet;
};

/// A classic capture file (pcap-savefile) in memory. Interfaces and link types of single frames
/// have no place in it.
Bytes pcapFile(const std::vector<Frame> &frames, const PcapFormat &format = {});

/// Writes @p bytes to @p path. @returns false when that fails.
bool writeFile(const std::string &path, const Bytes &bytes);

} // namespace hitwatch::test

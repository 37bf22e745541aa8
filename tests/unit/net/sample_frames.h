// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/packet_builder.h"

#include <string>
#include <vector>

namespace hitwatch::test {

/// One way to carry a TCP segment over a wire. The last frame completes it.
struct Sample {
    std::string name;
    std::vector<Frame> frames;
    bool sixth = false; ///< the segment is between the IPv6 endpoints
};

/// The segment that all samples carry, in IPv4 or IPv6.
TcpFields sampleSegment(bool sixth = false);
std::string samplePayload();

/// Every encapsulation that the decoder knows.
std::vector<Sample> allSamples();

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch::test {

/// What one side says before the other side goes on.
struct Turn {
    bool fromClient = true;
    std::string bytes;
};

/// A connection, and what a correct observer tells of it.
struct MadeDialogue {
    std::vector<Turn> turns;
    std::vector<std::string> requests; ///< method and target of each hit
    std::vector<std::string>
        responses; ///< status, and the ordinal of its request (0: a refused one)
    std::size_t interim = 0;
    std::size_t refused = 0;
    std::uint64_t bodyBytes = 0;
};

/// Makes a dialogue of which every message can be found: requests that are ordinary, odd, refused
/// or too long, pipelined, with and without bodies, and their responses. What it says is taken from
/// @p input, line ends excepted where they would end something else.
/// @param headerLimit a header section is made longer than that, or shorter than half of it
MadeDialogue makeDialogue(ByteView input, std::size_t headerLimit);

} // namespace hitwatch::test

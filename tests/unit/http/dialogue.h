// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/http_counters.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch::test {

/// One step of a dialogue: a piece of stream, a gap, an end.
struct DialogueStep {
    enum class Kind { Data, Gap, End };

    Kind kind = Kind::Data;
    bool fromClient = true;
    std::string bytes;
    std::uint64_t gap = 0;
    TimeNs time = 0;
    std::int64_t acknowledges = 0; ///< bytes more (or less) than the other side has said so far
};

/// A dialogue between client and server with the events it must give, read from a text file:
///
///   # a comment
///   !setting ...        whole (not re-split), midstream (no SYN seen), close=KIND,
///                       limit NAME=NUMBER, sections DEPTH [folded]
///   >>> [+MS] [acks N]  what the client sends; each line is sent with CR LF. A line that ends in
///                       "\" is sent without them. \r \n \t \\ \xNN as in C; {N*text} repeats.
///   <<< [+MS] [acks N]  the same for the server. +MS lets packet time pass before it; "acks N"
///   says
///                       that it acknowledges N bytes more (or less) than were said before
///   !gap client|server BYTES
///   !end client|server
///   === the events, one a line; "counter NAME NUMBER" for the counters to check
struct Dialogue {
    std::vector<DialogueStep> steps;
    std::vector<std::string> expected;
    std::vector<std::pair<std::string, std::uint64_t>> counters;
    EngineLimits limits;
    bool splits = true;
    bool midstream = false;
    std::string close = "finished";
    std::string error; ///< empty when the file was understood
};

Dialogue readDialogue(std::string_view text);

/// How the pieces of a dialogue are cut before they are delivered.
struct Cut {
    std::size_t size = 0; ///< every piece into pieces of this size; 0: not
    std::size_t step = 0; ///< this step alone ...
    std::size_t at = 0; ///< ... into two, here; 0: not
};

struct DialogueResult {
    std::vector<std::string> lines;
    HttpCounters counters;
};

DialogueResult play(const Dialogue &dialogue, const Cut &cut);

std::uint64_t counterByName(const HttpCounters &counters, std::string_view name, bool &known);

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hitwatch {

/// How much of a request target's path is its section.
struct SectionRule {
    static constexpr int kMaxDepth = 3;

    int depth = 1; ///< path segments, 1 to kMaxDepth: with 2, "/a/b/c?x" is in section "/a/b"
    bool foldNumbers = false; ///< a segment of nothing but digits becomes ":n"

    bool operator==(const SectionRule &) const = default;
};

} // namespace hitwatch

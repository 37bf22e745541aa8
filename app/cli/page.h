// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "screen.h"

#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// What the redrawn page is made of.
struct PageContent {
    std::string heading; ///< what is captured
    const Report *report = nullptr; ///< null before the first
    std::vector<AlertEvent> alerts; ///< the newest, oldest first: raised and recovered
    std::vector<std::string> notices; ///< likewise: interfaces that went and came
};

/// The page as lines that fit into @p size. @param top rows per table; empty: the usual.
std::string composePage(
    const PageContent &content, TerminalSize size, std::optional<int> top, bool color);

/// @p text as one line of at most @p columns columns; control characters become '?'.
std::string oneLine(const std::string &text, int columns);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

#include <string>
#include <string_view>

namespace hitwatch {

struct TerminalSize {
    int columns = 80;
    int rows = 24;
};

/// A terminal that shows one page, redrawn in place. What was on the terminal before moves into its
/// scroll-back, and the last page stays when the program ends.
class Screen {
public:
    /// @param output outlives the screen.
    explicit Screen(Output &output);

    TerminalSize size() const;
    /// Replaces the page by @p page: lines that end in a newline and fit into size(). Written in
    /// one piece and without clearing first, so nothing flickers. @returns false as
    /// Output::write().
    bool show(std::string_view page);
    /// The next page is drawn on a cleared terminal: it was resized, its lines may be broken.
    void invalidate() { m_clear = true; }

private:
    Output &m_output;
    bool m_begun = false;
    bool m_clear = false;
};

/// True when the terminal behind @p output understands cursor movement.
bool canRedraw(const Output &output);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen.h"

#include <cstdlib>
#include <sys/ioctl.h>

namespace hitwatch {

namespace {

// ECMA-48 control sequences; automatic wrapping is a private mode of the VT100 and everything
// since.
constexpr std::string_view kHome = "\x1b[H";
constexpr std::string_view kClearToLineEnd = "\x1b[K";
constexpr std::string_view kClearToEnd = "\x1b[J";
constexpr std::string_view kWrapOff = "\x1b[?7l";
constexpr std::string_view kWrapOn = "\x1b[?7h";

} // namespace

Screen::Screen(Output &output)
    : m_output(output)
{
}

TerminalSize Screen::size() const
{
    winsize window {};
    if (ioctl(m_output.descriptor(), TIOCGWINSZ, &window) != 0 || window.ws_col == 0
        || window.ws_row == 0)
        return {};
    return { .columns = window.ws_col, .rows = window.ws_row };
}

bool Screen::show(std::string_view page)
{
    const auto rows = static_cast<std::size_t>(size().rows);
    std::string text;
    text.reserve(page.size() + 4 * rows);
    if (!m_begun)
        text.append(rows - 1, '\n');
    // A line too long for a narrow terminal is cut, or the page would not fit any more.
    text += kWrapOff;
    text += kHome;
    if (m_clear)
        text += kClearToEnd;
    m_begun = true;
    m_clear = false;

    // The last row stays free for the cursor: a newline there would scroll the page.
    for (std::size_t row = 1; row < rows && !page.empty(); ++row) {
        const std::size_t end = page.find('\n');
        // Not behind the row: where it is full, the cursor still stands on its last character.
        text += kClearToLineEnd;
        text += page.substr(0, end);
        text += '\n';
        page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
    }
    text += kClearToEnd;
    text += kWrapOn;
    return m_output.write(text);
}

bool canRedraw(const Output &output)
{
    const char *terminal = std::getenv("TERM");
    return output.isTerminal() && terminal != nullptr && *terminal != '\0'
        && std::string_view(terminal) != "dumb";
}

} // namespace hitwatch

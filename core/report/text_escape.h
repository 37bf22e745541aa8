// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hitwatch {

/// The code point at the start of @p text (RFC 3629: no overlong forms, no surrogates).
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< in bytes; 0: not valid UTF-8

    bool valid() const { return length > 0; }
};
CodePoint firstCodePoint(std::string_view text);

/// For a terminal: printable ASCII and letters that take one column (Latin, Greek, Cyrillic) stay;
/// all else, such as control characters, marks that turn the direction, and bytes that are not
/// UTF-8, becomes `\xHH` or `\u{HHHH}`. So a text can neither drive the terminal nor break a
/// column.
std::string printable(std::string_view text);

/// Columns of a printable() text.
std::size_t columnsOf(std::string_view text);

/// At most @p columns of a printable() text; a longer one loses its middle to an ellipsis.
std::string cutMiddle(std::string_view text, std::size_t columns);

} // namespace hitwatch

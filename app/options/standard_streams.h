// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace hitwatch {

/// Puts something in the place of standard input, output and error where they were closed, so that
/// no file that is opened later is taken for one of them: reading and writing fail there. Before
/// anything else is opened.
void keepStandardStreams();

/// False when standard output was closed.
bool canWriteStandardOutput();

/// Writes one line to standard error, `printable()`: names of files may hold escape sequences.
/// @param program who says it; empty: @p text is the whole line
void tellUser(std::string_view program, std::string_view text);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/header_section.h"

namespace hitwatch {

/// Reads the lines of a complete header section that a strict parser refused, so that a message
/// which its receiver understood is counted and its stream stays in step. Takes of each line what
/// can be used and skips what cannot.
HeaderFields readTolerantly(std::string_view section);

} // namespace hitwatch

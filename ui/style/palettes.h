// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QPalette>

namespace hitwatch {

/// Hitwatch's own sets, for a desktop that has no colours of its own and for a person's choice.
const Colours &lightColours();
const Colours &darkColours();

/// A complete palette (disabled states, placeholder, links, tool tips) in the colours of a set.
QPalette paletteOf(const Colours &colours);

/// By the lightness of the background.
bool isDark(const QPalette &palette);

/// WCAG 2 contrast, 1 to 21.
double contrast(const QColor &one, const QColor &other);

/// @p share (0 to 1) of @p upper over @p lower.
QColor blend(const QColor &upper, const QColor &lower, double share);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

/// Colour that means something; Strong is for headings.
enum class Ink : std::uint8_t { Plain, Strong, Good, Notice, Warning, Bad };

/// Text in one ink, printable() already.
struct Piece {
    std::string text;
    Ink ink = Ink::Plain;

    bool operator==(const Piece &) const = default;
};

/// A line, or a part of one.
using Pieces = std::vector<Piece>;

std::size_t columnsOf(const Pieces &pieces);
/// With SGR sequences when @p color.
std::string paint(const Pieces &pieces, bool color);
/// The line cut to @p columns, with an ellipsis where something is missing.
Pieces cutEnd(const Pieces &pieces, std::size_t columns);
/// As many items as fit into @p columns, @p gap between them; an ellipsis when some do not.
Pieces joinFitting(const std::vector<Pieces> &items, std::string_view gap, std::size_t columns);
/// Items on as many lines as needed, none wider than @p columns; further lines are indented.
std::vector<Pieces> wrap(const std::vector<Pieces> &items, std::string_view gap,
    std::size_t columns, std::size_t indent);

} // namespace hitwatch

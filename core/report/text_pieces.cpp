// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_pieces.h"

#include "report/text_escape.h"

namespace hitwatch {

namespace {

constexpr std::string_view kEllipsis = "\xe2\x80\xa6";

std::string_view sgr(Ink ink)
{
    switch (ink) {
    case Ink::Plain:
        return {};
    case Ink::Strong:
        return "\x1b[1m";
    case Ink::Good:
        return "\x1b[32m";
    case Ink::Notice:
        return "\x1b[36m";
    case Ink::Warning:
        return "\x1b[33m";
    case Ink::Bad:
        return "\x1b[1;31m";
    }
    return {};
}

void append(Pieces &line, const Pieces &more)
{
    line.insert(line.end(), more.begin(), more.end());
}

/// Without the end that does not fit into @p columns; nothing marks it.
Pieces clip(const Pieces &pieces, std::size_t columns)
{
    Pieces out;
    for (const Piece &piece : pieces) {
        std::string text;
        for (std::size_t at = 0; at < piece.text.size() && columns > 0; --columns) {
            const std::size_t length =
                firstCodePoint(std::string_view(piece.text).substr(at)).length;
            text += piece.text.substr(at, length > 0 ? length : 1);
            at += length > 0 ? length : 1;
        }
        if (!text.empty())
            out.push_back({ text, piece.ink });
    }
    return out;
}

} // namespace

std::size_t columnsOf(const Pieces &pieces)
{
    std::size_t columns = 0;
    for (const Piece &piece : pieces)
        columns += columnsOf(piece.text);
    return columns;
}

std::string paint(const Pieces &pieces, bool color)
{
    std::string out;
    for (const Piece &piece : pieces) {
        if (!color || piece.ink == Ink::Plain)
            out += piece.text;
        else
            ((out += sgr(piece.ink)) += piece.text) += "\x1b[0m";
    }
    return out;
}

Pieces cutEnd(const Pieces &pieces, std::size_t columns)
{
    if (columnsOf(pieces) <= columns)
        return pieces;
    if (columns == 0)
        return {};
    Pieces out = clip(pieces, columns - 1);
    out.push_back({ std::string(kEllipsis), Ink::Plain });
    return out;
}

Pieces joinFitting(const std::vector<Pieces> &items, std::string_view gap, std::size_t columns)
{
    Pieces line;
    std::size_t used = 0;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const std::size_t lead = at == 0 ? 0 : gap.size();
        const std::size_t width = lead + columnsOf(items[at]);
        const bool isLast = at + 1 == items.size();
        // An item that is not the last needs room for the ellipsis behind it.
        if (used + width + (isLast ? 0 : gap.size() + 1) > columns) {
            if (used + lead + 1 <= columns)
                line.push_back({ std::string(gap.substr(0, lead)) + std::string(kEllipsis) });
            break;
        }
        if (lead > 0)
            line.push_back({ std::string(gap) });
        append(line, items[at]);
        used += width;
    }
    return line;
}

std::vector<Pieces> wrap(
    const std::vector<Pieces> &items, std::string_view gap, std::size_t columns, std::size_t indent)
{
    std::vector<Pieces> lines;
    Pieces line;
    std::size_t used = 0;
    for (const Pieces &item : items) {
        const std::size_t width = columnsOf(item);
        if (!line.empty() && used + gap.size() + width > columns) {
            lines.push_back(cutEnd(line, columns));
            line = { { std::string(indent, ' ') } };
            used = indent;
        } else if (!line.empty()) {
            line.push_back({ std::string(gap) });
            used += gap.size();
        }
        append(line, item);
        used += width;
    }
    if (!line.empty())
        lines.push_back(cutEnd(line, columns));
    return lines;
}

} // namespace hitwatch

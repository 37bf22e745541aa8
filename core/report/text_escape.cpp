// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_escape.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace hitwatch {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t at)
{
    return static_cast<std::uint8_t>(text[at]);
}

bool takesOneColumn(char32_t value)
{
    return (value >= 0x20 && value < 0x7f) || (value >= 0xa1 && value < 0x2b0 && value != 0xad)
        || (value >= 0x370 && value < 0x483) || (value >= 0x48a && value < 0x530);
}

void appendHex(std::string &out, std::uint32_t value, std::size_t digits)
{
    std::array<char, 8> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, 16).ptr;
    const auto length = static_cast<std::size_t>(end - text.data());
    out.append(digits > length ? digits - length : 0, '0');
    out.append(text.data(), length);
}

/// Where the code point with the given number starts.
std::size_t offsetOf(std::string_view text, std::size_t number)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if ((byteAt(text, at) & 0xc0) != 0x80 && number-- == 0)
            break;
        ++at;
    }
    return at;
}

} // namespace

CodePoint firstCodePoint(std::string_view text)
{
    if (text.empty())
        return {};
    const std::uint8_t first = byteAt(text, 0);
    if (first < 0x80)
        return { first, 1 };
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length)
        return {};
    char32_t value = first & (0xffU >> (length + 1));
    for (std::size_t at = 1; at < length; ++at) {
        const std::uint8_t next = byteAt(text, at);
        if ((next & 0xc0) != 0x80)
            return {};
        value = (value << 6) | (next & 0x3fU);
    }
    constexpr std::array<char32_t, 5> kSmallest { 0, 0, 0x80, 0x800, 0x10000 };
    if (value < kSmallest[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return {};
    return { value, length };
}

std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = firstCodePoint(text);
        if (!point.valid()) {
            out += "\\x";
            appendHex(out, byteAt(text, 0), 2);
            text.remove_prefix(1);
            continue;
        }
        if (takesOneColumn(point.value)) {
            out += text.substr(0, point.length);
        } else if (point.value < 0x80) {
            out += "\\x";
            appendHex(out, point.value, 2);
        } else {
            out += "\\u{";
            appendHex(out, point.value, 4);
            out += '}';
        }
        text.remove_prefix(point.length);
    }
    return out;
}

std::size_t columnsOf(std::string_view text)
{
    std::size_t columns = 0;
    for (const char byte : text)
        columns += (static_cast<std::uint8_t>(byte) & 0xc0) != 0x80 ? 1 : 0;
    return columns;
}

std::string cutMiddle(std::string_view text, std::size_t columns)
{
    const std::size_t width = columnsOf(text);
    if (width <= columns)
        return std::string(text);
    if (columns == 0)
        return {};
    const std::size_t tail = (columns - 1) / 2;
    const std::size_t head = columns - 1 - tail;
    std::string out(text.substr(0, offsetOf(text, head)));
    out += "\xe2\x80\xa6";
    out += text.substr(offsetOf(text, width - tail));
    return out;
}

} // namespace hitwatch

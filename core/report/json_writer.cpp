// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json_writer.h"

#include "report/number_text.h"
#include "report/text_escape.h"

#include <array>
#include <cmath>

namespace hitwatch {

namespace {

void appendEscaped(std::string &out, char32_t value)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[(value >> shift) & 0xf];
}

/// Besides what JSON demands: whatever could drive a terminal or turn the direction of text.
bool needsEscape(char32_t value)
{
    return value < 0x20 || (value >= 0x7f && value < 0xa0) || (value >= 0x200b && value <= 0x200f)
        || (value >= 0x2028 && value <= 0x202e) || (value >= 0x2066 && value <= 0x2069)
        || value == 0xfeff;
}

} // namespace

void JsonWriter::newLine()
{
    if (!m_indented)
        return;
    m_text += '\n';
    m_text.append(m_hasMembers.size() * 2, ' ');
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasMembers.empty())
        return;
    if (m_hasMembers.back())
        m_text += ',';
    m_hasMembers.back() = true;
    newLine();
}

void JsonWriter::begin(char bracket)
{
    separate();
    m_text += bracket;
    m_hasMembers.push_back(false);
}

void JsonWriter::end(char bracket)
{
    const bool hadMembers = m_hasMembers.back();
    m_hasMembers.pop_back();
    if (hadMembers)
        newLine();
    m_text += bracket;
}

void JsonWriter::key(std::string_view name)
{
    string(name);
    m_text += m_indented ? ": " : ":";
    m_afterKey = true;
}

void JsonWriter::string(std::string_view value)
{
    separate();
    m_text += '"';
    while (!value.empty()) {
        const CodePoint point = firstCodePoint(value);
        if (!point.valid())
            m_text += "\xef\xbf\xbd";
        else if (point.value == '"' || point.value == '\\')
            (m_text += '\\') += static_cast<char>(point.value);
        else if (needsEscape(point.value))
            appendEscaped(m_text, point.value);
        else
            m_text += value.substr(0, point.length);
        value.remove_prefix(point.valid() ? point.length : 1);
    }
    m_text += '"';
}

void JsonWriter::number(std::uint64_t value)
{
    separate();
    m_text += std::to_string(value);
}

void JsonWriter::number(double value, int decimals)
{
    if (!std::isfinite(value)) {
        null();
        return;
    }
    separate();
    std::string text = decimalText(value, 3);
    std::size_t drop = 0;
    while (drop < static_cast<std::size_t>(3 - decimals) && text[text.size() - 1 - drop] == '0')
        ++drop;
    text.resize(text.size() - drop);
    if (text.back() == '.')
        text.pop_back();
    m_text += text;
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_text += value ? "true" : "false";
}

void JsonWriter::null()
{
    separate();
    m_text += "null";
}

} // namespace hitwatch

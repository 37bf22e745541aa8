// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/plain_fields.h"

#include "http/http_syntax.h"

#include <cstring>

namespace hitwatch {

namespace {

/// More digits may overflow; llhttp knows what to do.
constexpr std::size_t kPlainDigits = 18;

enum class Match { No, Yes, Odd };

/// Is @p line the field @p lowerName? Odd when something that receivers overlook follows the name.
Match matches(std::string_view line, std::string_view lowerName)
{
    if (line.size() <= lowerName.size())
        return Match::No;
    // One byte that other fields rarely have there spares most comparisons.
    const char next = line[lowerName.size()];
    const bool colon = next == ':';
    if ((!colon && !isBlank(next) && next != '\r')
        || !equalsNoCase(line.substr(0, lowerName.size()), lowerName))
        return Match::No;
    return colon ? Match::Yes : Match::Odd;
}

bool takeLength(std::string_view value, HeaderFields &fields)
{
    value = trimmed(value);
    if (fields.lengthSent || value.empty() || value.size() > kPlainDigits)
        return false;
    for (const char c : value) {
        if (!isDigit(c))
            return false;
        fields.contentLength = fields.contentLength * 10 + static_cast<std::uint64_t>(c - '0');
    }
    fields.lengthSent = true;
    return true;
}

/// @returns false when the line needs more care.
bool takeLine(std::string_view line, HeaderFields &fields)
{
    const auto is = [line](std::string_view name) { return matches(line, name); };
    switch (toLower(line.front())) {
    case 'h': {
        const Match host = is("host");
        if (host == Match::Yes && !fields.hostSent) {
            fields.hostSent = true;
            fields.host = trimmed(line.substr(5));
        }
        return host != Match::Odd;
    }
    case 'c': {
        const Match length = is("content-length");
        return length == Match::No || (length == Match::Yes && takeLength(line.substr(15), fields));
    }
    case 't': {
        const Match coding = is("transfer-encoding");
        if (coding == Match::No)
            return true;
        const bool plain = coding == Match::Yes && !fields.transferEncoding
            && equalsNoCase(trimmed(line.substr(18)), "chunked");
        fields.transferEncoding = fields.chunked = fields.chunkedListed = plain;
        return plain;
    }
    case 'u':
        return is("upgrade") == Match::No;
    case 'e':
        return is("expect") == Match::No;
    case ' ':
    case '\t':
    case '\r':
        return false;
    default:
        return true;
    }
}

} // namespace

bool readPlainFields(std::string_view bytes, HeaderSection &section)
{
    section = HeaderSection();
    std::size_t at = 0;
    while (at < bytes.size()) {
        const void *found = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
        if (!found)
            return true;
        const auto end = static_cast<std::size_t>(static_cast<const char *>(found) - bytes.data());
        const std::string_view line = bytes.substr(at, end - at);
        at = end + 1;
        if (line.empty() || (line.size() == 1 && line.front() == '\r')) {
            if (section.fields.chunked && section.fields.lengthSent)
                return false;
            section.state = HeaderSectionState::Complete;
            section.size = at;
            return true;
        }
        if (!takeLine(line, section.fields))
            return false;
    }
    return true;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_target.h"

#include "http/http_syntax.h"

#include <algorithm>
#include <cstring>

namespace hitwatch {

namespace {

/// Behind "scheme://" (RFC 3986, 3.1), npos when @p target has no such beginning.
std::size_t authorityStart(std::string_view target)
{
    if (target.empty() || target.front() == '/' || target.front() == '*')
        return std::string_view::npos;
    std::size_t at = 0;
    while (at < target.size()
        && (isDigit(target[at]) || (toLower(target[at]) >= 'a' && toLower(target[at]) <= 'z')
            || target[at] == '+' || target[at] == '-' || target[at] == '.'))
        ++at;
    if (at == 0 || target.substr(at, 3) != "://")
        return std::string_view::npos;
    return at + 3;
}

std::string_view withoutPort(std::string_view host, std::string_view defaultPort)
{
    const std::size_t colon = host.rfind(':');
    if (colon == std::string_view::npos)
        return host;
    const std::string_view port = host.substr(colon + 1);
    // A colon inside an IPv6 literal without brackets or port is part of the address.
    const bool bracketed = !host.empty() && host.front() == '[';
    if (!bracketed && host.find(':') != colon)
        return host;
    if (bracketed && (colon == 0 || host[colon - 1] != ']'))
        return host;
    return port == defaultPort || port.empty() ? host.substr(0, colon) : host;
}

template <bool kLowerCase> bool shownAsIs(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
        [](char c) { return isPrintable(c) && (!kLowerCase || toLower(c) == c); });
}

/// Writes a name into its scratch, up to its limit.
class NameWriter {
public:
    NameWriter(std::size_t limit, NameScratch &scratch)
        : m_limit(limit)
        , m_scratch(scratch)
    {
    }

    /// @returns false, and writes nothing, when it would be too long.
    bool put(std::string_view piece)
    {
        if (m_size + piece.size() > m_limit)
            return false;
        std::memcpy(m_scratch.bytes.data() + m_size, piece.data(), piece.size());
        m_size += piece.size();
        return true;
    }
    template <bool kLowerCase> bool putShown(std::string_view text)
    {
        static constexpr char digits[] = "0123456789abcdef";
        return std::all_of(text.begin(), text.end(), [this](char c) {
            const auto byte = static_cast<unsigned char>(c);
            const char escaped[] = { '\\', 'x', digits[byte >> 4], digits[byte & 15] };
            const char plain = kLowerCase ? toLower(c) : c;
            return isPrintable(c) ? put({ &plain, 1 }) : put({ escaped, sizeof(escaped) });
        });
    }
    std::string_view text() const { return { m_scratch.bytes.data(), m_size }; }

private:
    std::size_t m_limit;
    NameScratch &m_scratch;
    std::size_t m_size = 0;
};

template <bool kLowerCase>
ShownName shown(std::string_view text, std::size_t limit, NameScratch &scratch)
{
    limit = std::min(limit, scratch.bytes.size());
    if (shownAsIs<kLowerCase>(text.substr(0, limit)))
        return { text.substr(0, limit), text.size() > limit };
    NameWriter writer(limit, scratch);
    const bool whole = writer.putShown<kLowerCase>(text);
    return { writer.text(), !whole };
}

/// @param path begins with '/'
ShownName shownFolded(std::string_view path, std::size_t limit, NameScratch &scratch)
{
    NameWriter writer(std::min(limit, scratch.bytes.size()), scratch);
    bool whole = true;
    while (whole && !path.empty()) {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        const std::string_view segment = path.substr(1, end - 1);
        const bool isNumber =
            !segment.empty() && std::all_of(segment.begin(), segment.end(), isDigit);
        whole = writer.put("/") && (isNumber ? writer.put(":n") : writer.putShown<false>(segment));
        path.remove_prefix(end);
    }
    return { writer.text(), !whole };
}

/// Of a path with its query and fragment: where its section ends. No section ends in '/', but for
/// "/" itself: behind it is an empty segment.
std::size_t sectionEnd(std::string_view path, int depth)
{
    std::size_t end = 0;
    for (int segments = 0; end < path.size() && path[end] != '?' && path[end] != '#'; ++end) {
        if (path[end] == '/' && end > 0 && ++segments >= depth)
            break;
    }
    while (end > 1 && path[end - 1] == '/')
        --end;
    return end;
}

} // namespace

std::string_view authorityOf(std::string_view target)
{
    const std::size_t start = authorityStart(target);
    if (start == std::string_view::npos)
        return {};
    const std::string_view rest = target.substr(start);
    return rest.substr(0, rest.find_first_of("/?#"));
}

ShownName shownHost(
    std::string_view authority, std::size_t limit, NameScratch &scratch, bool overTls)
{
    std::string_view host = trimmed(authority);
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
        host.remove_prefix(at + 1);
    return shown<true>(withoutPort(host, overTls ? "443" : "80"), limit, scratch);
}

ShownName shownSection(
    std::string_view target, const SectionRule &rule, std::size_t limit, NameScratch &scratch)
{
    if (const std::size_t start = authorityStart(target); start != std::string_view::npos) {
        const std::size_t path = target.find_first_of("/?#", start);
        target = path == std::string_view::npos ? std::string_view() : target.substr(path);
    }
    const std::string_view section = target.substr(0, sectionEnd(target, rule.depth));
    if (section.empty())
        return { "/", false };
    if (rule.foldNumbers && section.front() == '/')
        return shownFolded(section, limit, scratch);
    return shown<false>(section, limit, scratch);
}

} // namespace hitwatch

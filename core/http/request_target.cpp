// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_target.h"

#include "http/http_syntax.h"

#include <algorithm>

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

std::string_view withoutPort80(std::string_view host)
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
    return port == "80" || port.empty() ? host.substr(0, colon) : host;
}

template <bool kLowerCase> bool shownAsIs(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
        [](char c) { return isPrintable(c) && (!kLowerCase || toLower(c) == c); });
}

template <bool kLowerCase>
ShownName shown(std::string_view text, std::size_t limit, NameScratch &scratch)
{
    limit = std::min(limit, scratch.bytes.size());
    if (shownAsIs<kLowerCase>(text.substr(0, limit)))
        return { text.substr(0, limit), text.size() > limit };
    constexpr char digits[] = "0123456789abcdef";
    std::size_t size = 0;
    for (const char c : text) {
        const std::size_t needed = isPrintable(c) ? 1 : 4;
        if (size + needed > limit)
            return { { scratch.bytes.data(), size }, true };
        if (needed == 1) {
            scratch.bytes[size++] = kLowerCase ? toLower(c) : c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        scratch.bytes[size++] = '\\';
        scratch.bytes[size++] = 'x';
        scratch.bytes[size++] = digits[byte >> 4];
        scratch.bytes[size++] = digits[byte & 15];
    }
    return { { scratch.bytes.data(), size }, false };
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

ShownName shownHost(std::string_view authority, std::size_t limit, NameScratch &scratch)
{
    std::string_view host = trimmed(authority);
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
        host.remove_prefix(at + 1);
    return shown<true>(withoutPort80(host), limit, scratch);
}

ShownName shownSection(std::string_view target, std::size_t limit, NameScratch &scratch)
{
    if (const std::size_t start = authorityStart(target); start != std::string_view::npos) {
        const std::size_t path = target.find_first_of("/?#", start);
        target = path == std::string_view::npos ? std::string_view() : target.substr(path);
    }
    std::size_t end = 0;
    while (end < target.size() && target[end] != '?' && target[end] != '#'
        && (target[end] != '/' || end == 0))
        ++end;
    if (end == 0)
        return { "/", false };
    return shown<false>(target.substr(0, end), limit, scratch);
}

} // namespace hitwatch

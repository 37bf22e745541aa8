// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/start_line.h"

#include "http/http_syntax.h"

#include <algorithm>
#include <cstring>

namespace hitwatch {

namespace {

constexpr std::string_view kVersion = "HTTP/1.";
constexpr std::string_view kProtocol = "HTTP/";
constexpr std::size_t kLongestMethod = 256;
constexpr std::size_t kVersionDigits = 3;

StartLine result(StartLineKind kind)
{
    StartLine line;
    line.kind = kind;
    return line;
}

std::size_t findLineEnd(std::string_view bytes, std::size_t from)
{
    const void *end = std::memchr(bytes.data() + from, '\n', bytes.size() - from);
    return end ? static_cast<std::size_t>(static_cast<const char *>(end) - bytes.data())
               : std::string_view::npos;
}

StartLine readStatusLine(std::string_view bytes)
{
    std::size_t at = kVersion.size();
    if (at == bytes.size())
        return result(StartLineKind::Unfinished);
    if (!isDigit(bytes[at]))
        return result(StartLineKind::None);
    StartLine line;
    line.minorVersion = static_cast<std::uint8_t>(bytes[at] - '0');
    // "HTTP/1.10" is no version of HTTP, and yet clients take it for one.
    while (at < bytes.size() && isDigit(bytes[at]) && at < kVersion.size() + kVersionDigits)
        ++at;
    const std::size_t blanks = at;
    while (at < bytes.size() && isBlank(bytes[at]))
        ++at;
    if (at == bytes.size())
        return result(StartLineKind::Unfinished);
    if (at == blanks)
        return result(StartLineKind::None);
    unsigned status = 0;
    for (int digit = 0; digit < 3; ++digit, ++at) {
        if (at == bytes.size())
            return result(StartLineKind::Unfinished);
        if (!isDigit(bytes[at]))
            return result(StartLineKind::None);
        status = status * 10 + static_cast<unsigned>(bytes[at] - '0');
    }
    if (status < 100)
        return result(StartLineKind::None);
    if (at == bytes.size())
        return result(StartLineKind::Unfinished);
    if (isDigit(bytes[at]))
        return result(StartLineKind::None);
    const std::size_t end = findLineEnd(bytes, at);
    if (end == std::string_view::npos)
        return result(StartLineKind::Unfinished);
    line.kind = StartLineKind::Response;
    line.status = static_cast<std::uint16_t>(status);
    line.size = end + 1;
    return line;
}

std::string_view lastWord(std::string_view text)
{
    // Nearly always a version.
    constexpr std::size_t usual = kVersion.size() + 1;
    if (text.size() > usual && isBlank(text[text.size() - usual - 1])
        && text.substr(text.size() - usual).starts_with(kVersion))
        return text.substr(text.size() - usual);
    std::size_t begin = text.size();
    while (begin > 0 && !isBlank(text[begin - 1]))
        --begin;
    return text.substr(begin);
}

bool looksLikeVersion(std::string_view word)
{
    return word.starts_with(kProtocol)
        && std::all_of(word.begin() + kProtocol.size(), word.end(),
            [](char c) { return isDigit(c) || c == '.'; });
}

StartLine splitRequestLine(std::string_view bytes, std::size_t methodSize, std::size_t end)
{
    const std::string_view rest = trimmed(bytes.substr(methodSize, end - methodSize));
    const std::string_view version = lastWord(rest);
    StartLine line;
    line.method = bytes.substr(0, methodSize);
    line.target = trimmed(rest.substr(0, rest.size() - version.size()));
    line.size = end + 1;
    const bool isVersion = version.size() == kVersion.size() + 1 && version.starts_with(kVersion)
        && isDigit(version.back());
    if (isVersion && !line.target.empty() && methodSize <= kLongestMethod) {
        line.kind = StartLineKind::Request;
        line.minorVersion = static_cast<std::uint8_t>(version.back() - '0');
    } else if (version == "HTTP/2.0" && line.method == "PRI" && line.target == "*") {
        line.kind = StartLineKind::Http2Preface;
    } else if (looksLikeVersion(version)) {
        line.kind = StartLineKind::RefusedRequest;
    }
    return line;
}

} // namespace

StartLine readStartLine(std::string_view bytes)
{
    if (bytes.empty())
        return result(StartLineKind::Unfinished);
    if (bytes.front() == 'H') {
        const std::size_t compared = std::min(bytes.size(), kVersion.size());
        if (bytes.substr(0, compared) == kVersion.substr(0, compared)) {
            if (compared < kVersion.size())
                return result(StartLineKind::Unfinished);
            return readStatusLine(bytes);
        }
    }
    std::size_t methodSize = 0;
    while (methodSize < bytes.size() && isTokenChar(bytes[methodSize]))
        ++methodSize;
    if (methodSize == bytes.size())
        return result(StartLineKind::Unfinished);
    if (methodSize == 0 || !isBlank(bytes[methodSize]))
        return result(StartLineKind::None);
    const std::size_t end = findLineEnd(bytes, methodSize);
    if (end == std::string_view::npos)
        return result(StartLineKind::Unfinished);
    return splitRequestLine(bytes, methodSize, end);
}

bool beginsRelative(std::string_view bytes)
{
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos)
        return false;
    const std::string_view line = trimmed(bytes.substr(0, end));
    const std::size_t blank = line.rfind(' ');
    if (blank == std::string_view::npos)
        return false;
    const std::string_view last = line.substr(blank + 1);
    const std::string_view first = line.substr(0, line.find(' '));
    const bool asks = std::all_of(first.begin(), first.end(), isTokenChar);
    for (const std::string_view version : { "RTSP/1.0", "RTSP/2.0", "SIP/2.0", "ICAP/1.0" }) {
        const bool answers = line.starts_with(version) && line[version.size()] == ' ';
        if (answers || (asks && last == version))
            return true;
    }
    return false;
}

bool endsLikeRequest(std::string_view line)
{
    return looksLikeVersion(lastWord(trimmed(line)));
}

bool beginsRequest(std::string_view bytes, StartLine &line)
{
    std::size_t at = 0;
    while (at < bytes.size() && isTokenChar(bytes[at]))
        ++at;
    if (at == 0 || at == bytes.size() || !isBlank(bytes[at]))
        return false;
    line.method = bytes.substr(0, at);
    line.target = trimmed(bytes.substr(at, bytes.find('\n', at) - at));
    line.target = line.target.substr(0, line.target.find_first_of(" \t"));
    line.kind = StartLineKind::Request;
    return !line.target.empty();
}

} // namespace hitwatch

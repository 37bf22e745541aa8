// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a header section and what follows it. The fast path for ordinary sections must give
// what the parser behind it gives, and no reading may depend on what follows the section.
#include "http/message_parser.h"
#include "http/plain_fields.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace hitwatch;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void requireSame(const HeaderSection &one, const HeaderSection &other)
{
    require(one.state == other.state, "state");
    if (one.state != HeaderSectionState::Complete)
        return;
    require(one.size == other.size, "size");
    require(one.fields == other.fields, "fields");
}

void compare(std::string_view bytes)
{
    static MessageParser parser;
    const HeaderSection request = parser.readRequestFieldsByByte(bytes);
    const HeaderSection response = parser.readResponseFieldsByByte(bytes);
    const std::size_t end = findHeaderSectionEnd(bytes);
    for (const HeaderSection &section : { request, response }) {
        const bool complete = section.state == HeaderSectionState::Complete;
        require(complete == (end != std::string_view::npos), "complete behind the blank line");
        require(!complete || section.size == end, "ends behind the blank line");
    }
    HeaderSection plain;
    if (readPlainFields(bytes, plain)) {
        requireSame(plain, request);
        requireSame(plain, response);
    }
    if (end == std::string_view::npos || end == bytes.size())
        return;
    requireSame(request, parser.readRequestFieldsByByte(bytes.substr(0, end)));
    requireSame(response, parser.readResponseFieldsByByte(bytes.substr(0, end)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // A copy of its own, so that a sanitizer sees every read behind it.
    const std::vector<char> exact(data, data + size);
    compare({ exact.data(), exact.size() });
    return 0;
}

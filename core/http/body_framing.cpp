// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/body_framing.h"

namespace hitwatch {

MethodKind methodKindOf(std::string_view method)
{
    if (method.size() != 4 && method.size() != 7)
        return MethodKind::Other;
    if (method == "HEAD")
        return MethodKind::Head;
    if (method == "CONNECT")
        return MethodKind::Connect;
    return MethodKind::Other;
}

namespace {

BodyFraming byLength(std::uint64_t length)
{
    return { length == 0 ? BodyKind::None : BodyKind::Length, length };
}

} // namespace

BodyFraming frameRequest(const HeaderFields &fields)
{
    // Servers that accept chunked where it is not the final coding read chunks.
    if (fields.chunked || fields.chunkedListed)
        return { BodyKind::Chunked, 0 };
    if (fields.transferEncoding || !fields.lengthSent)
        return {};
    return byLength(fields.contentLength);
}

BodyFraming frameResponse(unsigned status, MethodKind method, const HeaderFields &fields)
{
    if (status == 101 || (method == MethodKind::Connect && status >= 200 && status < 300))
        return { BodyKind::Tunnel, 0 };
    if (status < 200 || status == 204 || status == 304 || method == MethodKind::Head)
        return {};
    if (fields.chunked)
        return { BodyKind::Chunked, 0 };
    if (fields.transferEncoding || !fields.lengthSent)
        return { BodyKind::UntilClose, 0 };
    return byLength(fields.contentLength);
}

} // namespace hitwatch

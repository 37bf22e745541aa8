// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace hitwatch {

/// How many of @p bytes, the first ones of a connection, are the header in which a load balancer
/// names the client it speaks for (the PROXY protocol of HAProxy, versions 1 and 2). It is sent in
/// one piece, often with the first request right behind it.
/// @returns 0 when there is none, or not the whole of it
std::size_t proxyHeaderSize(std::string_view bytes);

} // namespace hitwatch

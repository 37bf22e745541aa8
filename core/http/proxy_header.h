// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

enum class ProxyHeaderState : std::uint8_t { None, Unfinished, Complete };

struct ProxyHeader {
    ProxyHeaderState state = ProxyHeaderState::None;
    std::size_t size = 0; ///< bytes, when Complete
};

/// Whether @p bytes, the first ones of a connection, begin with the header in which a load balancer
/// names the client it speaks for (the PROXY protocol of HAProxy, versions 1 and 2).
ProxyHeader readProxyHeader(std::string_view bytes);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace hitwatch {

/// Borrowed bytes from the network. Whoever hands one out says how long it stays valid.
using ByteView = std::span<const std::uint8_t>;

inline std::string_view asText(ByteView bytes)
{
    return { reinterpret_cast<const char *>(bytes.data()), bytes.size() };
}

inline ByteView asBytes(std::string_view text)
{
    return { reinterpret_cast<const std::uint8_t *>(text.data()), text.size() };
}

/// Big-endian (network order) loads. The caller has checked that the bytes are there.
constexpr std::uint16_t loadBig16(const std::uint8_t *at)
{
    return static_cast<std::uint16_t>((at[0] << 8) | at[1]);
}

constexpr std::uint32_t loadBig32(const std::uint8_t *at)
{
    return (static_cast<std::uint32_t>(at[0]) << 24) | (static_cast<std::uint32_t>(at[1]) << 16)
        | (static_cast<std::uint32_t>(at[2]) << 8) | static_cast<std::uint32_t>(at[3]);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// Little-endian stores and loads of any unsigned type. The caller has checked that the bytes are
/// there. Compilers turn each loop into one move.
template <typename Unsigned> constexpr void storeLittle(std::uint8_t *at, Unsigned value)
{
    for (std::size_t byte = 0; byte < sizeof(Unsigned); ++byte)
        at[byte] = static_cast<std::uint8_t>(value >> (8 * byte));
}

template <typename Unsigned> constexpr Unsigned loadLittle(const std::uint8_t *at)
{
    Unsigned value = 0;
    for (std::size_t byte = 0; byte < sizeof(Unsigned); ++byte)
        value = static_cast<Unsigned>(value | (Unsigned { at[byte] } << (8 * byte)));
    return value;
}

} // namespace hitwatch

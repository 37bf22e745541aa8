// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace hitwatch {

/// Loads numbers in a byte order that is known only when the file is read.
class EndianLoader {
public:
    explicit EndianLoader(std::endian order = std::endian::native)
        : m_swap(order != std::endian::native)
    {
    }

    std::uint16_t load16(const std::uint8_t *at) const
    {
        std::uint16_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return m_swap ? __builtin_bswap16(value) : value;
    }
    std::uint32_t load32(const std::uint8_t *at) const
    {
        std::uint32_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return m_swap ? __builtin_bswap32(value) : value;
    }
    std::uint64_t load64(const std::uint8_t *at) const
    {
        std::uint64_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return m_swap ? __builtin_bswap64(value) : value;
    }

private:
    bool m_swap;
};

} // namespace hitwatch

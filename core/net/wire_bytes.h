// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace hitwatch {

constexpr std::size_t kEthernetHeader = 14; ///< bytes
constexpr std::size_t kIpv4Header = 20; ///< bytes, without options

/// What is left of a frame in front of the decoder: the bytes that were captured, and how many
/// there were on the wire, which is never less.
struct WireBytes {
    const std::uint8_t *at = nullptr;
    std::size_t captured = 0;
    std::size_t onWire = 0;

    bool has(std::size_t count) const { return captured >= count; }
    std::uint8_t operator[](std::size_t offset) const { return at[offset]; }
    std::uint16_t big16(std::size_t offset) const { return loadBig16(at + offset); }
    std::uint32_t big32(std::size_t offset) const { return loadBig32(at + offset); }
    ByteView view() const { return { at, captured }; }

    /// The caller has checked has(@p count).
    WireBytes from(std::size_t count) const
    {
        return { at + count, captured - count, onWire - count };
    }

    /// A length field says that there are @p length bytes: trims padding, or tells that the
    /// capture lacks the end.
    WireBytes ofLength(std::size_t length) const
    {
        return { at, std::min(captured, length), length };
    }
};

} // namespace hitwatch

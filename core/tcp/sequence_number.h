// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

/// How far sequence number @p to lies ahead of @p from, modulo 2^32 (RFC 9293, 3.4); negative when
/// it lies behind.
constexpr std::int32_t sequenceDistance(std::uint32_t from, std::uint32_t to)
{
    return static_cast<std::int32_t>(to - from);
}

/// A position in a stream that never wraps: its low 32 bits are the sequence number. Comparing and
/// subtracting positions is plain arithmetic.
using StreamPosition = std::uint64_t;

/// The first position given to a sequence number; far enough from 0 that nothing before it is
/// negative.
constexpr StreamPosition firstPosition(std::uint32_t sequenceNumber)
{
    return (StreamPosition { 1 } << 32) + sequenceNumber;
}

/// The position of @p sequenceNumber that is nearest to @p reference.
constexpr StreamPosition nearestPosition(StreamPosition reference, std::uint32_t sequenceNumber)
{
    const std::int64_t distance =
        sequenceDistance(static_cast<std::uint32_t>(reference), sequenceNumber);
    return reference + static_cast<StreamPosition>(distance);
}

/// How far @p to lies ahead of @p from; negative when it lies behind.
constexpr std::int64_t positionDistance(StreamPosition from, StreamPosition to)
{
    return static_cast<std::int64_t>(to - from);
}

} // namespace hitwatch

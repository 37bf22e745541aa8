// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// RFC 9113, 6.
enum class Http2FrameType : std::uint8_t {
    Data = 0,
    Headers = 1,
    Priority = 2,
    ResetStream = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
};

/// RFC 9113, 4.1.
struct Http2FrameHeader {
    static constexpr std::size_t kSize = 9;

    std::uint32_t length = 0; ///< of the payload, bytes
    std::uint8_t type = 0; ///< others than those of Http2FrameType are to be ignored
    std::uint8_t flags = 0;
    std::uint32_t stream = 0;
    bool reserved = false; ///< the bit that nobody sets

    static Http2FrameHeader read(const std::uint8_t *bytes);
    bool is(Http2FrameType wanted) const { return type == static_cast<std::uint8_t>(wanted); }
    /// Could it be sent at all, under the initial SETTINGS_MAX_FRAME_SIZE?
    bool isPlausible() const;
};

} // namespace hitwatch

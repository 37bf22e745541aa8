// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/frame_header.h"

#include "common/byte_view.h"

namespace hitwatch {

namespace {

/// SETTINGS_MAX_FRAME_SIZE where nobody changed it (RFC 9113, 6.5.2).
constexpr std::uint32_t kInitialFrameSize = 16'384;

} // namespace

Http2FrameHeader Http2FrameHeader::read(const std::uint8_t *bytes)
{
    const std::uint32_t stream = loadBig32(bytes + 5);
    return { loadBig32(bytes) >> 8, bytes[3], bytes[4], stream & 0x7FFF'FFFFU, (stream >> 31) != 0 };
}

bool Http2FrameHeader::isPlausible() const
{
    if (reserved || length > kInitialFrameSize)
        return false;
    const bool onStream = stream != 0;
    switch (static_cast<Http2FrameType>(type)) {
    case Http2FrameType::Data:
        return onStream && (flags & ~0x09U) == 0;
    case Http2FrameType::Headers:
        return onStream && (flags & ~0x2DU) == 0;
    case Http2FrameType::Priority:
        return onStream && length == 5 && flags == 0;
    case Http2FrameType::ResetStream:
        return onStream && length == 4 && flags == 0;
    case Http2FrameType::Settings:
        return !onStream && length % 6 == 0 && (flags & ~0x01U) == 0
            && ((flags & 0x01U) == 0 || length == 0);
    case Http2FrameType::PushPromise:
        return onStream && length >= 4 && (flags & ~0x0CU) == 0;
    case Http2FrameType::Ping:
        return !onStream && length == 8 && (flags & ~0x01U) == 0;
    case Http2FrameType::GoAway:
        return !onStream && length >= 8 && flags == 0;
    case Http2FrameType::WindowUpdate:
        return length == 4 && flags == 0;
    case Http2FrameType::Continuation:
        return onStream && (flags & ~0x04U) == 0;
    }
    return false;
}

} // namespace hitwatch

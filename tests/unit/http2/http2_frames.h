// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http2/frame_header.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hitwatch::test {

constexpr std::uint8_t kEndStream = 0x01;
constexpr std::uint8_t kEndHeaders = 0x04;
constexpr std::uint8_t kPadded = 0x08;
constexpr std::uint8_t kPriority = 0x20;

inline const std::string kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// One frame (RFC 9113, 4.1).
inline std::string frame(Http2FrameType type, std::uint8_t flags, std::uint32_t stream,
    std::string_view payload = {})
{
    const auto byte = [](std::size_t value) { return static_cast<char>(value & 0xff); };
    std::string bytes { byte(payload.size() >> 16), byte(payload.size() >> 8), byte(payload.size()),
        static_cast<char>(type), static_cast<char>(flags) };
    bytes += { byte(stream >> 24), byte(stream >> 16), byte(stream >> 8), byte(stream) };
    return bytes.append(payload);
}

/// A field without indexing, its name and value as they are (RFC 7541, 6.2.2). Both are shorter than
/// 127 bytes.
inline std::string field(std::string_view name, std::string_view value)
{
    std::string bytes { '\0', static_cast<char>(name.size()) };
    bytes.append(name) += static_cast<char>(value.size());
    return bytes.append(value);
}

/// The same, and it goes into the table of its receiver (RFC 7541, 6.2.1).
inline std::string indexedField(std::string_view name, std::string_view value)
{
    std::string bytes = field(name, value);
    bytes.front() = '\x40';
    return bytes;
}

inline std::string requestFields(std::string_view path, std::string_view host = "h2.example",
    std::string_view method = "GET")
{
    return field(":method", method) + field(":scheme", "http") + field(":path", path)
        + field(":authority", host);
}

inline std::string responseFields(std::string_view status)
{
    return field(":status", status) + field("server", "test");
}

inline std::string headers(
    std::uint32_t stream, std::string_view block, std::uint8_t flags = kEndHeaders | kEndStream)
{
    return frame(Http2FrameType::Headers, flags, stream, block);
}

inline std::string data(std::uint32_t stream, std::string_view content, std::uint8_t flags = 0)
{
    return frame(Http2FrameType::Data, flags, stream, content);
}

inline std::string settings()
{
    return frame(Http2FrameType::Settings, 0, 0);
}

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

enum class StartLineKind : std::uint8_t {
    None, ///< these bytes do not begin an HTTP/1 message
    Unfinished, ///< they may; the line has not ended yet
    Request,
    RefusedRequest, ///< in the form of a request, with a method or version that is none
    Response,
    Http2Preface, ///< "PRI * HTTP/2.0" (RFC 9113, 3.4)
};

/// The first line of an HTTP/1 message. The texts point into the bytes that were read.
struct StartLine {
    StartLineKind kind = StartLineKind::None;
    std::uint16_t status = 0;
    std::uint8_t minorVersion = 0;
    std::string_view method; ///< any token (RFC 9110, 9.1)
    std::string_view target; ///< never empty
    std::size_t size = 0; ///< bytes, with the line end
};

/// Reads the start line (RFC 9112, 2.1, 3, 4) at the beginning of @p bytes as leniently as a
/// passive observer should: any token as method, several blanks, blanks inside the target, a bare
/// LF at the end. HTTP/0.9, which has no version, is not recognised. A line that ends like a
/// request but has no target, a method over 256 bytes, or a version such as HTTP/1.10 (RFC
/// 9112, 2.3: one digit on each side) is refused: some servers answer it.
StartLine readStartLine(std::string_view bytes);

/// True when @p bytes begin with the start line of a protocol that borrowed the form of HTTP: RTSP
/// (RFC 7826), SIP (RFC 3261), ICAP (RFC 3507). What they carry is not on its way from an HTTP
/// client to an HTTP server, even where it looks like that.
bool beginsRelative(std::string_view bytes);

/// True when @p line, which may lack its beginning, ends with the name of HTTP and a version.
bool endsLikeRequest(std::string_view line);

/// True when @p bytes begin with the method and at least one byte of the target of a request whose
/// line was cut off.
bool beginsRequest(std::string_view bytes, StartLine &line);

} // namespace hitwatch

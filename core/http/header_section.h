// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// What the fields of a header section say about naming and framing. Texts point into the message.
struct HeaderFields {
    std::string_view host; ///< value of the first Host field
    bool hostSent = false;
    bool transferEncoding = false;
    bool chunked = false; ///< the final transfer coding
    bool chunkedListed = false; ///< chunked is among the transfer codings, final or not
    bool lengthSent = false; ///< a valid Content-Length
    bool upgrade = false;
    bool upgradesToHttp2 = false; ///< Upgrade: h2c (RFC 7540, 3.2)
    bool expectContinue = false;
    std::uint64_t contentLength = 0;

    bool operator==(const HeaderFields &) const = default;
};

enum class HeaderSectionState : std::uint8_t { Complete, Unfinished, Malformed };

struct HeaderSection {
    HeaderSectionState state = HeaderSectionState::Unfinished;
    std::size_t size = 0; ///< bytes, with the blank line; when Complete
    HeaderFields fields;
};

/// Where the header section ends that begins at @p bytes: behind the first blank line.
/// @param from where a line begins; an earlier search may already have covered what is before
/// @returns npos when there is no blank line
std::size_t findHeaderSectionEnd(std::string_view bytes, std::size_t from = 0);

} // namespace hitwatch

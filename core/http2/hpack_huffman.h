// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"

#include <cstddef>
#include <optional>

namespace hitwatch {

/// Decodes a string in the Huffman code of HPACK (RFC 7541, 5.2 and Appendix B).
/// @param out room for the text; what does not fit is decoded, but not kept
/// @returns the length of the whole text, nothing when the code or its padding is invalid
std::optional<std::size_t> decodeHuffman(ByteView code, char *out, std::size_t room);

} // namespace hitwatch

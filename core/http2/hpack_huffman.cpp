// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/hpack_huffman.h"

#include <array>
#include <bit>
#include <cstdint>

namespace hitwatch {

namespace {

constexpr std::size_t kSymbols = 257;
constexpr unsigned kEndOfString = 256;
constexpr unsigned kLongest = 30;
constexpr unsigned kShortest = 5;
/// Padding is shorter than a byte (RFC 7541, 5.2).
constexpr unsigned kMostPadding = 7;

/// The lengths of the codes in bits, by symbol. The code is canonical: codes of one length are
/// consecutive numbers in the order of the symbols, so that nothing else need be listed.
constexpr std::array<std::uint8_t, kSymbols> kLengths { 13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30,
    28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10,
    12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
    13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13,
    14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11,
    14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24,
    23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21,
    22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22,
    23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28,
    27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27,
    27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30 };

struct CanonicalCode {
    std::array<std::uint16_t, kSymbols> symbols {}; ///< in the order of their codes
    std::array<std::uint32_t, kLongest + 1> first {}; ///< code of each length, left-aligned
    std::array<std::uint64_t, kLongest + 1> end {}; ///< behind the last one, left-aligned
    std::array<std::uint16_t, kLongest + 1> offset {}; ///< of the first one's symbol
};

constexpr CanonicalCode makeCode()
{
    CanonicalCode code;
    std::uint64_t next = 0;
    std::uint16_t count = 0;
    for (unsigned length = 1; length <= kLongest; ++length) {
        next <<= 1;
        code.first[length] = static_cast<std::uint32_t>(next << (32 - length));
        code.offset[length] = count;
        for (std::size_t symbol = 0; symbol < kSymbols; ++symbol) {
            if (kLengths[symbol] != length)
                continue;
            code.symbols[count++] = static_cast<std::uint16_t>(symbol);
            ++next;
        }
        code.end[length] = next << (32 - length);
    }
    return code;
}

constexpr CanonicalCode kCode = makeCode();
static_assert(kCode.end[kLongest] == std::uint64_t { 1 } << 32, "the code is complete");

} // namespace

std::optional<std::size_t> decodeHuffman(ByteView code, char *out, std::size_t room)
{
    std::uint64_t bits = 0; ///< left-aligned
    unsigned held = 0;
    std::size_t at = 0;
    std::size_t length = 0;
    for (;;) {
        while (held <= 56 && at < code.size()) {
            bits |= std::uint64_t { code[at++] } << (56 - held);
            held += 8;
        }
        const auto window = static_cast<std::uint32_t>(bits >> 32);
        unsigned size = kShortest;
        while (window >= kCode.end[size])
            ++size;
        if (size > held)
            break;
        const std::uint32_t index = (window - kCode.first[size]) >> (32 - size);
        const std::uint16_t symbol = kCode.symbols[kCode.offset[size] + index];
        if (symbol == kEndOfString)
            return std::nullopt;
        if (length < room)
            out[length] = static_cast<char>(symbol);
        ++length;
        bits <<= size;
        held -= size;
    }
    // What is left has to be the beginning of the code of the end: ones.
    const bool padded = held <= kMostPadding
        && static_cast<unsigned>(std::countl_one(bits)) >= held;
    return padded ? std::optional(length) : std::nullopt;
}

} // namespace hitwatch

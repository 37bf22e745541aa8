// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/foreign_format.h"

#include <algorithm>
#include <string_view>

namespace hitwatch {

namespace {

using namespace std::string_view_literals;

struct ForeignFormat {
    std::string_view magic;
    ErrorCode code;
    std::string_view phrase;
};

constexpr std::string_view kConvert =
    ", which Hitwatch cannot read; convert it with 'editcap -F pcapng OLD NEW'";

// Other programs' capture formats, by the numbers at their start.
constexpr ForeignFormat kCaptures[] = {
    { "snoop\0\0\0"sv, ErrorCode::Unsupported, "is a Solaris snoop capture"sv },
    { "GMBU"sv, ErrorCode::Unsupported, "is a Microsoft Network Monitor 2 capture"sv },
    { "RTSS"sv, ErrorCode::Unsupported, "is a Microsoft Network Monitor 1 capture"sv },
    { "TRSNIFF data    \x1a"sv, ErrorCode::Unsupported, "is a Sniffer capture"sv },
    { "XCP\0"sv, ErrorCode::Unsupported, "is a NetXRay capture"sv },
    { "\x54\x52\x00\x64\x00"sv, ErrorCode::Unsupported, "is a Network Instruments capture"sv },
    { "ObserverPktBufferVersion="sv, ErrorCode::Unsupported, "is an Observer capture"sv },
    { "btsnoop\0"sv, ErrorCode::Unsupported, "is a Bluetooth capture (btsnoop)"sv },
};

constexpr ForeignFormat kOthers[] = {
    { "\xfd"
      "7zXZ\0"sv,
        ErrorCode::Unsupported, "is compressed with xz; use 'xz -dc FILE | ... --read -'"sv },
    { "\x28\xb5\x2f\xfd"sv, ErrorCode::Unsupported,
        "is compressed with zstd; use 'zstd -dc FILE | ... --read -'"sv },
    { "BZh"sv, ErrorCode::Unsupported,
        "is compressed with bzip2; use 'bzip2 -dc FILE | ... --read -'"sv },
    { "\x04\x22\x4d\x18"sv, ErrorCode::Unsupported,
        "is compressed with lz4; use 'lz4 -dc FILE | ... --read -'"sv },
    // One layer of gzip has been removed by then.
    { "\x1f\x8b"sv, ErrorCode::Unsupported,
        "is compressed twice with gzip; use 'gzip -dc FILE | ... --read -'"sv },
    { "PK\x03\x04"sv, ErrorCode::Unsupported,
        "is a zip archive; use 'unzip -p FILE | ... --read -'"sv },
    { "\x7f"
      "ELF"sv,
        ErrorCode::InvalidInput, "is a program, not a capture file"sv },
    { "%PDF"sv, ErrorCode::InvalidInput, "is a PDF document, not a capture file"sv },
    { "version https://git-lfs"sv, ErrorCode::InvalidInput,
        "is a Git LFS pointer, not the capture file itself; download the file with 'git lfs pull'"sv },
};

bool startsWithMarkup(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string_view::npos && text[first] == '<';
}

bool isPrintable(char character)
{
    return (character >= ' ' && character < '\x7f') || character == '\n' || character == '\r'
        || character == '\t';
}

} // namespace

Error describeForeignFormat(ByteView start)
{
    const std::string_view text = asText(start);
    for (const ForeignFormat &format : kCaptures) {
        if (text.starts_with(format.magic))
            return { format.code, std::string(format.phrase) + std::string(kConvert) };
    }
    for (const ForeignFormat &format : kOthers) {
        if (text.starts_with(format.magic))
            return { format.code, std::string(format.phrase) };
    }
    if (startsWithMarkup(text))
        return { ErrorCode::InvalidInput,
            "is an HTML or XML document, not a capture file; the download may have returned an "
            "error "
            "page" };
    if (std::all_of(text.begin(), text.end(), isPrintable))
        return { ErrorCode::InvalidInput, "is a text file, not a capture file" };
    return { ErrorCode::InvalidInput, "is not a pcap or pcapng file" };
}

} // namespace hitwatch

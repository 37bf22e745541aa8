// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tls_client_hello.h"

#include "tls/hello.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace hitwatch {

namespace {

constexpr std::size_t kRecordHeader = 5;
constexpr std::size_t kLongestRecord = 16'384 + 256;
constexpr std::size_t kMessageHeader = 4;
/// Longer ones are not waited for: there is no room to hold them.
constexpr std::size_t kLongestHello = 60'000;
/// Nobody needs that many, and a walk must stay short: it is repeated with each piece.
constexpr std::size_t kMostRecords = 64;
constexpr unsigned char kHandshake = 0x16;
constexpr unsigned char kClientHello = 0x01;

/// The handshake records at the beginning of some bytes, the last one perhaps cut off.
class RecordWalk {
public:
    explicit RecordWalk(std::string_view bytes)
        : m_bytes(bytes)
    {
        std::size_t at = 0;
        while (at < bytes.size() && !m_broken) {
            m_broken = !looksLikeRecord(bytes.substr(at)) || m_records == kMostRecords;
            if (m_broken || bytes.size() - at < kRecordHeader)
                return;
            const std::size_t size = lengthOf(at);
            m_content += std::min(size, bytes.size() - at - kRecordHeader);
            ++m_records;
            at += kRecordHeader + size;
        }
    }

    /// What follows is no handshake record.
    bool broken() const { return m_broken; }
    std::size_t records() const { return m_records; }
    std::size_t content() const { return m_content; }

    /// Copies the first @p size bytes of the records' content; @returns how many there were.
    std::size_t copy(void *to, std::size_t size) const
    {
        std::size_t copied = 0;
        std::size_t at = 0;
        for (std::size_t record = 0; record < m_records && copied < size; ++record) {
            const std::string_view content = m_bytes.substr(at + kRecordHeader, lengthOf(at));
            const std::size_t part = std::min(size - copied, content.size());
            std::memcpy(static_cast<char *>(to) + copied, content.data(), part);
            copied += part;
            at += kRecordHeader + lengthOf(at);
        }
        return copied;
    }

private:
    static bool looksLikeRecord(std::string_view bytes)
    {
        const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        if (at(0) != kHandshake || (bytes.size() > 1 && at(1) != 0x03)
            || (bytes.size() > 2 && at(2) > 0x04))
            return false;
        if (bytes.size() < kRecordHeader)
            return true;
        const std::size_t size = loadBig16(asBytes(bytes).data() + 3);
        return size > 0 && size <= kLongestRecord;
    }
    std::size_t lengthOf(std::size_t at) const
    {
        return loadBig16(asBytes(m_bytes).data() + at + 3);
    }

    std::string_view m_bytes;
    std::size_t m_records = 0;
    std::size_t m_content = 0;
    bool m_broken = false;
};

} // namespace

TlsClientHelloState readTlsClientHello(std::string_view bytes)
{
    using State = TlsClientHelloState;
    const RecordWalk walk(bytes);
    if (walk.broken() && walk.content() == 0)
        return State::None;
    const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() > kRecordHeader && at(kRecordHeader) != kClientHello)
        return State::None;
    if (walk.broken())
        return State::Complete;
    std::array<unsigned char, kMessageHeader> header {};
    if (walk.copy(header.data(), header.size()) < header.size())
        return State::Unfinished;
    const auto claimed = static_cast<std::size_t>(header[1] << 16 | header[2] << 8 | header[3]);
    const bool isWhole = walk.content() >= kMessageHeader + claimed;
    return isWhole || claimed > kLongestHello ? State::Complete : State::Unfinished;
}

std::string_view tlsServerName(std::string_view bytes, std::string &scratch)
{
    const RecordWalk walk(bytes);
    std::string_view message;
    if (walk.records() == 1) {
        message = bytes.substr(kRecordHeader, walk.content());
    } else {
        scratch.resize(walk.content());
        walk.copy(scratch.data(), scratch.size());
        message = scratch;
    }
    if (message.size() < kMessageHeader)
        return {};
    const std::size_t claimed =
        static_cast<std::size_t>(loadBig32(asBytes(message).data()) & 0xffffff);
    return readClientHello(asBytes(message.substr(kMessageHeader, claimed))).serverName;
}

bool holdsTlsRecords(ByteView data)
{
    constexpr std::uint8_t kApplication = 23;
    constexpr std::size_t kShortest = 17; // a type and a tag
    constexpr std::size_t kLongest = 16'384 + 2048;
    const auto sizeAt = [data](std::size_t at) -> std::size_t {
        if (data.size() - at < kRecordHeader || data[at + 1] != 3 || data[at + 2] != 3)
            return 0;
        const std::size_t size = loadBig16(&data[at + 3]);
        return size < kShortest || size > kLongest ? 0 : kRecordHeader + size;
    };
    for (std::size_t at = 0; at < data.size(); ++at) {
        const void *const found = std::memchr(&data[at], kApplication, data.size() - at);
        if (!found)
            return false;
        at = static_cast<std::size_t>(static_cast<const std::uint8_t *>(found) - data.data());
        const std::size_t size = sizeAt(at);
        if (size == 0)
            continue;
        const std::size_t end = at + size;
        if (at == 0 || end == data.size()
            || (end < data.size() && data[end] == kApplication && sizeAt(end) > 0))
            return true;
    }
    return false;
}

} // namespace hitwatch

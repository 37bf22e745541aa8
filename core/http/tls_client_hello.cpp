// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tls_client_hello.h"

#include "common/byte_view.h"

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

/// Takes fields off the front; once one does not fit, it is empty and stays so.
class Fields {
public:
    explicit Fields(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    bool empty() const { return m_bytes.empty(); }

    std::string_view take(std::size_t size)
    {
        if (size > m_bytes.size()) {
            m_bytes = {};
            return {};
        }
        const std::string_view field = m_bytes.substr(0, size);
        m_bytes.remove_prefix(size);
        return field;
    }

    std::size_t number(std::size_t size)
    {
        std::size_t value = 0;
        for (const char c : take(size))
            value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }

    /// A field behind its own length of @p lengthSize bytes.
    std::string_view vector(std::size_t lengthSize) { return take(number(lengthSize)); }

private:
    std::string_view m_bytes;
};

std::string_view serverNameIn(std::string_view handshake)
{
    Fields hello(handshake);
    hello.take(2 + 32); // legacy_version, random
    hello.vector(1); // legacy_session_id
    hello.vector(2); // cipher_suites
    hello.vector(1); // legacy_compression_methods
    Fields extensions(hello.vector(2));
    while (!extensions.empty()) {
        const std::size_t type = extensions.number(2);
        const std::string_view data = extensions.vector(2);
        if (type != 0)
            continue;
        Fields names(Fields(data).vector(2));
        const std::size_t nameType = names.number(1);
        const std::string_view name = names.vector(2);
        return nameType == 0 ? name : std::string_view();
    }
    return {};
}

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
    Fields fields(message);
    fields.take(1);
    const std::size_t claimed = fields.number(3);
    if (message.size() < kMessageHeader)
        return {};
    return serverNameIn(message.substr(kMessageHeader, claimed));
}

} // namespace hitwatch

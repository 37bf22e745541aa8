// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tls_client_hello.h"

#include "common/byte_view.h"

#include <algorithm>
#include <cstddef>

namespace hitwatch {

namespace {

constexpr std::size_t kRecordHeader = 5;
constexpr std::size_t kLongestRecord = 16'384 + 256;

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

TlsClientHello readTlsClientHello(std::string_view bytes)
{
    // Record type handshake, version 3.x, and behind the record's length a ClientHello.
    const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    TlsClientHello hello;
    if ((!bytes.empty() && at(0) != 0x16) || (bytes.size() > 1 && at(1) != 0x03)
        || (bytes.size() > 2 && at(2) > 0x04) || (bytes.size() > kRecordHeader && at(5) != 0x01))
        return hello;
    hello.state = TlsClientHello::State::Unfinished;
    if (bytes.size() < kRecordHeader + 4)
        return hello;
    const std::size_t record = loadBig16(asBytes(bytes).data() + 3);
    if (record < 4 || record > kLongestRecord) {
        hello.state = TlsClientHello::State::None;
        return hello;
    }
    if (bytes.size() < kRecordHeader + record)
        return hello;
    hello.state = TlsClientHello::State::Complete;
    const auto claimed = static_cast<std::size_t>(at(6) << 16 | at(7) << 8 | at(8));
    hello.serverName = serverNameIn(bytes.substr(kRecordHeader + 4, std::min(claimed, record - 4)));
    return hello;
}

} // namespace hitwatch

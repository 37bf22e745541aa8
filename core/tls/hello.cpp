// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/hello.h"

#include <algorithm>
#include <cstddef>

namespace hitwatch {

namespace {

namespace extension {
constexpr std::size_t kServerName = 0;
constexpr std::size_t kEncryptThenMac = 22;
constexpr std::size_t kSessionTicket = 35;
constexpr std::size_t kEarlyData = 42;
constexpr std::size_t kSupportedVersions = 43;
constexpr std::size_t kEncryptedHello = 0xfe0d;
} // namespace extension

/// The random of a HelloRetryRequest (RFC 8446, 4.1.3).
constexpr TlsRandom kRetryRandom { 0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c,
    0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09,
    0xe2, 0xc8, 0xa8, 0x33, 0x9c };

/// Takes fields off the front; once one does not fit, it is empty and stays so.
class Fields {
public:
    explicit Fields(ByteView bytes)
        : m_bytes(bytes)
    {
    }

    bool empty() const { return m_bytes.empty(); }

    ByteView take(std::size_t size)
    {
        if (size > m_bytes.size()) {
            m_bytes = {};
            return {};
        }
        const ByteView field = m_bytes.first(size);
        m_bytes = m_bytes.subspan(size);
        return field;
    }

    std::size_t number(std::size_t size)
    {
        std::size_t value = 0;
        for (const std::uint8_t byte : take(size))
            value = value << 8 | byte;
        return value;
    }

    /// A field behind its own length of @p lengthSize bytes.
    ByteView vector(std::size_t lengthSize) { return take(number(lengthSize)); }

private:
    ByteView m_bytes;
};

TlsRandom randomOf(Fields &fields)
{
    TlsRandom random {};
    const ByteView bytes = fields.take(random.size());
    std::copy(bytes.begin(), bytes.end(), random.begin());
    return random;
}

template <typename Take> void forEachExtension(ByteView list, Take take)
{
    Fields extensions(list);
    while (!extensions.empty()) {
        const std::size_t type = extensions.number(2);
        take(type, extensions.vector(2));
    }
}

std::string_view serverNameIn(ByteView extension)
{
    Fields names(Fields(extension).vector(2));
    const std::size_t type = names.number(1);
    const ByteView name = names.vector(2);
    return type == 0 ? asText(name) : std::string_view();
}

} // namespace

TlsClientHello readClientHello(ByteView body)
{
    TlsClientHello hello;
    Fields fields(body);
    fields.take(2); // legacy_version
    hello.random = randomOf(fields);
    hello.sessionId = fields.vector(1);
    fields.vector(2); // cipher_suites
    fields.vector(1); // legacy_compression_methods
    bool named = false;
    forEachExtension(fields.vector(2), [&](std::size_t type, ByteView data) {
        if (type == extension::kServerName && !named) {
            hello.serverName = serverNameIn(data);
            named = true;
        }
        if (type == extension::kSessionTicket)
            hello.ticket = data;
        hello.sendsEarlyData = hello.sendsEarlyData || type == extension::kEarlyData;
        hello.hasEncryptedHello = hello.hasEncryptedHello || type == extension::kEncryptedHello;
    });
    return hello;
}

TlsServerHello readServerHello(ByteView body)
{
    TlsServerHello hello;
    Fields fields(body);
    hello.version = static_cast<std::uint16_t>(fields.number(2));
    hello.random = randomOf(fields);
    hello.sessionId = fields.vector(1);
    hello.suite = static_cast<std::uint16_t>(fields.number(2));
    fields.take(1); // legacy_compression_method
    forEachExtension(fields.vector(2), [&](std::size_t type, ByteView data) {
        if (type == extension::kSupportedVersions)
            hello.version = static_cast<std::uint16_t>(Fields(data).number(2));
        hello.encryptThenMac = hello.encryptThenMac || type == extension::kEncryptThenMac;
    });
    hello.isRetry = hello.random == kRetryRandom;
    return hello;
}

bool acceptsEarlyData(ByteView encryptedExtensions)
{
    bool accepts = false;
    forEachExtension(Fields(encryptedExtensions).vector(2),
        [&](std::size_t type, ByteView) { accepts = accepts || type == extension::kEarlyData; });
    return accepts;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hitwatch {

/// The random of a ClientHello or ServerHello. The client's names the secrets of a connection.
using TlsRandom = std::array<std::uint8_t, 32>;

/// Overwrites memory in a way that no optimizer leaves out.
void cleanse(void *memory, std::size_t size);

/// Secret bytes in a buffer of their own, which is overwritten when it goes.
template <std::size_t capacity> class SecretBytes {
public:
    static constexpr std::size_t kMaxSize = capacity;
    static_assert(kMaxSize <= UINT8_MAX);

    SecretBytes() = default;
    /// @p size zeros, to be written through writable(). At most @c kMaxSize are kept.
    explicit SecretBytes(std::size_t size)
        : m_size(static_cast<std::uint8_t>(std::min(size, kMaxSize)))
    {
    }
    /// A copy of @p bytes, at most @c kMaxSize of them.
    explicit SecretBytes(ByteView bytes)
        : SecretBytes(bytes.size())
    {
        std::copy_n(bytes.begin(), m_size, m_bytes.begin());
    }
    SecretBytes(const SecretBytes &) = default;
    SecretBytes &operator=(const SecretBytes &) = default;
    ~SecretBytes() { cleanse(m_bytes.data(), m_bytes.size()); }

    ByteView bytes() const { return { m_bytes.data(), m_size }; }
    std::span<std::uint8_t> writable() { return { m_bytes.data(), m_size }; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    bool operator==(const SecretBytes &) const = default;

private:
    std::array<std::uint8_t, kMaxSize> m_bytes {};
    std::uint8_t m_size = 0;
};

/// A secret or a key. The longest are the master secret and the traffic secrets of SHA-384.
using TlsSecret = SecretBytes<48>;

} // namespace hitwatch

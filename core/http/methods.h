// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// Is @p method in the HTTP Method Registry (RFC 9110, 16.1; most names by RFC 7237 and RFC 9110)?
bool isRegisteredMethod(std::string_view method);

/// The last few unregistered methods that a connection used, as hashes: for the question whether
/// text in the middle of a stream may begin a request.
class OddMethods {
public:
    /// Remembers @p method unless it is registered.
    void note(std::string_view method);
    bool contains(std::string_view method) const;

private:
    std::array<std::uint64_t, 4> m_hashes {};
    std::size_t m_next = 0;
};

} // namespace hitwatch

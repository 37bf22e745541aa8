// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "tls/secret.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace hitwatch {

/// The master secrets of TLS 1.2 sessions by what resumes them: a session id (RFC 5246, 7.4.1.2) or
/// a ticket (RFC 5077). A key log need not have a line for a connection that resumes.
class TlsSessions {
public:
    /// Names a session; 0 is none.
    using Name = std::uint64_t;

    /// @param limit of names; the oldest goes
    explicit TlsSessions(std::size_t limit)
        : m_limit(limit)
    {
    }

    /// @returns 0 when @p idOrTicket is empty
    static Name nameOf(ByteView idOrTicket);
    /// @returns false when another one had to go
    bool add(Name name, const TlsSecret &master);
    /// @returns nullptr when it is not known; else valid until the next one is added
    const TlsSecret *find(Name name) const;

private:
    struct Session {
        Name name = 0;
        TlsSecret master;
    };

    std::size_t m_limit;
    std::vector<Session> m_ring;
    std::size_t m_next = 0; ///< the oldest of a full ring
    std::unordered_map<Name, std::size_t> m_places;
};

} // namespace hitwatch

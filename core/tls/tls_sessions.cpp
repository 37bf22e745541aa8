// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/tls_sessions.h"

#include "common/hash.h"

#include <algorithm>

namespace hitwatch {

TlsSessions::Name TlsSessions::nameOf(ByteView idOrTicket)
{
    return idOrTicket.empty() ? 0 : std::max<Name>(1, hashText(asText(idOrTicket)));
}

bool TlsSessions::add(Name name, const TlsSecret &master)
{
    if (name == 0 || m_limit == 0)
        return true;
    if (const auto known = m_places.find(name); known != m_places.end()) {
        m_ring[known->second].master = master;
        return true;
    }
    const bool isFull = m_ring.size() >= m_limit;
    if (!isFull) {
        m_places.emplace(name, m_ring.size());
        m_ring.push_back({ name, master });
        return true;
    }
    m_places.erase(m_ring[m_next].name);
    m_ring[m_next] = { name, master };
    m_places.emplace(name, m_next);
    m_next = (m_next + 1) % m_ring.size();
    return false;
}

const TlsSecret *TlsSessions::find(Name name) const
{
    const auto known = name == 0 ? m_places.end() : m_places.find(name);
    return known == m_places.end() ? nullptr : &m_ring[known->second].master;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/connection_set.h"

namespace hitwatch {

bool ConnectionSet::addOutgoing(std::uint16_t localPort, const Endpoint &remote)
{
    const std::unique_lock lock(m_mutex);
    const std::pair connection { localPort, remote };
    if (m_outgoing.count(connection) == 0 && isFull())
        return false;
    m_outgoing.insert(connection);
    return true;
}

bool ConnectionSet::addListening(const Endpoint &local)
{
    const std::unique_lock lock(m_mutex);
    if (m_listening.count(local) == 0 && isFull())
        return false;
    m_listening.insert(local);
    return true;
}

bool ConnectionSet::contains(const Endpoint &source, const Endpoint &destination) const
{
    const std::shared_lock lock(m_mutex);
    return m_outgoing.count({ source.port, destination }) > 0
        || m_outgoing.count({ destination.port, source }) > 0 || m_listening.count(source) > 0
        || m_listening.count(destination) > 0;
}

} // namespace hitwatch

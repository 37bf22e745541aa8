// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/traffic_backlog.h"

namespace hitwatch {

void TrafficLog::add(const HttpTraffic &traffic)
{
    for (HttpTraffic &entry : m_entries) {
        if (entry.interfaceIndex == traffic.interfaceIndex) {
            entry.packets += traffic.packets;
            entry.bytesToServer += traffic.bytesToServer;
            entry.bytesToClient += traffic.bytesToClient;
            return;
        }
    }
    m_entries.push_back(traffic);
}

void TrafficBacklog::add(std::uint32_t interfaceIndex, Direction direction, std::uint32_t bytes)
{
    Slot *chosen = &m_slots.front();
    for (Slot &slot : m_slots) {
        if (slot.packets == 0 || slot.interfaceIndex == interfaceIndex) {
            chosen = &slot;
            chosen->interfaceIndex = interfaceIndex;
            break;
        }
    }
    ++chosen->packets;
    chosen->bytes[index(direction)] += bytes;
}

void TrafficBacklog::flush(Direction towardsServer, TrafficLog &log)
{
    for (Slot &slot : m_slots) {
        if (slot.packets > 0)
            log.add({ slot.interfaceIndex, slot.packets, slot.bytes[index(towardsServer)],
                slot.bytes[index(opposite(towardsServer))] });
        slot = {};
    }
}

} // namespace hitwatch

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

TrafficBacklog::Slot &TrafficBacklog::slotOf(std::uint32_t interfaceIndex)
{
    for (Slot &slot : m_slots) {
        if (slot.packets == 0 || slot.interfaceIndex == interfaceIndex) {
            slot.interfaceIndex = interfaceIndex;
            return slot;
        }
    }
    return m_slots.front();
}

void TrafficBacklog::add(std::uint32_t interfaceIndex, Direction direction, std::uint32_t bytes)
{
    Slot &slot = slotOf(interfaceIndex);
    ++slot.packets;
    slot.bytes[index(direction)] += bytes;
}

void TrafficBacklog::moveTo(TrafficBacklog &other, bool isMirrored)
{
    for (Slot &slot : m_slots) {
        if (slot.packets == 0)
            continue;
        Slot &to = other.slotOf(slot.interfaceIndex);
        to.packets += slot.packets;
        to.bytes[0] += slot.bytes[isMirrored ? 1 : 0];
        to.bytes[1] += slot.bytes[isMirrored ? 0 : 1];
        slot = {};
    }
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

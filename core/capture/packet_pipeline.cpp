// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/packet_pipeline.h"

namespace hitwatch {

PacketPipeline::PacketPipeline(const EngineLimits &limits, HttpEventSink &sink)
    : m_connections(limits.connections)
    , m_keyLog(limits)
    , m_decoder(limits)
    , m_analyzer(limits, sink)
    , m_flows(limits, m_analyzer)
{
    if (limits.ports.empty())
        return;
    m_ports = std::make_unique<PortSet>();
    for (const PortRange &range : limits.ports) {
        for (std::size_t port = range.first; port <= range.last; ++port)
            m_ports->set(port);
    }
}

std::span<const HttpTraffic> PacketPipeline::process(const PacketRef &packet)
{
    m_analyzer.advance(packet.time);
    TcpSegment segment;
    if (!m_decoder.decode(packet, segment) || !isWanted(segment)) {
        m_flows.advance(packet.time);
        return {};
    }
    return m_flows.process(segment);
}

void PacketPipeline::advance(TimeNs now)
{
    m_analyzer.advance(now);
    m_flows.advance(now);
}

void PacketPipeline::finish(TimeNs now)
{
    m_decoder.finish();
    m_analyzer.advance(now);
    m_flows.finish(now);
    m_analyzer.finish();
}

void PacketPipeline::readCounters(CaptureCounters &counters) const
{
    counters.decode = m_decoder.counters();
    counters.tcp = m_flows.counters();
    counters.http = m_analyzer.counters();
    counters.tls = m_analyzer.tlsCounters();
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/capture_counters.h"
#include "http/http_analyzer.h"
#include "net/packet_decoder.h"
#include "tcp/connection_set.h"
#include "tcp/flow_table.h"
#include "tls/key_log.h"
#include "tls/tls_connection.h"

#include <bitset>
#include <memory>
#include <span>

namespace hitwatch {

/// The engine in one piece: a packet goes in, HTTP events come out at the sink. One thread, no Qt.
class PacketPipeline {
public:
    PacketPipeline(const EngineLimits &limits, HttpEventSink &sink);

    /// The secrets of TLS connections. May be fed between calls of the other functions.
    TlsKeyLog &keyLog() { return m_keyLog; }

    /// @returns the HTTP traffic that became known by this packet (see FlowTable::process()).
    std::span<const HttpTraffic> process(const PacketRef &packet);
    void advance(TimeNs now);
    void finish(TimeNs now);

    /// Fills in everything that the engine counts (not the interfaces, not the events shed).
    void readCounters(CaptureCounters &counters) const;

    /// Reads TLS connections with the secrets of keyLog(). Before the first packet; else they are
    /// counted and not read.
    void readTls(TlsLateKeys late) { m_analyzer.readTls(m_keyLog, late); }
private:
    using PortSet = std::bitset<65'536>;

    bool isWanted(const TcpSegment &segment) const
    {
        return (m_ports == nullptr || (*m_ports)[segment.source.port]
                   || (*m_ports)[segment.destination.port])
            && (m_connections == nullptr
                || m_connections->contains(segment.source, segment.destination));
    }

    std::unique_ptr<PortSet> m_ports; ///< null: any
    std::shared_ptr<const ConnectionSet> m_connections; ///< null: any
    TlsKeyLog m_keyLog;
    PacketDecoder m_decoder;
    HttpAnalyzer m_analyzer;
    FlowTable m_flows;
};

} // namespace hitwatch

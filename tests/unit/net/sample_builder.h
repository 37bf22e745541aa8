// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_frames.h"

#include <string>
#include <utility>
#include <vector>

namespace hitwatch::test {

inline IpFields outer(std::uint8_t proto)
{
    return {
        .source = address("203.0.113.1"), .destination = address("203.0.113.2"), .protocol = proto
    };
}

inline IpFields outerSix(std::uint8_t proto)
{
    return { .source = address("2001:db8:f::1"),
        .destination = address("2001:db8:f::2"),
        .protocol = proto };
}

inline IpFields inner(bool sixth = false)
{
    const TcpFields fields = sampleSegment(sixth);
    return { .source = fields.source.address, .destination = fields.destination.address };
}

inline Bytes packet(bool sixth = false)
{
    return tcpInIp(sampleSegment(sixth), samplePayload());
}

inline Bytes inUdp(std::uint16_t port, const Bytes &payload)
{
    return ip(outer(protocol::kUdp),
        udp(endpoint("203.0.113.1", 50'000), endpoint("203.0.113.2", port), payload));
}

inline Bytes inGre(std::uint16_t type, const Bytes &payload, const GreFields &fields = {})
{
    return ip(outer(protocol::kGre), gre(type, payload, fields));
}

class Samples {
public:
    void add(const std::string &name, std::uint32_t linkType, Bytes bytes, bool sixth = false)
    {
        Frame frame;
        frame.bytes = std::move(bytes);
        frame.linkType = linkType;
        m_samples.push_back({ name, { frame }, sixth });
    }
    void addEthernet(const std::string &name, const Bytes &ipPacket, bool sixth = false)
    {
        add(name, linktype::kEthernet, ethernetIp(ipPacket), sixth);
    }
    void addFragments(const std::string &name, const std::vector<Bytes> &ipPackets, bool sixth)
    {
        Sample sample { name, {}, sixth };
        for (const Bytes &ipPacket : ipPackets)
            sample.frames.push_back({ .bytes = ethernetIp(ipPacket) });
        m_samples.push_back(std::move(sample));
    }
    std::vector<Sample> take() { return std::move(m_samples); }

private:
    std::vector<Sample> m_samples;
};

// sample_layers.cpp
void addTagSamples(Samples &samples);
void addWirelessSamples(Samples &samples);
void addFurtherTunnels(Samples &samples);

} // namespace hitwatch::test

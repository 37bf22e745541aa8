// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "net/decode_failure.h"
#include "net/packet.h"
#include "net/tcp_segment.h"

#include <memory>

namespace hitwatch {

/// Walks a frame from its link layer down to a TCP segment. Never allocates per packet except
/// while IP fragments are being put together; never throws on any input. Checksums are not
/// verified: segmentation offload makes them wrong on the machine that sends.
/// Not thread-safe: one decoder belongs to one thread.
class PacketDecoder {
public:
    explicit PacketDecoder(const EngineLimits &limits);
    ~PacketDecoder();
    PacketDecoder(const PacketDecoder &) = delete;
    PacketDecoder &operator=(const PacketDecoder &) = delete;

    /// @returns true when @p packet holds (or completes, by its last fragment) a TCP segment, which
    /// is then in @p segment; its payload is borrowed until the next call.
    bool decode(const PacketRef &packet, TcpSegment &segment);

    /// End of the capture: datagrams that still miss fragments count as timed out.
    void finish();

    const DecodeCounters &counters() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch

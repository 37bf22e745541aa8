// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/flow_table_state.h"

#include "recording_handler.h"
#include "segment_builder.h"

namespace hitwatch {

/// A flow table, its recorder, and a connection to feed it with.
struct FlowFixture {
    RecordingFactory factory;
    FlowTable::State table;
    SegmentBuilder build;

    FlowFixture()
        : table(EngineLimits {}, factory)
    {
    }
    void handshake()
    {
        table.process(build.syn());
        table.process(build.synAck());
        table.process(build.up(1, {}));
    }
    /// One request, one response, both sides closed.
    void wholeConnection()
    {
        handshake();
        table.process(build.up(1, "request"));
        table.process(build.down(1, "response", 8));
        table.process(build.upFin(8, 9));
        table.process(build.downFin(9, 9));
        table.process(build.up(9, {}, 10));
    }
    std::string text(std::size_t direction, std::size_t connection = 0) const
    {
        if (connection >= factory.handlers.size())
            return "(no handler)";
        return factory.handlers[connection].streams[direction];
    }
    TcpSegment reset(bool fromClient, std::uint32_t sequence, std::string_view payload = {}) const
    {
        return build.make(fromClient, TcpFlags::Rst | TcpFlags::Ack, sequence, 1, payload);
    }
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the numbered frames of a FrameSender back from a live source.
#pragma once

#include "capture/live/live_source.h"
#include "live/private_network.h"
#include "support/waiting.h"

#include <QElapsedTimer>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch {

#ifdef HITWATCH_HELPER
/// Captures with the helper of this build, and waits long for it.
inline LiveOptions liveOptions(
    std::vector<std::string> interfaces = {}, const std::string &filter = {})
{
    LiveOptions options;
    options.interfaces = std::move(interfaces);
    options.filter = filter;
    options.helperPath = HITWATCH_HELPER;
    options.openTimeoutMs = kLongWaitMs;
    options.restTimeoutMs = kLongWaitMs;
    return options;
}
#endif

/// The number of a frame sent by FrameSender; -1 for any other packet.
inline qint64 frameNumber(const PacketRef &packet)
{
    const ByteView bytes = packet.captured;
    if (bytes.size() < 18 || loadBig16(bytes.data() + 12) != FrameSender::kEtherType)
        return -1;
    return loadBig32(bytes.data() + 14);
}

/// Calls @p step until it is true or a long time has passed.
inline bool eventually(const std::function<bool()> &step)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kLongWaitMs) {
        if (step())
            return true;
    }
    return false;
}

/// Reads numbered frames until @p count came from @p interface; checks order and index.
inline bool readFrames(LiveSource &source, std::uint32_t interface, int count)
{
    qint64 last = -1;
    int seen = 0;
    bool inOrder = true;
    const bool complete = eventually([&] {
        PacketRef packet;
        const SourceStatus status = source.next(packet, 1000);
        if (status != SourceStatus::Packet
            || packet.interfaceIndex != interface || frameNumber(packet) < 0)
            return false;
        inOrder = inOrder && frameNumber(packet) > last;
        last = frameNumber(packet);
        return ++seen == count;
    });
    return complete && inOrder;
}

} // namespace hitwatch

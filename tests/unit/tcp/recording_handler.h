// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/stream_handler.h"

#include <array>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace hitwatch {

/// Writes down what a flow table hands over.
class RecordingHandler final : public StreamHandler {
public:
    struct Chunk {
        Direction direction = Direction::LowToHigh;
        std::string text; ///< "[gap N]" and "[end]" among the bytes
        SegmentOrigin origin;
    };

    ConnectionOrigin origin;
    std::array<std::string, 2> streams; ///< the same, per direction
    std::array<std::uint64_t, 2> dataBytes {};
    std::array<std::uint64_t, 2> gapBytes {};
    std::vector<Chunk> chunks;
    std::vector<CloseReason> closed;
    TimeNs closedAt = 0;
    bool released = false;
    bool calledAfterClose = false;
    std::function<StreamInterest(const RecordingHandler &)> opinion;
    Direction towardsServer = Direction::LowToHigh;

    StreamInterest onData(Direction direction, ByteView data, const SegmentOrigin &where) override
    {
        dataBytes[index(direction)] += data.size();
        return add(direction, std::string(asText(data)), where);
    }
    StreamInterest onGap(
        Direction direction, std::uint64_t length, const SegmentOrigin &where) override
    {
        gapBytes[index(direction)] += length;
        return add(direction, "[gap " + std::to_string(length) + "]", where);
    }
    StreamInterest onStreamEnd(Direction direction, const SegmentOrigin &where) override
    {
        return add(direction, "[end]", where);
    }
    void onClosed(CloseReason reason, TimeNs time) override
    {
        calledAfterClose = calledAfterClose || !closed.empty();
        closed.push_back(reason);
        closedAt = time;
    }
    bool isTowardsServer(Direction direction) const override { return direction == towardsServer; }

private:
    StreamInterest add(Direction direction, const std::string &text, const SegmentOrigin &where)
    {
        calledAfterClose = calledAfterClose || !closed.empty();
        streams[index(direction)] += text;
        chunks.push_back({ direction, text, where });
        return opinion ? opinion(*this) : StreamInterest::Http;
    }
};

class RecordingFactory final : public StreamHandlerFactory {
public:
    std::deque<RecordingHandler> handlers;
    bool refuse = false;
    std::function<StreamInterest(const RecordingHandler &)> opinion;

    StreamHandler *acquire(const ConnectionOrigin &origin) override
    {
        if (refuse)
            return nullptr;
        handlers.emplace_back();
        handlers.back().origin = origin;
        handlers.back().opinion = opinion;
        return &handlers.back();
    }
    void release(StreamHandler *handler) override
    {
        static_cast<RecordingHandler *>(handler)->released = true;
    }
};

} // namespace hitwatch

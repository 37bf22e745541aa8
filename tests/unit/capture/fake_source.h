// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/packet_source.h"
#include "support/packet_builder.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace hitwatch::test {

/// A packet source that does what a test tells it to. Set it up before it is used.
class FakeSource final : public PacketSource {
public:
    enum class AtEnd {
        End,
        Repeat, ///< all frames again, later by their whole duration
        Idle, ///< nothing more comes: next() waits its time and tells Idle
        Hang, ///< next() comes back only for requestStop(), whatever its time
        Fail,
    };

    FakeSource(std::vector<Frame> frames, AtEnd atEnd, bool live);

    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void setKeyLog(TlsKeyLog &) override { *m_knowsKeyLog = !m_started; }
    void requestStop() override;
    bool isLive() const override { return m_live; }
    TimeNs clock() const override { return m_clock; }
    const std::vector<InterfaceCounters> &interfaces() const override { return m_interfaces; }
    std::optional<Error> error() const override { return m_error; }
    std::vector<std::string> takeNotices() override { return std::exchange(m_notices, {}); }
    std::uint64_t inputBytes() const override { return m_inputBytes; }
    std::uint64_t inputSize() const override { return 1000; }

    std::optional<Error> m_error;
    std::vector<std::string> m_notices;
    /// True once every frame was handed out and dealt with: the reader came back for more. Lives on
    /// when the source does not.
    std::shared_ptr<std::atomic<bool>> m_exhausted = std::make_shared<std::atomic<bool>>(false);

    /// True when it was told where secrets go, and in time.
    std::shared_ptr<std::atomic<bool>> m_knowsKeyLog = std::make_shared<std::atomic<bool>>(false);

private:
    SourceStatus atEnd(int maxWaitMs);

    const std::vector<Frame> m_frames;
    const AtEnd m_atEnd;
    const bool m_live;
    std::size_t m_next = 0;
    TimeNs m_shift = 0;
    TimeNs m_clock = 0;
    std::uint64_t m_inputBytes = 0;
    std::vector<InterfaceCounters> m_interfaces;
    std::mutex m_mutex;
    std::condition_variable m_stopping;
    bool m_stopped = false;
    bool m_started = false; ///< next() was called
};

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/packet_filter.h"
#include "capture/files/stop_signal.h"
#include "capture/packet_source.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch {

/// Lets through what matches a filter. The expression is compiled when the first packet of a link
/// type comes; where that is not possible the source fails and says so. interfaces() counts what
/// was let through.
class FilteredSource final : public PacketSource {
public:
    FilteredSource(std::unique_ptr<PacketSource> source, std::string expression);

    /// Gives Idle now and then while nothing matches.
    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void setKeyLog(TlsKeyLog &keyLog) override { m_source->setKeyLog(keyLog); }
    std::optional<TlsLateKeys> lateKeys() const override { return m_source->lateKeys(); }
    void requestStop() override
    {
        m_stop.raise();
        m_source->requestStop();
    }
    bool isLive() const override { return m_source->isLive(); }
    TimeNs clock() const override { return m_source->clock(); }
    const std::vector<InterfaceCounters> &interfaces() const override;
    std::optional<Error> error() const override;
    std::vector<std::string> takeNotices() override { return m_source->takeNotices(); }
    std::uint64_t inputBytes() const override { return m_source->inputBytes(); }
    std::uint64_t inputSize() const override { return m_source->inputSize(); }
    std::uint64_t damagedBytes() const override { return m_source->damagedBytes(); }

private:
    struct Passed {
        std::uint64_t packets = 0;
        std::uint64_t bytes = 0;
    };

    const PacketFilter *filterFor(std::uint32_t linkType);
    void count(const PacketRef &packet);

    std::unique_ptr<PacketSource> m_source;
    std::string m_expression;
    StopSignal m_stop; ///< of compiling
    std::vector<std::pair<std::uint32_t, PacketFilter>> m_filters; ///< few: one per link type
    std::vector<Passed> m_passed; ///< per interface
    mutable std::vector<InterfaceCounters> m_interfaces; ///< as last asked for
    std::optional<Error> m_error;
};

} // namespace hitwatch

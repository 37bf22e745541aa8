// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/key_log_file.h"
#include "capture/packet_source.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace hitwatch {

/// Another source together with the key log of its TLS connections. The file is read as a whole
/// before the first packet. Followed, it is looked at again about every 100 ms, and as soon as a
/// secret was looked for and not found.
class KeyLogSource final : public PacketSource {
public:
    KeyLogSource(
        std::unique_ptr<PacketSource> source, std::unique_ptr<KeyLogFile> file, bool follow);

    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void setKeyLog(TlsKeyLog &keyLog) override;
    std::optional<TlsLateKeys> lateKeys() const override;
    void requestStop() override
    {
        m_stopped = true;
        m_source->requestStop();
    }
    bool isLive() const override { return m_source->isLive(); }
    TimeNs clock() const override { return m_source->clock(); }
    const std::vector<InterfaceCounters> &interfaces() const override
    {
        return m_source->interfaces();
    }
    std::optional<Error> error() const override { return m_source->error(); }
    std::vector<std::string> takeNotices() override;
    std::uint64_t inputBytes() const override { return m_source->inputBytes(); }
    std::uint64_t inputSize() const override { return m_source->inputSize(); }
    std::uint64_t damagedBytes() const override { return m_source->damagedBytes(); }

private:
    bool isDue();

    const std::unique_ptr<PacketSource> m_source;
    const std::unique_ptr<KeyLogFile> m_file;
    const bool m_follow;
    std::atomic<bool> m_stopped = false;
    TlsKeyLog *m_keyLog = nullptr;
    std::uint64_t m_misses = 0; ///< of the key log, when the file was read last
    TimeNs m_nextLook = 0;
    std::vector<std::string> m_notices;
};

} // namespace hitwatch

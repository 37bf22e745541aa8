// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/key_log_source.h"

#include "tls/key_log.h"
#include "tls/tls_connection.h"

#include <ctime>
#include <utility>

namespace hitwatch {

namespace {

constexpr TimeNs kLookEvery = 100 * kMillisecond;

/// To a few milliseconds, as it is asked for with each packet.
TimeNs coarseClock()
{
    timespec now {};
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return now.tv_sec * kSecond + now.tv_nsec;
}

} // namespace

KeyLogSource::KeyLogSource(
    std::unique_ptr<PacketSource> source, std::unique_ptr<KeyLogFile> file, bool follow)
    : m_source(std::move(source))
    , m_file(std::move(file))
    , m_follow(follow)
{
}

void KeyLogSource::setKeyLog(TlsKeyLog &keyLog)
{
    m_source->setKeyLog(keyLog);
    m_keyLog = &keyLog;
    while (!m_stopped && m_file->readMore(keyLog)) { }
    if (keyLog.size() == 0 && !m_follow)
        m_notices.push_back("the TLS key log " + m_file->path() + " holds no secrets");
    if (keyLog.evicted() > 0) {
        m_notices.push_back("the TLS key log " + m_file->path() + " holds more than "
            + std::to_string(keyLog.size()) + " secrets: only the newest are used");
    }
}

std::optional<TlsLateKeys> KeyLogSource::lateKeys() const
{
    if (m_follow)
        return TlsLateKeys::Soon;
    return m_source->lateKeys().value_or(TlsLateKeys::Never);
}

bool KeyLogSource::isDue()
{
    const TimeNs now = coarseClock();
    if (m_keyLog->misses() == m_misses && now < m_nextLook)
        return false;
    m_misses = m_keyLog->misses();
    m_nextLook = now + kLookEvery;
    return true;
}

SourceStatus KeyLogSource::next(PacketRef &packet, int maxWaitMs)
{
    if (m_follow && m_keyLog != nullptr && isDue())
        m_file->readMore(*m_keyLog);
    return m_source->next(packet, maxWaitMs);
}

std::vector<std::string> KeyLogSource::takeNotices()
{
    std::vector<std::string> notices = m_source->takeNotices();
    for (std::string &notice : m_file->takeNotices())
        notices.push_back(std::move(notice));
    for (std::string &notice : std::exchange(m_notices, {}))
        notices.push_back(std::move(notice));
    return notices;
}

} // namespace hitwatch

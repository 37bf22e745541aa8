// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "support/tcp_conversation.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace hitwatch::test {

/// Packet time 0 of the captures here; a whole second.
inline constexpr TimeNs kAlertStart = 1'700'000'000 * kSecond;

/// An exchange in seconds and milliseconds after kAlertStart.
struct Exchange {
    double seconds = 0;
    std::string host = "a.example";
    std::string path = "/";
    int status = 200;
    double latencyMs = 1;
    std::size_t bodyBytes = 2;
};

/// One keep-alive connection with exchanges one after the other: the next begins when the one
/// before is over. The packets of each carry exactly its times.
class AlertTraffic {
public:
    AlertTraffic();

    void add(const Exchange &exchange);
    const std::vector<Frame> &frames() const { return m_talk.frames(); }

private:
    void waitUntil(TimeNs time);

    TcpConversation m_talk;
    TimeNs m_now = kAlertStart;
};

/// An alert as it must come, in seconds after kAlertStart.
struct ExpectedEpisode {
    const char *rule;
    double raised;
    double cleared;
    double value; ///< when it was raised
    double peak;
};

/// 4,000 exchanges in 40 s, then silence, then a last one: an alert of the default rule.
std::vector<Frame> burstFrames();
ExpectedEpisode burstEpisode();

/// Traffic that raises each of sceneRules() once.
std::vector<Frame> sceneFrames();
/// A rule of each metric, with scopes, a hold time, and an oscillating value.
QByteArray sceneRules();
std::vector<ExpectedEpisode> sceneEpisodes();

} // namespace hitwatch::test

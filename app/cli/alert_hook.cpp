// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_hook.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

std::string newId()
{
    return QUuid::createUuid().toString(QUuid::Id128).toStdString();
}

} // namespace

AlertHook::AlertHook(std::vector<AlertRule> rules, std::string source)
    : m_recorder({ std::move(source), SourceKind::Live, &newId,
                     [this](const AlertRecordPtr &episode) { m_commands.run(episode); } },
        std::move(rules))
{
    m_commands.setPatience({}); // the program waits for idled() instead
    connect(&m_commands, &AlertCommand::failed, this, &AlertHook::failed);
    connect(&m_commands, &AlertCommand::idled, this, &AlertHook::idled);
}

void AlertHook::tell(const AlertEvent &event)
{
    std::erase_if(m_open, [&](const AlertEvent &raised) { return raised.rule == event.rule; });
    if (event.transition == AlertTransition::Raised) {
        m_open.push_back(event);
        m_recorder.raise(event, nullptr);
    } else {
        m_recorder.clear(event);
    }
}

void AlertHook::endEpisodes(TimeNs now)
{
    for (AlertEvent &episode : std::exchange(m_open, {})) {
        episode.transition = AlertTransition::Cleared;
        episode.end = AlertEnd::CaptureEnded;
        episode.at = std::max(now, episode.raisedAt);
        m_recorder.clear(episode);
    }
}

} // namespace hitwatch

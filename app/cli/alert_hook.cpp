// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_hook.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace hitwatch {

AlertHook::AlertHook(std::vector<AlertRule> rules, std::string source)
    : m_rules(std::move(rules))
    , m_source(std::move(source))
{
    connect(&m_commands, &AlertCommand::failed, this, &AlertHook::failed);
    connect(&m_commands, &AlertCommand::idled, this, &AlertHook::idled);
}

void AlertHook::tell(const AlertEvent &event)
{
    if (event.transition == AlertTransition::Raised)
        raise(event);
    else
        end(event.rule, event.at, event.value, event.peak, event.end);
}

void AlertHook::raise(const AlertEvent &event)
{
    const auto rule = std::ranges::find(m_rules, event.rule, &AlertRule::name);
    if (rule == m_rules.end() || rule->command.empty())
        return;
    AlertRecord record;
    record.id = QUuid::createUuid().toString(QUuid::Id128).toStdString();
    record.rule = *rule;
    record.source = m_source;
    record.raisedAt = event.at;
    record.value = event.value;
    record.latest = event.value;
    record.peak = event.peak;
    record.now = event.at;
    m_commands.run(std::make_shared<const AlertRecord>(record));
    m_open.insert_or_assign(event.rule, std::move(record));
}

void AlertHook::end(const std::string &rule, TimeNs at, double value, double peak, AlertEnd why)
{
    const auto found = m_open.find(rule);
    if (found == m_open.end())
        return;
    AlertRecord record = std::move(found->second);
    m_open.erase(found);
    record.clearedAt = at;
    record.end = why;
    record.latest = value;
    record.peak = peak;
    record.now = at;
    m_commands.run(std::make_shared<const AlertRecord>(std::move(record)));
}

void AlertHook::endEpisodes(TimeNs now)
{
    while (!m_open.empty()) {
        const auto &[rule, record] = *m_open.begin();
        end(std::string(rule), std::max(now, record.raisedAt), record.latest, record.peak,
            AlertEnd::CaptureEnded);
    }
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/episodes_model.h"

#include "ui/models/figures_of_row.h"
#include "ui/text/alert_words.h"
#include "ui/text/rule_words.h"

#include <algorithm>

namespace hitwatch {

namespace {

std::vector<TableColumn> episodeColumns()
{
    return {
        { "state", ColumnKind::Text, EpisodesModel::tr("State"), {}, {}, true },
        { "rule", ColumnKind::Text, EpisodesModel::tr("Rule"), {}, {} },
        { "raised", ColumnKind::Text, EpisodesModel::tr("Raised"), {}, {}, true },
        { "duration", ColumnKind::Number, EpisodesModel::tr("Duration"),
            EpisodesModel::tr("From the moment of raising until it cleared, or until now"),
            EpisodesModel::tr("Duration (s)") },
        { "peak", ColumnKind::Number, EpisodesModel::tr("Peak"),
            EpisodesModel::tr("The highest value while it fired"), {} },
        { "level", ColumnKind::Number, EpisodesModel::tr("Level"),
            EpisodesModel::tr("From this value on the rule raises"), {} },
        { "source", ColumnKind::Text, EpisodesModel::tr("Source"),
            EpisodesModel::tr("What was captured"), {} },
    };
}

double seconds(TimeNs time)
{
    return static_cast<double>(time) / static_cast<double>(kSecond);
}

/// What fires is the most, then what recovered, then what ended otherwise.
double rankOf(const AlertRecord &episode)
{
    constexpr double kFiring = 10;
    return episode.isFiring() ? kFiring : -static_cast<double>(episode.end);
}

QString iconOf(const AlertRecord &episode)
{
    if (episode.isFiring())
        return QStringLiteral("warning");
    return episode.end == AlertEnd::Recovered ? QStringLiteral("check") : QStringLiteral("stop");
}

} // namespace

EpisodesModel::EpisodesModel(QObject *parent)
    : KeyedTableModel(episodeColumns(), RaisedColumn, Qt::DescendingOrder, parent)
{
}

AlertRecordPtr EpisodesModel::find(const std::string &id) const
{
    const auto found = m_slots.find(id);
    return found == m_slots.end() ? nullptr : at(found->second);
}

int EpisodesModel::rowOf(const std::string &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (episode(row)->id == id)
            return row;
    }
    return -1;
}

int EpisodesModel::putOne(const AlertRecordPtr &episode)
{
    if (const auto known = m_slots.find(episode->id); known != m_slots.end()) {
        m_episodes[static_cast<std::size_t>(known->second)] = episode;
        return known->second;
    }
    if (m_free.empty()) {
        m_free.push_back(static_cast<int>(m_episodes.size()));
        m_episodes.emplace_back();
    }
    const int slot = m_free.back();
    m_free.pop_back();
    m_episodes[static_cast<std::size_t>(slot)] = episode;
    m_slots.emplace(episode->id, slot);
    return slot;
}

void EpisodesModel::put(const std::vector<AlertRecordPtr> &episodes, std::size_t most)
{
    if (m_timeBase == 0 && !episodes.empty())
        m_timeBase = episodes.front()->raisedAt;
    std::vector<int> changed;
    changed.reserve(episodes.size());
    for (const AlertRecordPtr &episode : episodes)
        changed.push_back(putOne(episode));
    const std::vector<int> gone = removeOldest(most);
    show(changed);
    release(gone);
}

/// They are still looked at while their rows are removed.
std::vector<int> EpisodesModel::removeOldest(std::size_t most)
{
    if (m_slots.size() <= most)
        return {};
    std::vector<int> candidates;
    for (const auto &[id, slot] : m_slots) {
        if (!at(slot)->isFiring())
            candidates.push_back(slot);
    }
    std::sort(candidates.begin(), candidates.end(),
        [this](int left, int right) { return textLess(right, left, -1); });
    candidates.resize(std::min(candidates.size(), m_slots.size() - most));
    for (const int slot : candidates)
        m_slots.erase(at(slot)->id);
    return candidates;
}

void EpisodesModel::clear()
{
    std::vector<int> gone;
    for (const auto &[id, slot] : m_slots)
        gone.push_back(slot);
    m_slots.clear();
    show({});
    release(gone);
}

void EpisodesModel::show(const std::vector<int> &changed)
{
    Rows rows;
    rows.shown.reserve(m_slots.size());
    for (const auto &[id, slot] : m_slots)
        rows.shown.push_back(slot);
    rows.changed = changed;
    showRows(rows, false);
}

void EpisodesModel::release(const std::vector<int> &gone)
{
    for (const int slot : gone) {
        m_episodes[static_cast<std::size_t>(slot)].reset();
        m_free.push_back(slot);
        forgetSlot(slot);
    }
}

void EpisodesModel::update(bool)
{
    show({});
}

bool EpisodesModel::textLess(int left, int right, int column) const
{
    const AlertRecord &one = *at(left);
    const AlertRecord &other = *at(right);
    const int order = column == RuleColumn ? naturalCompare(one.rule.name, other.rule.name)
        : column == SourceColumn           ? naturalCompare(one.source, other.source)
                                           : 0;
    if (order != 0)
        return order < 0;
    return one.raisedAt != other.raisedAt ? one.raisedAt > other.raisedAt : one.id < other.id;
}

std::optional<double> EpisodesModel::number(int slot, int column) const
{
    const AlertRecord &episode = *at(slot);
    switch (column) {
    case StateColumn:
        return rankOf(episode);
    case RaisedColumn:
        return static_cast<double>(episode.raisedAt - m_timeBase);
    case DurationColumn:
        return seconds(episode.duration());
    case PeakColumn:
        return episode.peak;
    default:
        return episode.rule.raiseAt;
    }
}

QVariant EpisodesModel::textOf(const AlertRecord &episode, int column) const
{
    switch (column) {
    case StateColumn:
        return AlertWords::state(episode);
    case RuleColumn:
        return RuleWords::name(episode.rule);
    case RaisedColumn:
        return format().dateTime(episode.raisedAt);
    case DurationColumn:
        return format().duration(episode.duration());
    case PeakColumn:
        return RuleWords::value(episode.rule.metric, episode.peak, format());
    case LevelColumn:
        return RuleWords::value(episode.rule.metric, episode.rule.raiseAt, format());
    default:
        return AlertWords::source(episode);
    }
}

QVariant EpisodesModel::exportOf(const AlertRecord &episode, int column) const
{
    switch (column) {
    case RaisedColumn:
        return QString::fromStdString(formatRfc3339(episode.raisedAt));
    case DurationColumn:
        return seconds(episode.duration());
    case PeakColumn:
        return episode.peak;
    case LevelColumn:
        return episode.rule.raiseAt;
    default:
        return textOf(episode, column);
    }
}

QVariant EpisodesModel::cell(int slot, int column, int role) const
{
    const AlertRecord &episode = *at(slot);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(episode, column);
    case Qt::ToolTipRole:
        return toolTipOf(AlertWords::facts(episode, format()));
    case SortRole:
        if (column == RuleColumn || column == SourceColumn)
            return textOf(episode, column);
        return *number(slot, column);
    case ExportRole:
        return exportOf(episode, column);
    case WarningRole:
        return episode.isFiring() && (column == StateColumn || column == RuleColumn);
    case StateIconRole:
        return column == StateColumn ? QVariant(iconOf(episode)) : QVariant();
    case IsFiringRole:
        return episode.isFiring();
    default:
        return {};
    }
}

} // namespace hitwatch

#include "moc_episodes_model.cpp"

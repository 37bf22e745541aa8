// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/view_wiring.h"

#include "ui/chart/traffic_chart.h"
#include "ui/tables/table_panel.h"
#include "ui/window/window_panels.h"

namespace hitwatch {

ViewWiring::ViewWiring(
    LiveSession &session, WindowPanels &panels, SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_settings(settings)
{
    m_query.windowSeconds = settings.settings().windowSeconds;
    m_panels.chart()->followNewest(settings.settings().windowSeconds);
    connectPanels();
    applyHiddenSections(settings.settings().hiddenSections);
    connect(&settings, &SettingsStore::changed, this,
        [this](const Settings &now, const Settings &before) {
            if (now.hiddenSections != before.hiddenSections)
                applyHiddenSections(now.hiddenSections);
        });
}

void ViewWiring::connectPanels()
{
    for (TablePanel *table : m_panels.tables()) {
        connect(table, &TablePanel::filterChosen, this, &ViewWiring::setFilter);
        connect(table, &TablePanel::hideSectionRequested, this, &ViewWiring::hideSection);
        connect(table, &TablePanel::showHiddenRequested, this, &ViewWiring::showHiddenSections);
    }
    connect(m_panels.chart(), &TrafficChart::rangeSelected, this, &ViewWiring::setRange);
    connect(m_panels.chart(), &TrafficChart::seriesQueryChanged, this, &ViewWiring::send);
}

void ViewWiring::setWindow(std::optional<int> seconds)
{
    const bool changed = m_query.windowSeconds != seconds;
    m_query.windowSeconds = seconds;
    if (m_query.range) {
        m_query.range.reset();
        m_panels.chart()->setSelectedRange({});
        Q_EMIT rangeChanged({});
    }
    m_panels.chart()->followNewest(seconds.value_or(0));
    send();
    if (changed)
        Q_EMIT windowChanged(seconds);
}

void ViewWiring::setRange(const std::optional<TimeRange> &range)
{
    if (m_query.range == range)
        return;
    m_query.range = range;
    m_panels.chart()->setSelectedRange(range);
    send();
    Q_EMIT rangeChanged(range);
}

void ViewWiring::setFilter(const StatsFilter &filter)
{
    if (m_query.filter == filter)
        return;
    m_query.filter = filter;
    for (TablePanel *table : m_panels.tables())
        table->setFilter(filter);
    send();
}

void ViewWiring::setWords(const QString &words)
{
    m_query.requestWords = words.toStdString();
    for (TablePanel *table : m_panels.tables())
        table->setWords(words);
    send();
}

void ViewWiring::goTo(const TimeRange &range)
{
    setRange(range);
    m_panels.chart()->showRange(range);
    send();
}

void ViewWiring::goLive()
{
    setRange({});
    m_panels.chart()->followNewest(m_query.windowSeconds.value_or(0));
    send();
}

void ViewWiring::forgetChoices()
{
    setRange({});
    setFilter({});
    m_panels.chart()->followNewest(m_query.windowSeconds.value_or(0));
    send();
}

void ViewWiring::showView(const std::shared_ptr<const MonitorView> &view)
{
    m_panels.setView(view);
}

void ViewWiring::send()
{
    m_query.series = m_panels.chart()->seriesQuery();
    m_session.setQuery(m_query);
    Q_EMIT narrowedChanged(
        !m_query.filter.isEmpty() || m_query.range || !m_query.requestWords.empty());
}

void ViewWiring::hideSection(const QString &host, const QString &section)
{
    Settings settings = m_settings.settings();
    const QString entry = host + QLatin1Char(' ') + section;
    if (settings.hiddenSections.contains(entry))
        return;
    settings.hiddenSections += entry;
    m_settings.set(settings);
}

void ViewWiring::showHiddenSections()
{
    Settings settings = m_settings.settings();
    settings.hiddenSections.clear();
    m_settings.set(settings);
}

void ViewWiring::applyHiddenSections(const QStringList &hidden)
{
    m_query.hiddenSections.clear();
    for (const QString &entry : hidden) {
        const auto space = entry.indexOf(QLatin1Char(' '));
        m_query.hiddenSections.emplace_back(
            entry.left(space).toStdString(), entry.mid(space + 1).toStdString());
    }
    for (TablePanel *table : m_panels.tables())
        table->setHiddenSections(m_query.hiddenSections);
    send();
}

} // namespace hitwatch

#include "moc_view_wiring.cpp"

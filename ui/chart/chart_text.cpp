// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_text.h"

#include "ui/style/palettes.h"
#include "ui/text/rule_words.h"

#include <QDateTime>

#include <array>

namespace hitwatch {

namespace {

constexpr int kLongestAlertRange = 10; ///< seconds

// Shades of one colour: hues mean status classes everywhere else.
QColor shadeOf(std::size_t index, const Colours &colours)
{
    switch (index % 5) {
    case 0:
        return colours.accent;
    case 1:
        return blend(colours.accent, colours.panel, 0.45);
    case 2:
        return blend(colours.accent, colours.text, 0.6);
    case 3:
        return blend(colours.accent, colours.panel, 0.7);
    default:
        return blend(colours.accent, colours.panel, 0.22);
    }
}

QString className(std::size_t index)
{
    static const std::array<QString, 6> kNames { QString(), QStringLiteral("1xx"),
        QStringLiteral("2xx"), QStringLiteral("3xx"), QStringLiteral("4xx"),
        QStringLiteral("5xx") };
    return index == 0 ? ChartText::tr("no response") : kNames[index];
}

// "20.0 Mbit/s" -> "20 Mbit/s": an axis has round values only.
QString withoutZeros(QString text, const QLocale &locale)
{
    const qsizetype point = text.indexOf(locale.decimalPoint());
    if (point < 0)
        return text;
    qsizetype end = point + locale.decimalPoint().size();
    while (end < text.size() && text[end].isDigit())
        ++end;
    qsizetype keep = end;
    while (text.mid(keep - 1, 1) == locale.zeroDigit())
        --keep;
    if (keep == point + locale.decimalPoint().size())
        keep = point;
    return text.remove(keep, end - keep);
}

} // namespace

std::optional<double> alertLevelOf(const AlertRule &rule)
{
    // The curve has all requests of each second: it tells nothing about a part of them, nor about
    // sums over many seconds, which stay below a threshold that single peaks cross.
    if (!rule.enabled || !rule.scope.isAll() || rule.metric != AlertMetric::Requests
        || rule.windowSeconds <= 0 || rule.windowSeconds > kLongestAlertRange)
        return std::nullopt;
    return rule.raiseAt / rule.windowSeconds;
}

QString ChartText::title(ChartMode mode)
{
    return mode == ChartMode::ByStatus ? tr("Requests per second") : tr("Traffic");
}

QString ChartText::shortTitle(ChartMode mode)
{
    return mode == ChartMode::ByStatus ? tr("Requests/s") : tr("Traffic");
}

QString ChartText::modeName(ChartMode mode)
{
    switch (mode) {
    case ChartMode::ByStatus:
        return tr("by status");
    case ChartMode::ByDirection:
        return tr("by direction");
    case ChartMode::ByInterface:
        break;
    }
    return tr("by interface");
}

LayerLook ChartText::layer(
    ChartMode mode, std::size_t meaning, const SeriesSlice &slice, const Colours &colours)
{
    switch (mode) {
    case ChartMode::ByStatus:
        return { className(meaning), colours.statusClass[meaning] };
    case ChartMode::ByDirection:
        return { meaning == 0 ? tr("to clients") : tr("to servers"), shadeOf(meaning, colours) };
    case ChartMode::ByInterface:
        break;
    }
    const QString name = meaning < slice.interfaceNames.size()
        ? displayText(slice.interfaceNames[meaning], 24)
        : QString();
    return { name, shadeOf(meaning, colours) };
}

std::vector<LayerLook> ChartText::legend(const PlotState &state, const Colours &colours)
{
    std::vector<LayerLook> looks;
    if (!state.view)
        return looks;
    const SeriesRates rates(state.view->series, state.mode, state.view->now);
    const TimeRange visible = state.viewport.visible();
    for (std::size_t index = 0; index < rates.layerCount(); ++index) {
        if (rates.occurs(index, visible))
            looks.push_back(layer(state.mode, rates.meaning(index), state.view->series, colours));
    }
    return looks;
}

QString ChartText::value(const PlotState &state, double perSecond)
{
    return state.mode == ChartMode::ByStatus ? state.format.perSecond(perSecond)
                                             : state.format.traffic(perSecond);
}

QString ChartText::axisLabel(const PlotState &state, double perSecond)
{
    if (state.mode == ChartMode::ByStatus)
        return state.format.shortCount(perSecond);
    return withoutZeros(state.format.traffic(perSecond), state.format.locale());
}

QString ChartText::alertLevel(const AlertRule &rule, const Format &format)
{
    return tr("threshold %1 in %2", "'7,000 messages' in '2 min'")
        .arg(RuleWords::value(rule.metric, rule.raiseAt, format),
            format.duration(rule.windowSeconds * kSecond));
}

QString ChartText::alertRaised(const AlertRecord &episode, const Format &format)
{
    return tr("alert at %1", "time of day").arg(format.clock(episode.raisedAt));
}

QString ChartText::date(TimeNs midnight, const Format &format)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(midnight / kMillisecond);
    return format.locale().toString(local.date(), tr("d MMM", "a day on the time axis"));
}

QString ChartText::timeSpan(const TimeRange &range, const Format &format)
{
    if (range.to - range.from <= kSecond)
        return format.clock(range.from);
    return tr("%1 – %2", "from one time of day to another")
        .arg(format.clock(range.from), format.clock(range.to));
}

QString ChartText::lost(const TimeRange &when, quint64 count, const Format &format)
{
    return tr("%1: %2 losses (packets, gaps, connections, events). The true numbers are higher.",
        "time, count")
        .arg(timeSpan(when, format), format.count(count));
}

HoverValues ChartText::hover(const PlotState &state, const Colours &colours)
{
    HoverValues values;
    if (!state.view || !state.hair)
        return values;
    const SeriesSlice &slice = state.view->series;
    const SeriesRates rates(slice, state.mode, state.view->now);
    const auto point = rates.pointAt(*state.hair);
    if (!point)
        return values;
    // Of one second the very counts, of several their average.
    const bool exact = state.mode == ChartMode::ByStatus && slice.secondsPerPoint == 1;
    const auto text = [&](std::uint64_t amount) {
        return exact ? state.format.count(amount)
                     : value(state, static_cast<double>(amount) / rates.secondsOf(*point));
    };
    values.time = timeSpan(rates.rangeOf(*point), state.format);
    const TimeRange visible = state.viewport.visible();
    for (std::size_t index = 0; index < rates.layerCount(); ++index) {
        if (!rates.occurs(index, visible))
            continue;
        const LayerLook look = layer(state.mode, rates.meaning(index), slice, colours);
        values.rows.push_back({ look.colour, look.name, text(rates.amount(index, *point)) });
    }
    const QString total = exact             ? tr("requests")
        : state.mode == ChartMode::ByStatus ? tr("requests/s")
                                            : tr("total");
    values.rows.push_back({ {}, total, text(rates.total(*point)) });
    if (const std::uint64_t lost = rates.lost(*point); lost > 0)
        values.rows.push_back({ colours.warning, tr("lost"), state.format.count(lost) });
    return values;
}

QString ChartText::spokenAt(const PlotState &state, TimeNs at)
{
    if (!state.view)
        return {};
    const SeriesSlice &slice = state.view->series;
    const SeriesRates rates(slice, state.mode, state.view->now);
    const auto point = rates.pointAt(at);
    if (!point)
        return {};
    const auto perSecond = [&](std::uint64_t amount) {
        return value(state, static_cast<double>(amount) / rates.secondsOf(*point));
    };
    const QString total = perSecond(rates.total(*point));
    QString text = state.mode == ChartMode::ByStatus
        ? tr("%1: %2 requests per second", "time, number")
              .arg(timeSpan(rates.rangeOf(*point), state.format), total)
        : tr("%1: %2", "time, traffic").arg(timeSpan(rates.rangeOf(*point), state.format), total);
    for (std::size_t index = 0; index < rates.layerCount(); ++index) {
        const std::uint64_t amount = rates.amount(index, *point);
        if (amount == 0)
            continue;
        text += QStringLiteral(", %1 %2").arg(
            layer(state.mode, rates.meaning(index), slice, Colours {}).name, perSecond(amount));
    }
    if (rates.lost(*point) > 0)
        text += QStringLiteral(", ") + tr("%1 lost").arg(state.format.count(rates.lost(*point)));
    return text;
}

QString ChartText::spoken(const PlotState &state)
{
    if (!state.view)
        return tr("no data yet");
    const SeriesRates rates(state.view->series, state.mode, state.view->now);
    const TimeRange visible = state.viewport.visible();
    const auto [first, last] = rates.pointsIn(visible);
    if (first == last)
        return tr("no data yet");
    return spokenAt(state, rates.rangeOf(last - 1).from);
}

} // namespace hitwatch

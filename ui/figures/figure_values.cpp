// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/figure_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace hitwatch {
namespace {

struct ValueText {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::FigureValues)
};

} // namespace

FigureValues figureValues(const MonitorView &view)
{
    const StatsSnapshot &stats = view.stats;
    FigureValues values;
    values.seconds = static_cast<double>(std::max<TimeNs>(stats.to - stats.from, 0))
        / static_cast<double>(kSecond);
    values.requests = stats.requests;
    values.responses = stats.responses;
    for (const auto &[status, count] : stats.statuses) {
        if (isErrorStatus(status))
            values.errors += count;
    }
    for (const InterfaceRow &row : stats.interfaces)
        values.linkBytes += row.httpBytesToServer + row.httpBytesToClient;
    values.latency = stats.latency;
    for (const HostRow &row : stats.hosts) {
        if (row.isOther)
            values.moreHosts = true;
        else
            ++values.hosts;
    }
    return values;
}

QString unknownText()
{
    return QString(QChar(0x2013));
}

QString requestRateText(const FigureValues &values, const Format &format)
{
    if (values.seconds <= 0)
        return unknownText();
    return format.perSecond(static_cast<double>(values.requests) / values.seconds);
}

QString trafficText(const FigureValues &values, const Format &format)
{
    if (values.seconds <= 0)
        return unknownText();
    return format.traffic(static_cast<double>(values.linkBytes) / values.seconds);
}

QString errorShareText(const FigureValues &values, const Format &format)
{
    return format.share(static_cast<double>(values.errors), static_cast<double>(values.responses));
}

QString latencyText(const FigureValues &values, const Format &format)
{
    if (values.latency.count == 0)
        return unknownText();
    QString p50 = format.milliseconds(values.latency.p50);
    const QString p95 = format.milliseconds(values.latency.p95);
    const qsizetype unit50 = p50.lastIndexOf(QLatin1Char(' '));
    const qsizetype unit95 = p95.lastIndexOf(QLatin1Char(' '));
    if (unit50 > 0 && unit95 > 0 && p50.mid(unit50) == p95.mid(unit95))
        p50.truncate(unit50);
    return ValueText::tr("%1 / %2", "time to first byte, p50 and p95").arg(p50, p95);
}

QString hostsText(const FigureValues &values, const Format &format)
{
    const QString count = format.count(values.hosts);
    return values.moreHosts ? QStringLiteral("%1+").arg(count) : count;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/figures_of_row.h"

#include "ui/models/status_code.h"

#include <QCoreApplication>
#include <QStringList>

namespace hitwatch {
namespace {

struct FigureTexts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::TableFigures)
};

constexpr int kToolTipLine = 80; ///< characters

std::optional<double> percentile(const LatencySummary *latency, double LatencySummary::*member)
{
    // A row that was summed from others has samples, but no percentiles.
    if (!latency || latency->count == 0 || latency->p50 < 0)
        return std::nullopt;
    return latency->*member;
}

QString figureText(Figure figure, double value, const RowFigures &row, const Format &format)
{
    switch (figure) {
    case Figure::Hits:
        return format.count(row.requests);
    case Figure::PerSecond:
        return format.perSecond(value);
    case Figure::Errors:
        return format.percent(100 * value);
    case Figure::P50:
    case Figure::P95:
    case Figure::P99:
        return format.milliseconds(value);
    case Figure::Bytes:
        return format.bytes(row.bytes);
    }
    return {};
}

QVariant figureExport(Figure figure, double value, const RowFigures &row)
{
    if (figure == Figure::Hits)
        return quint64 { row.requests };
    if (figure == Figure::Bytes)
        return quint64 { row.bytes };
    return figure == Figure::Errors ? 100 * value : value;
}

} // namespace

TableColumn figureColumn(Figure figure, const char *id)
{
    const ColumnKind kind = ColumnKind::Number;
    switch (figure) {
    case Figure::Hits:
        return { id, kind, FigureTexts::tr("Hits"), FigureTexts::tr("Requests"), {} };
    case Figure::PerSecond:
        return { id, kind, FigureTexts::tr("/s", "column: requests per second"),
            FigureTexts::tr("Requests per second"), FigureTexts::tr("Hits/s") };
    case Figure::Errors:
        return { id, kind, FigureTexts::tr("Errors"),
            FigureTexts::tr("Responses with a 4xx or 5xx status"), FigureTexts::tr("Errors (%)") };
    case Figure::P50:
        return { id, kind, FigureTexts::tr("p50"),
            FigureTexts::tr("Time to first byte: half of the responses were at least this fast"),
            FigureTexts::tr("p50 (ms)") };
    case Figure::P95:
        return { id, kind, FigureTexts::tr("p95"),
            FigureTexts::tr("Time to first byte: 95% of the responses were at least this fast"),
            FigureTexts::tr("p95 (ms)") };
    case Figure::P99:
        return { id, kind, FigureTexts::tr("p99"),
            FigureTexts::tr("Time to first byte: 99% of the responses were at least this fast"),
            FigureTexts::tr("p99 (ms)") };
    case Figure::Bytes:
        return { id, kind, FigureTexts::tr("Bytes"),
            FigureTexts::tr("Body bytes of requests and responses, without headers"), {} };
    }
    return { id, kind, {}, {}, {} };
}

std::optional<double> figureNumber(Figure figure, const RowFigures &row)
{
    switch (figure) {
    case Figure::Hits:
        return static_cast<double>(row.requests);
    case Figure::PerSecond:
        if (row.seconds <= 0)
            return std::nullopt;
        return static_cast<double>(row.requests) / row.seconds;
    case Figure::Errors:
        return row.statuses ? errorShare(*row.statuses) : std::nullopt;
    case Figure::P50:
        return percentile(row.latency, &LatencySummary::p50);
    case Figure::P95:
        return percentile(row.latency, &LatencySummary::p95);
    case Figure::P99:
        return percentile(row.latency, &LatencySummary::p99);
    case Figure::Bytes:
        if (!row.bytesKnown)
            return std::nullopt;
        return static_cast<double>(row.bytes);
    }
    return std::nullopt;
}

QVariant figureCell(Figure figure, const RowFigures &row, int role, const Format &format)
{
    const bool isUsed = role == Qt::DisplayRole || role == SortRole || role == ExportRole
        || (role == WarningRole && figure == Figure::Errors);
    if (!isUsed)
        return {};
    const std::optional<double> value = figureNumber(figure, row);
    if (role == Qt::DisplayRole)
        return value ? figureText(figure, *value, row, format) : enDash();
    if (role == WarningRole)
        return value && *value >= kAlarmingErrorShare;
    if (!value)
        return {};
    return role == SortRole ? QVariant(*value) : figureExport(figure, *value, row);
}

std::optional<double> errorShare(const StatusCounts &statuses)
{
    std::uint64_t all = 0;
    std::uint64_t errors = 0;
    for (const auto &[status, count] : statuses) {
        all += count;
        if (isErrorStatus(status))
            errors += count;
    }
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(errors) / static_cast<double>(all);
}

QString enDash()
{
    return QString(QChar(0x2013));
}

QString toolTipOf(const QStringList &lines)
{
    QString html = QStringLiteral("<p style='white-space:pre'>");
    bool isFirst = true;
    for (const QString &line : lines) {
        for (qsizetype at = 0; at == 0 || at < line.size(); at += kToolTipLine) {
            if (!isFirst)
                html += QStringLiteral("<br>");
            html += line.mid(at, kToolTipLine).toHtmlEscaped();
            isFirst = false;
        }
    }
    return html + QStringLiteral("</p>");
}

QString methodsText(const MethodCounts &methods, const Format &format)
{
    QStringList parts;
    for (const auto &[method, count] : methods)
        parts.append(displayText(method) + QLatin1Char(' ') + format.count(count));
    return parts.join(QStringLiteral(", "));
}

QString statusesText(const StatusCounts &statuses, const Format &format)
{
    QStringList parts;
    for (const auto &[status, count] : statuses)
        parts.append(QString::number(status) + QLatin1Char(' ') + format.count(count));
    return parts.join(QStringLiteral(", "));
}

QString shareToolTip(double share, std::uint64_t total, const Format &format)
{
    return FigureTexts::tr("%1 of %2", "share of a number")
        .arg(format.percent(100 * share), format.count(total));
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/episode_export.h"

#include "monitor/alert_rules_json.h"
#include "monitor/history/alert_record_json.h"
#include "ui/exporting/export_file.h"
#include "ui/text/alert_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QStringList>

namespace hitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::EpisodeExport)
};

QStringList header()
{
    return { Text::tr("State"), Text::tr("Rule"), Text::tr("Metric"), Text::tr("Unit"),
        Text::tr("Host"), Text::tr("Section"), Text::tr("Time range (s)"), Text::tr("Triggered"),
        Text::tr("Resolved"), Text::tr("Duration (s)"), Text::tr("Value"), Text::tr("Peak"),
        Text::tr("Trigger at"), Text::tr("Resolve below"), Text::tr("Source"), Text::tr("ID") };
}

QString unitOf(AlertMetric metric)
{
    switch (metric) {
    case AlertMetric::Messages:
        return Text::tr("messages");
    case AlertMetric::Requests:
        return Text::tr("requests");
    case AlertMetric::BitsPerSecond:
        return Text::tr("bit/s");
    case AlertMetric::ErrorShare:
        return Text::tr("%", "unit of a share");
    case AlertMetric::TimeToFirstByteP95:
        return Text::tr("ms");
    }
    return {};
}

QString number(double value)
{
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

QString time(TimeNs time)
{
    return QString::fromStdString(formatRfc3339(time));
}

QStringList cellsOf(const AlertRecord &episode)
{
    const AlertRule &rule = episode.rule;
    const double seconds = static_cast<double>(episode.duration()) / static_cast<double>(kSecond);
    return { AlertWords::state(episode), displayText(rule.name), metricName(rule.metric),
        unitOf(rule.metric), displayText(rule.scope.host), displayText(rule.scope.section),
        QString::number(rule.windowSeconds), time(episode.raisedAt),
        episode.clearedAt ? time(*episode.clearedAt) : QString(), number(seconds),
        number(episode.value), number(episode.peak), number(rule.raiseAt), number(rule.clearAt),
        displayText(episode.source), displayText(episode.id) };
}

QString lineOf(QStringList cells)
{
    for (QString &cell : cells)
        cell = csvCell(cell);
    return cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

bool isVisible(QChar character)
{
    if (character == QLatin1Char('\n'))
        return true;
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// Outside the texts a document of JSON is ASCII, so every such character stands in one.
QByteArray withInvisibleEscaped(const QByteArray &json)
{
    const QString text = QString::fromUtf8(json);
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar character : text) {
        if (isVisible(character))
            escaped += character;
        else
            escaped +=
                QStringLiteral("\\u%1").arg(uint { character.unicode() }, 4, 16, QLatin1Char('0'));
    }
    return escaped.toUtf8();
}

} // namespace

QString episodesToCsv(const std::vector<AlertRecordPtr> &episodes)
{
    QString csv = lineOf(header());
    for (const AlertRecordPtr &episode : episodes)
        csv += lineOf(cellsOf(*episode));
    return csv;
}

QByteArray episodesToJson(const std::vector<AlertRecordPtr> &episodes)
{
    QJsonArray array;
    for (const AlertRecordPtr &episode : episodes)
        array.append(recordToJson(*episode));
    return withInvisibleEscaped(QJsonDocument(array).toJson(QJsonDocument::Indented));
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/alert_record_json.h"

#include "monitor/alert_rules_json.h"
#include "monitor/history/alert_evidence_json.h"
#include "monitor/history/json_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr int kSchema = 1;
constexpr std::size_t kIdLength = 32;

struct EndWord {
    AlertEnd end;
    const char *word;
};
constexpr std::array<EndWord, 4> kEnds { {
    { AlertEnd::Recovered, "recovered" },
    { AlertEnd::RuleChanged, "ruleChanged" },
    { AlertEnd::ClockSetBack, "clockSetBack" },
    { AlertEnd::CaptureEnded, "captureEnded" },
} };

QString wordOf(AlertEnd end)
{
    for (const EndWord &entry : kEnds) {
        if (entry.end == end)
            return QLatin1String(entry.word);
    }
    return {};
}

/// As long as a rule that is read may have it.
void cutText(std::string &text)
{
    constexpr std::size_t kLongest = 1024;
    if (text.size() > kLongest)
        text.resize(kLongest);
}

QJsonObject ruleToJson(AlertRule rule)
{
    cutText(rule.name);
    cutText(rule.scope.host);
    cutText(rule.scope.section);
    return QJsonDocument::fromJson(alertRulesToJson({ rule })).array().at(0).toObject();
}

AlertRule readRule(const JsonReader &reader)
{
    const QJsonArray rules { reader.object(QStringLiteral("rule")) };
    auto parsed = parseAlertRules(QJsonDocument(rules).toJson(QJsonDocument::Compact));
    if (!parsed.ok() || parsed.value().size() != 1) {
        reader.problem().complain(QStringLiteral("rule"), QStringLiteral("an alert rule"));
        return {};
    }
    return std::move(parsed.value().front());
}

bool isHexadecimal(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
}

std::string readId(const JsonReader &reader)
{
    std::string id = reader.text(QStringLiteral("id"));
    if (id.size() != kIdLength || !std::all_of(id.begin(), id.end(), isHexadecimal))
        reader.problem().complain(QStringLiteral("id"), QStringLiteral("32 hexadecimal digits"));
    return id;
}

void readState(const JsonReader &reader, AlertRecord &record)
{
    const std::string state = reader.text(QStringLiteral("state"));
    if (state == "firing")
        return;
    if (state != "cleared") {
        reader.problem().complain(
            QStringLiteral("state"), QStringLiteral("\"firing\" or \"cleared\""));
    }
    record.clearedAt = reader.time(QStringLiteral("clearedAt"));
    const std::string word = reader.text(QStringLiteral("end"));
    for (const EndWord &entry : kEnds) {
        if (word == entry.word) {
            record.end = entry.end;
            return;
        }
    }
    reader.problem().complain(QStringLiteral("end"), QStringLiteral("a known reason"));
}

} // namespace

QJsonObject recordToJson(const AlertRecord &record)
{
    QJsonObject object {
        { QStringLiteral("schema"), kSchema },
        { QStringLiteral("id"), jsonText(record.id) },
        { QStringLiteral("state"),
            record.isFiring() ? QStringLiteral("firing") : QStringLiteral("cleared") },
        { QStringLiteral("rule"), ruleToJson(record.rule) },
        { QStringLiteral("source"), jsonText(record.source) },
        { QStringLiteral("raisedAt"), jsonTime(record.raisedAt) },
        { QStringLiteral("value"), record.value },
        { QStringLiteral("latest"), record.latest },
        { QStringLiteral("peak"), record.peak },
        { QStringLiteral("now"), jsonTime(record.now) },
    };
    if (record.clearedAt) {
        object.insert(QStringLiteral("clearedAt"), jsonTime(*record.clearedAt));
        object.insert(QStringLiteral("end"), wordOf(record.end));
    }
    if (record.evidence)
        object.insert(QStringLiteral("evidence"), evidenceToJson(*record.evidence));
    return object;
}

Result<AlertRecord> recordFromJson(const QJsonObject &object)
{
    JsonProblem problem;
    const JsonReader reader(object, problem);
    if (reader.count(QStringLiteral("schema")) != kSchema)
        problem.complain(QStringLiteral("schema"), QString::number(kSchema));
    AlertRecord record;
    record.id = readId(reader);
    record.rule = readRule(reader);
    record.source = reader.text(QStringLiteral("source"));
    record.raisedAt = reader.time(QStringLiteral("raisedAt"));
    readState(reader, record);
    record.value = reader.number(QStringLiteral("value"));
    record.latest = reader.number(QStringLiteral("latest"));
    record.peak = reader.number(QStringLiteral("peak"));
    record.now = reader.time(QStringLiteral("now"));
    if (problem.isEmpty() && reader.has(QStringLiteral("evidence"))) {
        record.evidence = std::make_shared<const AlertEvidence>(
            evidenceFromJson({ reader.object(QStringLiteral("evidence")), problem }));
    }
    if (!problem.isEmpty())
        return problem.error();
    return record;
}

} // namespace hitwatch

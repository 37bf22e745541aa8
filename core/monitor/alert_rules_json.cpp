// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_rules_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace hitwatch {

namespace {

constexpr int kLongestSeconds = 3600;
constexpr double kLargestLevel = 1e15;
constexpr int kMostHits = 1'000'000;
constexpr qsizetype kLongestText = 1024;
constexpr qsizetype kMostArguments = 64;

struct MetricWord {
    AlertMetric metric;
    const char *word;
};
constexpr std::array<MetricWord, 5> kMetrics { {
    { AlertMetric::Messages, "messages" },
    { AlertMetric::Requests, "requests" },
    { AlertMetric::BitsPerSecond, "bitsPerSecond" },
    { AlertMetric::ErrorShare, "errorShare" },
    { AlertMetric::TimeToFirstByteP95, "timeToFirstByteP95" },
} };

QString metricWords()
{
    QStringList words;
    for (const MetricWord &entry : kMetrics)
        words << QLatin1String(entry.word);
    return words.join(QStringLiteral(", "));
}

/// Reads the members of one rule and remembers the first that is wrong.
class RuleReader {
public:
    explicit RuleReader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    QString text(const QString &member, const QString &otherwise)
    {
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return otherwise;
        if (!value.isString() || value.toString().size() > kLongestText)
            complain(member, QStringLiteral("a text of at most %1 characters").arg(kLongestText));
        return value.toString();
    }

    double number(const QString &member, double least, double most, double otherwise)
    {
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return otherwise;
        const double number = value.toDouble(std::nan(""));
        if (!(number >= least && number <= most)) {
            complain(member, range("a number", least, most));
            return otherwise;
        }
        return number;
    }

    int wholeNumber(const QString &member, int least, int most, int otherwise)
    {
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return otherwise;
        const double number = value.toDouble(std::nan(""));
        if (!(number >= least && number <= most) || std::floor(number) != number) {
            complain(member, range("a whole number", least, most));
            return otherwise;
        }
        return static_cast<int>(number);
    }

    bool flag(const QString &member, bool otherwise)
    {
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return otherwise;
        if (!value.isBool())
            complain(member, QStringLiteral("true or false"));
        return value.toBool();
    }

    AlertMetric metric(const QString &member)
    {
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return AlertMetric::Messages;
        for (const MetricWord &entry : kMetrics) {
            if (value.toString() == QLatin1String(entry.word))
                return entry.metric;
        }
        complain(member, QStringLiteral("one of ") + metricWords());
        return AlertMetric::Messages;
    }

    std::vector<std::string> texts(const QString &member)
    {
        std::vector<std::string> texts;
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return texts;
        const QJsonArray array = value.toArray();
        bool good = value.isArray() && array.size() <= kMostArguments;
        for (const QJsonValue &entry : array) {
            // An argument of a program ends at its first NUL.
            good = good && entry.isString() && !entry.toString().contains(QChar::Null);
            texts.push_back(entry.toString().toStdString());
        }
        if (!good)
            complain(member,
                QStringLiteral("an array of at most %1 texts, without NUL").arg(kMostArguments));
        return texts;
    }

    /// To be called last: what was not asked for is a mistake of spelling.
    QString problem() const
    {
        if (!m_problem.isEmpty())
            return m_problem;
        const QStringList members = m_object.keys();
        for (const QString &member : members) {
            if (!m_asked.contains(member))
                return QStringLiteral("unknown member \"%1\"").arg(member);
        }
        return {};
    }

private:
    QJsonValue take(const QString &member)
    {
        m_asked.insert(member);
        return m_object.value(member);
    }
    static QString range(const char *kind, double least, double most)
    {
        const auto text = [](double number) { return QString::number(number, 'f', 0); };
        return QStringLiteral("%1 from %2 to %3").arg(QLatin1String(kind), text(least), text(most));
    }
    void complain(const QString &member, const QString &wanted)
    {
        if (m_problem.isEmpty())
            m_problem = QStringLiteral("\"%1\" must be %2").arg(member, wanted);
    }

    QJsonObject m_object;
    QSet<QString> m_asked;
    QString m_problem;
};

TimeNs nanoseconds(double seconds)
{
    return static_cast<TimeNs>(std::llround(seconds * static_cast<double>(kSecond)));
}

double seconds(TimeNs time)
{
    return static_cast<double>(time) / static_cast<double>(kSecond);
}

AlertRule readRule(RuleReader &reader)
{
    AlertRule rule;
    rule.name = reader.text(QStringLiteral("name"), {}).toStdString();
    rule.metric = reader.metric(QStringLiteral("metric"));
    rule.scope.host = reader.text(QStringLiteral("host"), {}).toLower().toStdString();
    rule.scope.section = reader.text(QStringLiteral("section"), {}).toStdString();
    rule.windowSeconds =
        reader.wholeNumber(QStringLiteral("windowSeconds"), 1, kLongestSeconds, rule.windowSeconds);
    rule.raiseAt = reader.number(QStringLiteral("raiseAt"), 0, kLargestLevel, rule.raiseAt);
    rule.clearAt = reader.number(QStringLiteral("clearAt"), 0, kLargestLevel, rule.raiseAt);
    rule.hold = nanoseconds(
        reader.number(QStringLiteral("holdSeconds"), 0, kLongestSeconds, seconds(rule.hold)));
    rule.settle = nanoseconds(
        reader.number(QStringLiteral("settleSeconds"), 0, kLongestSeconds, seconds(rule.settle)));
    rule.minimumHits = static_cast<std::uint64_t>(reader.wholeNumber(
        QStringLiteral("minimumHits"), 1, kMostHits, static_cast<int>(rule.minimumHits)));
    rule.enabled = reader.flag(QStringLiteral("enabled"), true);
    rule.command = reader.texts(QStringLiteral("command"));
    return rule;
}

Error problemOfRule(qsizetype number, const QString &text)
{
    return { ErrorCode::InvalidInput,
        QStringLiteral("rule %1: %2").arg(number).arg(text).toStdString() };
}

} // namespace

QString metricName(AlertMetric metric)
{
    for (const MetricWord &entry : kMetrics) {
        if (entry.metric == metric)
            return QLatin1String(entry.word);
    }
    return {};
}

QString problemOf(const AlertRule &rule)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("AlertRules", text);
    };
    if (QString::fromStdString(rule.name).trimmed().isEmpty())
        return say(QT_TRANSLATE_NOOP("AlertRules", "The rule needs a name."));
    if (rule.windowSeconds < 1 || rule.windowSeconds > kLongestSeconds)
        return say(QT_TRANSLATE_NOOP("AlertRules", "The time range must be 1 to 3,600 seconds."));
    if (!(rule.raiseAt > 0 && rule.raiseAt <= kLargestLevel))
        return say(QT_TRANSLATE_NOOP("AlertRules", "'Trigger at' must be above 0."));
    if (rule.metric == AlertMetric::ErrorShare && rule.raiseAt > 100)
        return say(QT_TRANSLATE_NOOP("AlertRules", "A rate cannot be above 100%."));
    if (!(rule.clearAt > 0 && rule.clearAt <= rule.raiseAt)) {
        return say(QT_TRANSLATE_NOOP(
            "AlertRules", "'Resolve below' must be above 0 and not above 'Trigger at'."));
    }
    if (rule.hold < 0 || rule.hold > kLongestSeconds * kSecond || rule.settle < 0
        || rule.settle > kLongestSeconds * kSecond) {
        return say(QT_TRANSLATE_NOOP(
            "AlertRules", "'Trigger after' and 'Resolve after' must be 0 to 3,600 seconds."));
    }
    if (rule.minimumHits < 1 || rule.minimumHits > kMostHits)
        return say(QT_TRANSLATE_NOOP(
            "AlertRules", "The minimum number of responses must be 1 to 1,000,000."));
    if (!rule.command.empty() && rule.command.front().empty())
        return say(QT_TRANSLATE_NOOP("AlertRules", "The command needs a program."));
    // It runs in the root folder, so a relative path would mean something else than it says.
    if (!rule.command.empty() && rule.command.front().front() != '/'
        && rule.command.front().find('/') != std::string::npos) {
        return say(QT_TRANSLATE_NOOP("AlertRules",
            "The command's program must be an absolute path, or a name without a path."));
    }
    return {};
}

QString problemOf(const std::vector<AlertRule> &rules)
{
    if (rules.size() > kMaxAlertRules) {
        return QCoreApplication::translate("AlertRules", "At most %n rule(s) are possible.",
            nullptr, static_cast<int>(kMaxAlertRules));
    }
    std::set<std::string> names;
    for (const AlertRule &rule : rules) {
        if (const QString problem = problemOf(rule); !problem.isEmpty())
            return problem;
        if (!names.insert(rule.name).second)
            return QCoreApplication::translate("AlertRules", "Two rules have the same name.");
    }
    return {};
}

Result<std::vector<AlertRule>> parseAlertRules(const QByteArray &json)
{
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError) {
        return Error { ErrorCode::InvalidInput,
            QStringLiteral("not JSON: %1 at byte %2, line %3")
                .arg(syntax.errorString())
                .arg(syntax.offset)
                .arg(json.first(std::clamp<qsizetype>(syntax.offset, 0, json.size())).count('\n')
                    + 1)
                .toStdString() };
    }
    if (!document.isArray())
        return Error { ErrorCode::InvalidInput, "the rules must be an array of objects" };
    const QJsonArray array = document.array();
    if (array.size() > static_cast<qsizetype>(kMaxAlertRules)) {
        return Error { ErrorCode::InvalidInput,
            "at most " + std::to_string(kMaxAlertRules) + " rules are possible" };
    }
    std::vector<AlertRule> rules;
    std::set<std::string> names;
    for (qsizetype at = 0; at < array.size(); ++at) {
        if (!array[at].isObject())
            return problemOfRule(at + 1, QStringLiteral("it must be an object"));
        RuleReader reader(array[at].toObject());
        AlertRule rule = readRule(reader);
        if (const QString problem = reader.problem(); !problem.isEmpty())
            return problemOfRule(at + 1, problem);
        if (const QString problem = problemOf(rule); !problem.isEmpty())
            return problemOfRule(at + 1, problem);
        if (!names.insert(rule.name).second)
            return problemOfRule(at + 1, QStringLiteral("another rule has the same name"));
        rules.push_back(std::move(rule));
    }
    return rules;
}

QByteArray alertRulesToJson(const std::vector<AlertRule> &rules)
{
    QJsonArray array;
    for (const AlertRule &rule : rules) {
        QJsonArray command;
        for (const std::string &word : rule.command)
            command.append(QString::fromStdString(word));
        array.append(QJsonObject {
            { QStringLiteral("name"), QString::fromStdString(rule.name) },
            { QStringLiteral("metric"), metricName(rule.metric) },
            { QStringLiteral("host"), QString::fromStdString(rule.scope.host) },
            { QStringLiteral("section"), QString::fromStdString(rule.scope.section) },
            { QStringLiteral("windowSeconds"), rule.windowSeconds },
            { QStringLiteral("raiseAt"), rule.raiseAt },
            { QStringLiteral("clearAt"), rule.clearAt },
            { QStringLiteral("holdSeconds"), seconds(rule.hold) },
            { QStringLiteral("settleSeconds"), seconds(rule.settle) },
            { QStringLiteral("minimumHits"), static_cast<qint64>(rule.minimumHits) },
            { QStringLiteral("enabled"), rule.enabled },
            { QStringLiteral("command"), command },
        });
    }
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

} // namespace hitwatch

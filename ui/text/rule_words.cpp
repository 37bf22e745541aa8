// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/rule_words.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace hitwatch {

namespace {

constexpr int kLongestName = 80;
constexpr int kBitsPerByte = 8;

struct RuleTexts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::RuleWords)
};

QString countOf(const char *text, double value, const Format &format)
{
    const bool isWhole =
        value == std::floor(value) && std::abs(value) <= std::numeric_limits<int>::max();
    if (isWhole)
        return RuleTexts::tr(text, nullptr, static_cast<int>(value));
    // Broken and huge numbers are many in all languages.
    const QString many = RuleTexts::tr(text, nullptr, std::numeric_limits<int>::max());
    const QString digits = QLocale().toString(std::numeric_limits<int>::max());
    return QString(many).replace(digits, format.locale().toString(value, 'g', 15));
}

} // namespace

QString RuleWords::metric(AlertMetric metric)
{
    switch (metric) {
    case AlertMetric::Messages:
        return RuleTexts::tr("HTTP messages");
    case AlertMetric::Requests:
        return RuleTexts::tr("Requests");
    case AlertMetric::BitsPerSecond:
        return RuleTexts::tr("Traffic");
    case AlertMetric::ErrorShare:
        return RuleTexts::tr("Error rate");
    case AlertMetric::TimeToFirstByteP95:
        return RuleTexts::tr("Time to first byte, p95");
    }
    return {};
}

QString RuleWords::value(AlertMetric metric, double value, const Format &format)
{
    switch (metric) {
    case AlertMetric::Messages:
        return countOf(QT_TRANSLATE_N_NOOP("hitwatch::RuleWords", "%Ln message(s)"), value, format);
    case AlertMetric::Requests:
        return countOf(QT_TRANSLATE_N_NOOP("hitwatch::RuleWords", "%Ln request(s)"), value, format);
    case AlertMetric::BitsPerSecond:
        return format.traffic(value / kBitsPerByte);
    case AlertMetric::ErrorShare:
        return format.percent(value);
    case AlertMetric::TimeToFirstByteP95:
        return format.milliseconds(value);
    }
    return {};
}

QString RuleWords::scope(const AlertScope &scope)
{
    const QString section = displayText(scope.section, kLongestName);
    if (scope.host.empty())
        return section;
    return displayText(scope.host, kLongestName) + section;
}

QString RuleWords::line(const AlertRule &rule, const Format &format)
{
    const QString level = value(rule.metric, rule.raiseAt, format);
    const QString window = format.duration(rule.windowSeconds * kSecond);
    QString line;
    switch (rule.metric) {
    case AlertMetric::Messages:
    case AlertMetric::Requests:
        line = RuleTexts::tr("\u2265 %1 in %2", "7,000 messages in 2 min").arg(level, window);
        break;
    case AlertMetric::BitsPerSecond:
        line = RuleTexts::tr("\u2265 %1 over %2", "50 Mbit/s over 1 min").arg(level, window);
        break;
    case AlertMetric::ErrorShare:
        line = RuleTexts::tr("\u2265 %1 errors in %2", "4.6% errors in 1 min").arg(level, window);
        break;
    case AlertMetric::TimeToFirstByteP95:
        line = RuleTexts::tr("p95 \u2265 %1 in %2", "time to first byte: 250 ms in 1 min")
                   .arg(level, window);
        break;
    }
    if (rule.scope.isAll())
        return line;
    return RuleTexts::tr("%1 \u00b7 %2", "level of a rule, host and section")
        .arg(line, scope(rule.scope));
}

QString RuleWords::name(const AlertRule &rule)
{
    const QString name = displayText(rule.name, kLongestName).trimmed();
    return name.isEmpty() ? RuleTexts::tr("(no name)") : name;
}

} // namespace hitwatch

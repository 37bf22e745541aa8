// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/json_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>

namespace hitwatch {

namespace {

constexpr double kLargestNumber = 1e18;

/// The number in digits [@p at, @p at + @p length) of @p text; -1: they are not all digits.
int digits(const QString &text, qsizetype at, qsizetype length)
{
    int value = 0;
    for (qsizetype i = at; i < at + length; ++i) {
        const char16_t digit = text[i].unicode();
        if (digit < u'0' || digit > u'9')
            return -1;
        value = 10 * value + (digit - u'0');
    }
    return value;
}

/// Of what stands between the seconds and the Z: "" or "." and one to nine digits.
std::optional<std::int64_t> fractionOf(const QString &text)
{
    if (text.isEmpty())
        return 0;
    const qsizetype length = text.size() - 1;
    if (text[0] != QLatin1Char('.') || length < 1 || length > 9)
        return std::nullopt;
    std::int64_t nanoseconds = digits(text, 1, length);
    for (qsizetype i = length; i < 9; ++i)
        nanoseconds *= 10;
    return nanoseconds < 0 ? std::nullopt : std::optional(nanoseconds);
}

std::optional<TimeNs> join(std::int64_t seconds, std::int64_t nanoseconds)
{
    // Towards zero first: the earliest time that fits lies below a second that does not.
    if (seconds < 0 && nanoseconds > 0) {
        ++seconds;
        nanoseconds -= kSecond;
    }
    TimeNs time = 0;
    if (__builtin_mul_overflow(seconds, kSecond, &time)
        || __builtin_add_overflow(time, nanoseconds, &time))
        return std::nullopt;
    return time;
}

} // namespace

QString jsonText(std::string_view text)
{
    // No character takes more than four bytes.
    const auto most = static_cast<std::size_t>(4 * kLongestJsonText);
    const auto size = static_cast<qsizetype>(std::min(text.size(), most));
    QString shown = QString::fromUtf8(text.data(), size);
    if (shown.size() > kLongestJsonText) {
        const bool splitsPair = shown[kLongestJsonText - 1].isHighSurrogate();
        shown.truncate(splitsPair ? kLongestJsonText - 1 : kLongestJsonText);
    }
    return shown;
}

QJsonValue jsonCount(std::uint64_t count)
{
    if (count <= static_cast<std::uint64_t>(std::numeric_limits<qint64>::max()))
        return static_cast<qint64>(count);
    return QString::number(count);
}

QJsonValue jsonTime(TimeNs time)
{
    return QString::fromStdString(formatRfc3339(time));
}

std::optional<TimeNs> timeFromRfc3339(const QString &text)
{
    // 2026-11-23T13:28:55.000000001Z
    constexpr qsizetype kToSeconds = 19;
    if (text.size() <= kToSeconds || !text.endsWith(QLatin1Char('Z')))
        return std::nullopt;
    struct Mark {
        qsizetype at;
        char mark;
    };
    constexpr std::array<Mark, 5> kMarks { {
        { 4, '-' },
        { 7, '-' },
        { 10, 'T' },
        { 13, ':' },
        { 16, ':' },
    } };
    for (const Mark &mark : kMarks) {
        if (text[mark.at] != QLatin1Char(mark.mark))
            return std::nullopt;
    }
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const auto fraction = fractionOf(text.mid(kToSeconds, text.size() - kToSeconds - 1));
    const std::chrono::year_month_day date { std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(std::max(month, 0))),
        std::chrono::day(static_cast<unsigned>(std::max(day, 0))) };
    if (year < 0 || !date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
        || second > 59 || !fraction)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return join(((days * 24 + hour) * 60 + minute) * 60 + second, *fraction);
}

void JsonProblem::complain(const QString &member, const QString &wanted)
{
    if (m_text.isEmpty())
        m_text = QStringLiteral("\"%1\" must be %2").arg(member, wanted);
}

Error JsonProblem::error() const
{
    return { ErrorCode::InvalidInput, "not an episode: " + m_text.toStdString() };
}

std::optional<std::uint64_t> countOf(const QJsonValue &value)
{
    if (value.isString()) {
        bool isNumber = false;
        const quint64 count = value.toString().toULongLong(&isNumber, 10);
        return isNumber ? std::optional<std::uint64_t>(count) : std::nullopt;
    }
    const qint64 count = value.toInteger(-1);
    return count >= 0 ? std::optional(static_cast<std::uint64_t>(count)) : std::nullopt;
}

std::string JsonReader::text(const QString &member) const
{
    const QJsonValue value = m_object.value(member);
    if (!value.isString() || value.toString().size() > kLongestJsonText) {
        m_problem.complain(
            member, QStringLiteral("a text of at most %1 characters").arg(kLongestJsonText));
        return {};
    }
    return value.toString().toStdString();
}

bool JsonReader::flag(const QString &member, bool otherwise) const
{
    const QJsonValue value = m_object.value(member);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        m_problem.complain(member, QStringLiteral("true or false"));
    return value.toBool();
}

std::uint64_t JsonReader::count(const QString &member, std::uint64_t most) const
{
    const std::optional<std::uint64_t> count = countOf(m_object.value(member));
    if (!count || *count > most) {
        m_problem.complain(member, QStringLiteral("a whole number from 0 to %1").arg(most));
        return 0;
    }
    return *count;
}

double JsonReader::number(const QString &member) const
{
    const double number = m_object.value(member).toDouble(std::nan(""));
    if (!(number >= 0 && number <= kLargestNumber)) {
        m_problem.complain(
            member, QStringLiteral("a number from 0 to %1").arg(kLargestNumber, 0, 'g'));
        return 0;
    }
    return number;
}

TimeNs JsonReader::time(const QString &member) const
{
    const std::optional<TimeNs> time = timeFromRfc3339(m_object.value(member).toString());
    if (!time)
        m_problem.complain(member, QStringLiteral("a time in UTC as of RFC 3339"));
    return time.value_or(0);
}

QJsonObject JsonReader::object(const QString &member) const
{
    const QJsonValue value = m_object.value(member);
    if (!value.isObject())
        m_problem.complain(member, QStringLiteral("an object"));
    return value.toObject();
}

QJsonArray JsonReader::array(const QString &member, std::size_t most) const
{
    const QJsonValue value = m_object.value(member);
    const QJsonArray array = value.toArray();
    if (!value.isArray() || static_cast<std::size_t>(array.size()) > most) {
        m_problem.complain(member, QStringLiteral("an array of at most %1 elements").arg(most));
        return {};
    }
    return array;
}

} // namespace hitwatch

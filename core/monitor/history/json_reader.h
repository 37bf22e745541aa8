// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "common/time.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace hitwatch {

/// Longer texts are cut when they are written and refused when they are read.
inline constexpr qsizetype kLongestJsonText = 16'384;

/// Valid UTF-8 of at most kLongestJsonText characters; a byte that is none becomes U+FFFD.
QString jsonText(std::string_view text);
/// A JSON number, or beyond 2^63 - 1, which no JSON number of Qt can hold, its digits as a text.
QJsonValue jsonCount(std::uint64_t count);
QJsonValue jsonTime(TimeNs time);

/// RFC 3339 in UTC, up to nine fraction digits; empty: not that, or beyond what TimeNs can hold.
std::optional<TimeNs> timeFromRfc3339(const QString &text);

/// Remembers the first thing that is wrong with a document; what was read afterwards is worthless.
class JsonProblem {
public:
    void complain(const QString &member, const QString &wanted);
    bool isEmpty() const { return m_text.isEmpty(); }
    Error error() const;

private:
    QString m_text;
};

/// Reads the members of one object, each checked and bounded.
class JsonReader {
public:
    JsonReader(QJsonObject object, JsonProblem &problem)
        : m_object(std::move(object))
        , m_problem(problem)
    {
    }

    bool has(const QString &member) const { return m_object.contains(member); }
    std::string text(const QString &member) const;
    /// Absent: @p otherwise.
    bool flag(const QString &member, bool otherwise) const;
    std::uint64_t count(const QString &member,
        std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const;
    /// Not negative, finite.
    double number(const QString &member) const;
    TimeNs time(const QString &member) const;
    QJsonObject object(const QString &member) const;
    QJsonArray array(const QString &member, std::size_t most) const;

    JsonProblem &problem() const { return m_problem; }

private:
    QJsonObject m_object;
    JsonProblem &m_problem;
};

/// @returns empty when @p value is no whole number from 0 to 2^64 - 1.
std::optional<std::uint64_t> countOf(const QJsonValue &value);

} // namespace hitwatch

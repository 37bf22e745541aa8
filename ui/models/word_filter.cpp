// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/word_filter.h"

#include <QRegularExpression>

#include <algorithm>

namespace hitwatch {
namespace {

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowerCaseBytes(const QString &word)
{
    std::string bytes = word.toUtf8().toStdString();
    std::transform(bytes.begin(), bytes.end(), bytes.begin(), lowerCase);
    return bytes;
}

bool contains(std::string_view text, const std::string &word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
               [](char left, char right) { return lowerCase(left) == right; })
        != text.end();
}

} // namespace

WordFilter::WordFilter(const QString &words)
{
    static const QRegularExpression kSpace(QStringLiteral("\\s+"));
    const QStringList parts = words.split(kSpace, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const bool unwanted = part.startsWith(QLatin1Char('-'));
        const QString word = unwanted ? part.mid(1) : part;
        if (word.isEmpty()) // a '-' whose word is still being typed
            continue;
        (unwanted ? m_unwanted : m_wanted).append(word);
        (unwanted ? m_unwantedBytes : m_wantedBytes).push_back(lowerCaseBytes(word));
    }
}

bool WordFilter::matches(std::initializer_list<QStringView> texts) const
{
    const auto isInside = [&texts](const QString &word) {
        return std::any_of(texts.begin(), texts.end(),
            [&word](QStringView text) { return text.contains(word, Qt::CaseInsensitive); });
    };
    return std::all_of(m_wanted.begin(), m_wanted.end(), isInside)
        && std::none_of(m_unwanted.begin(), m_unwanted.end(), isInside);
}

bool WordFilter::matchesBytes(std::initializer_list<std::string_view> texts) const
{
    const auto isInside = [&texts](const std::string &word) {
        return std::any_of(texts.begin(), texts.end(),
            [&word](std::string_view text) { return contains(text, word); });
    };
    return std::all_of(m_wantedBytes.begin(), m_wantedBytes.end(), isInside)
        && std::none_of(m_unwantedBytes.begin(), m_unwantedBytes.end(), isInside);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

/// Free text that rows have to match: every word must be in one of a row's texts, a word that
/// begins with '-' in none of them. Case is ignored.
class WordFilter {
public:
    WordFilter() = default;
    explicit WordFilter(const QString &words);

    bool operator==(const WordFilter &) const = default;
    bool isEmpty() const { return m_wanted.isEmpty() && m_unwanted.isEmpty(); }
    bool matches(std::initializer_list<QStringView> texts) const;
    /// The same for many rows of bytes: only the case of ASCII letters is ignored.
    bool matchesBytes(std::initializer_list<std::string_view> texts) const;

private:
    QStringList m_wanted;
    QStringList m_unwanted;
    std::vector<std::string> m_wantedBytes; ///< lower case
    std::vector<std::string> m_unwantedBytes;
};

} // namespace hitwatch

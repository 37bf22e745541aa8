// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/request_match.h"

#include "http/http_syntax.h"

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// @param lower in lower case
bool containsNoCase(std::string_view text, std::string_view lower)
{
    const auto same = [](char left, char right) { return toLower(left) == right; };
    return std::search(text.begin(), text.end(), lower.begin(), lower.end(), same) != text.end();
}

/// The digits of a status code, empty without one.
std::string_view statusText(std::uint16_t status, std::array<char, 5> &digits)
{
    std::size_t at = digits.size();
    for (; status > 0; status = static_cast<std::uint16_t>(status / 10))
        digits[--at] = static_cast<char>('0' + status % 10);
    return { digits.data() + at, digits.size() - at };
}

template <typename Value> bool selects(const std::optional<Value> &wanted, const Value &value)
{
    return !wanted || *wanted == value;
}

} // namespace

void setEscaped(std::string &text, std::string_view raw)
{
    constexpr char digits[] = "0123456789abcdef";
    if (std::all_of(raw.begin(), raw.end(), isPrintable)) {
        text.assign(raw);
        return;
    }
    text.clear();
    for (const char c : raw) {
        if (isPrintable(c)) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += { '\\', 'x', digits[byte >> 4], digits[byte & 15] };
    }
}

RequestMatch::RequestMatch(const RequestQuery &query, const TimeRange &range)
    : m_query(query)
    , m_range(range)
    , m_isFiltered(!query.filter.isEmpty())
    , m_hidden(query.hiddenSections.begin(), query.hiddenSections.end())
{
    std::sort(m_hidden.begin(), m_hidden.end());
    std::string_view rest = query.words;
    for (;;) {
        const std::size_t begin = rest.find_first_not_of(kBlanks);
        if (begin == std::string_view::npos)
            break;
        rest.remove_prefix(begin);
        const std::size_t end = std::min(rest.find_first_of(kBlanks), rest.size());
        addWord(rest.substr(0, end));
        rest.remove_prefix(end);
    }
}

/// A lone '-' is a word that is still being typed.
void RequestMatch::addWord(std::string_view word)
{
    Word added;
    added.excludes = word.front() == '-';
    if (added.excludes)
        word.remove_prefix(1);
    if (word.empty())
        return;
    setEscaped(added.text, word);
    std::transform(added.text.begin(), added.text.end(), added.text.begin(), toLower);
    m_words.push_back(std::move(added));
}

bool RequestMatch::operator()(const RequestRecord &record) const
{
    if (!m_range.isEmpty() && !m_range.contains(record.time))
        return false;
    if (m_isFiltered && !matches(m_query.filter, record))
        return false;
    if (!m_hidden.empty() && isHidden(record))
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
        [&](const Word &word) { return contains(record, word) != word.excludes; });
}

bool RequestMatch::isHidden(const RequestRecord &record) const
{
    const std::pair<std::string_view, std::string_view> key(record.host, record.section);
    return std::binary_search(m_hidden.begin(), m_hidden.end(), key);
}

bool RequestMatch::matches(const StatsFilter &filter, const RequestRecord &record)
{
    return selects(filter.host, record.host) && selects(filter.section, record.section)
        && selects(filter.method, record.method) && selects(filter.status, record.status)
        && selects(filter.client, record.client);
}

bool RequestMatch::contains(const RequestRecord &record, const Word &word)
{
    std::array<char, 5> digits {};
    return containsNoCase(record.target, word.text) || containsNoCase(record.host, word.text)
        || containsNoCase(record.client, word.text) || containsNoCase(record.method, word.text)
        || containsNoCase(statusText(record.status, digits), word.text);
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time_range.h"
#include "stats/request_log.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hitwatch {

/// Replaces @p text by @p raw with the bytes outside printable ASCII as `\xNN`, as all names of
/// events are shown.
void setEscaped(std::string &text, std::string_view raw);

/// A RequestQuery made ready to be asked of many records. Borrows the query.
class RequestMatch {
public:
    RequestMatch(const RequestQuery &query, const TimeRange &range);

    bool operator()(const RequestRecord &record) const;

private:
    struct Word {
        std::string text; ///< in lower case
        bool excludes = false;
    };

    void addWord(std::string_view word);
    bool isHidden(const RequestRecord &record) const;
    static bool matches(const StatsFilter &filter, const RequestRecord &record);
    static bool contains(const RequestRecord &record, const Word &word);

    const RequestQuery &m_query;
    TimeRange m_range;
    bool m_isFiltered;
    std::vector<Word> m_words;
    std::vector<std::pair<std::string_view, std::string_view>> m_hidden; ///< sorted
};

} // namespace hitwatch

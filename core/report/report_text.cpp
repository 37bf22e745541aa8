// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/number_text.h"
#include "report/report.h"
#include "report/text_escape.h"

namespace hitwatch {

std::string toText(const Report &report, const TextStyle &style)
{
    std::string text = dateClockText(report.stats.from) + "  " + groupedText(report.stats.requests)
        + " requests, " + groupedText(report.stats.responses) + " responses\n";
    std::size_t rows = 0;
    for (const SectionRow &row : report.stats.sections) {
        if (rows++ < style.top) {
            text += groupedText(row.requests) + "  " + printable(row.host + row.section) + '\n';
        }
    }
    return text;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/export_file.h"

#include <QLocale>

namespace hitwatch {
namespace {

/// With these, also in their full-width forms, a spreadsheet begins a formula.
bool beginsFormula(QChar c)
{
    static const QString kStarts = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    return kStarts.contains(c);
}

bool wouldRun(QStringView text)
{
    qsizetype at = 0;
    // Programs trim blanks, and take quotes off, before they look.
    while (at < text.size()
        && (text.at(at) == QLatin1Char('"')
            || (text.at(at).isSpace() && !beginsFormula(text.at(at)))))
        ++at;
    if (at == text.size() || !beginsFormula(text.at(at)))
        return false;
    bool isNumber = false;
    QLocale::c().toDouble(text, &isNumber);
    return !isNumber;
}

/// In some countries and programs, or in what is copied.
bool partsCells(QChar c)
{
    return c == QLatin1Char(';') || c == QLatin1Char('\t') || c == QLatin1Char('\r')
        || c == QLatin1Char('\n');
}

bool needsQuotes(const QString &text)
{
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char(',') || partsCells(c))
            return true;
    }
    return !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
}

} // namespace

QString withoutFormulas(const QString &text)
{
    QString safe;
    qsizetype begin = 0;
    while (begin <= text.size()) {
        qsizetype end = begin;
        while (end < text.size() && !partsCells(text.at(end)))
            ++end;
        const QStringView part = QStringView(text).mid(begin, end - begin);
        const bool isBlank = begin == 0 && end < text.size() && wouldRun(text.mid(end, 1));
        if (wouldRun(part) || (part.isEmpty() && isBlank))
            safe += QLatin1Char('\'');
        safe += part;
        if (end < text.size())
            safe += text.at(end);
        begin = end + 1;
    }
    return safe;
}

QString csvCell(const QString &text)
{
    QString cell = withoutFormulas(text);
    if (!needsQuotes(cell))
        return cell;
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

} // namespace hitwatch

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

bool wouldRun(const QString &text)
{
    qsizetype at = 0;
    // Programs trim blanks before they look.
    while (at < text.size() && text.at(at).isSpace() && !beginsFormula(text.at(at)))
        ++at;
    if (at == text.size() || !beginsFormula(text.at(at)))
        return false;
    bool isNumber = false;
    QLocale::c().toDouble(text, &isNumber);
    return !isNumber;
}

/// Semicolons and tabs part the cells in some countries and programs.
bool needsQuotes(const QString &text)
{
    static const QString kSpecial = QStringLiteral("\",;\t\r\n");
    for (const QChar c : text) {
        if (kSpecial.contains(c))
            return true;
    }
    return !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
}

} // namespace

QString csvCell(const QString &text)
{
    QString cell = wouldRun(text) ? QLatin1Char('\'') + text : text;
    if (!needsQuotes(cell))
        return cell;
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

} // namespace hitwatch

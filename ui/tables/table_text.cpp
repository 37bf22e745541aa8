// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_text.h"

#include "ui/exporting/export_file.h"
#include "ui/models/table_column.h"

#include <QLocale>
#include <QStringList>

namespace hitwatch {
namespace {

QString rawText(const QVariant &value)
{
    if (value.typeId() != QMetaType::Double)
        return csvCell(value.toString());
    constexpr int kDecimals = 3;
    QString text = QLocale::c().toString(value.toDouble(), 'f', kDecimals);
    text.remove(QLatin1Char(','));
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace

QString csvOf(
    const QAbstractItemModel &model, const std::vector<int> &rows, const std::vector<int> &columns)
{
    QString csv;
    QStringList cells;
    for (const int column : columns) {
        cells.append(csvCell(model.headerData(column, Qt::Horizontal, ExportTitleRole).toString()));
    }
    csv += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(rawText(model.index(row, column).data(ExportRole)));
        csv += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return csv;
}

QString tabSeparated(
    const QAbstractItemModel &model, const std::vector<int> &rows, const std::vector<int> &columns)
{
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells.append(
                withoutFormulas(model.index(row, column).data(Qt::DisplayRole).toString()));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace hitwatch

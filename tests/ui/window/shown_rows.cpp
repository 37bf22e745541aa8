// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shown_rows.h"

#include "ui/models/table_column.h"

#include <QAbstractItemView>
#include <QTest>

namespace hitwatch::test {

namespace {

int columnOf(const QAbstractItemModel &model, const char *id)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.headerData(column, Qt::Horizontal, IdRole).toString() == QLatin1String(id))
            return column;
    }
    return -1;
}

} // namespace

TablePanel *tableOf(const MainWindow &window, TableKind kind)
{
    const auto tables = window.findChildren<TablePanel *>();
    for (TablePanel *table : tables) {
        if (table->kind() == kind)
            return table;
    }
    return nullptr;
}

QList<QStringList> shownRows(const MainWindow &window, TableKind kind)
{
    const QAbstractItemModel &model = *tableOf(window, kind)->model();
    QList<QStringList> rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList texts;
        for (int column = 0; column < model.columnCount(); ++column)
            texts += model.index(row, column).data().toString();
        rows += texts;
    }
    return rows;
}

QMap<QStringList, quint64> shownNumbers(const MainWindow &window, TableKind kind,
    std::initializer_list<const char *> keys, const char *number)
{
    const QAbstractItemModel &model = *tableOf(window, kind)->model();
    QMap<QStringList, quint64> numbers;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList key;
        for (const char *id : keys)
            key += model.index(row, columnOf(model, id)).data().toString();
        numbers[key] = model.index(row, columnOf(model, number)).data(ExportRole).toULongLong();
    }
    return numbers;
}

void clickRow(const MainWindow &window, TableKind kind, int row)
{
    auto *view = tableOf(window, kind)->findChild<QAbstractItemView *>();
    const QRect cell = view->visualRect(view->model()->index(row, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
}

} // namespace hitwatch::test

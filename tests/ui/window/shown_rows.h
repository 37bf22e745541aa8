// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/table_panel.h"
#include "ui/window/main_window.h"

#include <QMap>
#include <QStringList>

#include <initializer_list>

namespace hitwatch::test {

TablePanel *tableOf(const MainWindow &window, TableKind kind);

/// What a person reads in a table: texts of each row, by column.
QList<QStringList> shownRows(const MainWindow &window, TableKind kind);

/// Raw numbers of @p number by the texts of @p keys; columns by the names they are remembered by.
QMap<QStringList, quint64> shownNumbers(const MainWindow &window, TableKind kind,
    std::initializer_list<const char *> keys, const char *number);

/// With the left button, in the middle of the first column.
void clickRow(const MainWindow &window, TableKind kind, int row);

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_filter.h"
#include "ui/tables/column_layout.h"
#include "ui/tables/table_kind.h"
#include "ui/tables/table_view.h"

#include <QObject>

class QMenu;

namespace hitwatch {

/// What can be done with rows and columns: the context menus of a table.
class TableMenu : public QObject {
    Q_OBJECT

public:
    TableMenu(TableKind kind, TableView &view, KeyedTableModel &model, ColumnLayout &columns,
        QObject *parent);

    void setFilter(const StatsFilter &filter) { m_filter = filter; }
    void setHiddenSections(int count) { m_hiddenSections = count; }

    void popUpAt(const QPoint &viewportPosition);
    void popUpColumnsAt(const QPoint &globalPosition);
    void copyRows() const;

Q_SIGNALS:
    void rowChosen(int row);
    void filterChosen(const hitwatch::StatsFilter &filter);
    void hideSectionRequested(const QString &host, const QString &section);
    void showHiddenRequested();

private:
    std::vector<int> selectedRows() const;
    void addCopyActions(QMenu &menu, const QModelIndex &index);
    void addFilterActions(QMenu &menu, int row);
    void addRequestFilters(QMenu &menu, int row);
    void addHideActions(QMenu &menu, int row);
    void addSortMenu(QMenu &menu);
    void fillColumns(QMenu &menu);

    const TableKind m_kind;
    TableView &m_view;
    KeyedTableModel &m_model;
    ColumnLayout &m_columns;
    StatsFilter m_filter;
    int m_hiddenSections = 0;
};

} // namespace hitwatch

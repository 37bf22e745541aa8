// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/table_header.h"
#include "ui/tables/table_spec.h"

#include <QObject>

#include <set>

class QSettings;

namespace hitwatch {

/// Which columns there are, in which order and how wide: the texts take what the numbers leave
/// over, until a person makes them wider; what was changed is remembered by the columns' names.
class ColumnLayout : public QObject {
    Q_OBJECT

public:
    /// @param header of a view that shows @p model in @p viewport already.
    ColumnLayout(TableHeader &header, const QWidget &viewport, KeyedTableModel &model,
        const TableSpec &spec, QObject *parent);

    void reset();
    /// Gives the texts what is left over of the view's width.
    void fit();
    void setColumnVisible(int column, bool visible);
    bool isColumnVisible(int column) const { return !m_header.isSectionHidden(column); }
    /// Visible columns, first to last.
    std::vector<int> visibleColumns() const;

    void save(QSettings &settings) const;
    /// Takes what makes sense; what does not leaves that part as it is.
    void restore(QSettings &settings);

private:
    int defaultWidth(int column) const;
    void setWidth(int column, int width);
    void restoreOrder(const QStringList &ids);
    void restoreWidths(const QStringList &widths);
    void restoreSort(const QStringList &sort);

    TableHeader &m_header;
    const QWidget &m_viewport; ///< of the rows
    KeyedTableModel &m_model;
    const TableSpec m_spec;
    std::set<int> m_byHand; ///< columns that a person gave a width
    bool m_isFitting = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hitwatch {

/// How a column is written and painted.
enum class ColumnKind : int {
    Text, ///< words, leading
    Code, ///< what a machine wrote (paths, methods): fixed pitch, leading
    Number, ///< trailing, digits of one width
    Share, ///< a bar, and the percentage where it fits
    Status, ///< a square in the colour of the class, and the code
};

/// One column of a table.
struct TableColumn {
    const char *id; ///< what it is remembered by; never translated
    ColumnKind kind = ColumnKind::Text;
    QString title;
    QString toolTip; ///< of the header; empty: none
    QString exportTitle; ///< with the unit of the raw numbers; empty: the title
    bool sortsByNumber = false; ///< although it reads as a text
};

/// Item data beyond Qt's own roles. Of cells, if not said otherwise.
enum TableRole {
    SortRole = Qt::UserRole, ///< double of a number (invalid: not known), QString of a text
    ExportRole, ///< raw: quint64 or double of a number (invalid: not known), QString of a text
    ShareRole, ///< double, 0 to 1: this row's part of the whole table
    BarRole, ///< double, 0 to 1: length of the bar, the share
    StatusClassRole, ///< int, 0 to 5, as in Colours::statusClass
    WarningRole, ///< bool: a figure that should alarm
    MutedRole, ///< bool: not a name that was sent, or not a row of its own
    KindRole, ///< of headers: int, ColumnKind
    IdRole, ///< of headers: QString, TableColumn::id
    ExportTitleRole, ///< of headers: QString
};

} // namespace hitwatch

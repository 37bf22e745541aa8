// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_table_model.h"
#include "ui/tables/table_kind.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace hitwatch {

/// How a column begins its life.
struct ColumnSpec {
    QString sample; ///< about the longest text to reserve space for; empty: the width is left over
    int stretch = 0; ///< part of what is left over
    bool isHidden = false;
};

/// What is particular to one kind of table.
struct TableSpec {
    QString title;
    QString id; ///< what its state is remembered by
    bool isCompact = false; ///< a small table beside others: a small header, short bars
    std::vector<ColumnSpec> columns; ///< by column of the model
};

TableSpec tableSpec(TableKind kind);
std::unique_ptr<KeyedTableModel> makeTableModel(TableKind kind);

} // namespace hitwatch

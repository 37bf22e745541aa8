// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/snapshot_model.h"

namespace hitwatch {

class MethodsModel : public SnapshotModel<MethodCounts::value_type> {
    Q_OBJECT

public:
    enum Column { MethodColumn, HitsColumn, ShareColumn };

    explicit MethodsModel(QObject *parent = nullptr);

    QString unknownReason() const override;
    StatsFilter choose(int row, const StatsFilter &filter) const override;
    StatsFilter unchoose(const StatsFilter &filter) const override;

protected:
    using Row = MethodCounts::value_type;

    const std::vector<Row> *rowsOf(const TableSource &source) const override;
    RowKeyView keyOf(const Row &row, std::size_t at) const override;
    std::uint64_t countOf(const Row &row) const override { return row.second; }
    OwnSelection ownSelection() const override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;
};

} // namespace hitwatch

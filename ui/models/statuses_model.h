// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/snapshot_model.h"

namespace hitwatch {

class StatusesModel : public SnapshotModel<StatusCounts::value_type> {
    Q_OBJECT

public:
    enum Column { StatusColumn, CountColumn, ShareColumn };

    explicit StatusesModel(QObject *parent = nullptr);

    QString unknownReason() const override;
    StatsFilter choose(int row, const StatsFilter &filter) const override;
    StatsFilter unchoose(const StatsFilter &filter) const override;

protected:
    using Row = StatusCounts::value_type;

    const std::vector<Row> *rowsOf(const TableSource &source) const override;
    RowKeyView keyOf(const Row &row, std::size_t at) const override;
    std::uint64_t countOf(const Row &row) const override { return row.second; }
    OwnSelection ownSelection() const override;
    bool accepts(int slot) const override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;
    bool textLess(int left, int right, int column) const override;

private:
    std::uint16_t status(int slot) const;
};

} // namespace hitwatch

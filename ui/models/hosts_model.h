// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figures_of_row.h"
#include "ui/models/snapshot_model.h"

namespace hitwatch {

class HostsModel : public SnapshotModel<HostRow> {
    Q_OBJECT

public:
    enum Column {
        HostColumn,
        HitsColumn,
        PerSecondColumn,
        ShareColumn,
        ErrorsColumn,
        P50Column,
        P95Column,
        BytesColumn,
    };

    explicit HostsModel(QObject *parent = nullptr);

    StatsFilter choose(int row, const StatsFilter &filter) const override;
    StatsFilter unchoose(const StatsFilter &filter) const override;
    bool isChosen(int row, const StatsFilter &filter) const override;

protected:
    const std::vector<HostRow> *rowsOf(const TableSource &source) const override;
    RowKeyView keyOf(const HostRow &row, std::size_t at) const override;
    std::uint64_t countOf(const HostRow &row) const override { return row.requests; }
    OwnSelection ownSelection() const override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;

private:
    RowFigures figures(int slot) const;
    QString toolTip(int slot) const;
};

} // namespace hitwatch

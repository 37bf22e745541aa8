// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/snapshot_model.h"

namespace hitwatch {

/// Addresses that requests came from.
class ClientsModel : public SnapshotModel<ClientRow> {
    Q_OBJECT

public:
    enum Column { ClientColumn, HitsColumn, ShareColumn, BytesColumn };

    explicit ClientsModel(QObject *parent = nullptr);

    QString unknownReason() const override;
    StatsFilter choose(int row, const StatsFilter &filter) const override;
    StatsFilter unchoose(const StatsFilter &filter) const override;

protected:
    const std::vector<ClientRow> *rowsOf(const TableSource &source) const override;
    RowKeyView keyOf(const ClientRow &row, std::size_t at) const override;
    std::uint64_t countOf(const ClientRow &row) const override { return row.requests; }
    OwnSelection ownSelection() const override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;
};

} // namespace hitwatch

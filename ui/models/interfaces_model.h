// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/snapshot_model.h"

namespace hitwatch {

/// Captured interfaces: what came, and what was dropped.
class InterfacesModel : public SnapshotModel<InterfaceRow> {
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        StateColumn,
        PacketsColumn,
        ToServerColumn,
        ToClientColumn,
        DroppedColumn,
    };

    explicit InterfacesModel(QObject *parent = nullptr);

protected:
    const std::vector<InterfaceRow> *rowsOf(const TableSource &source) const override;
    RowKeyView keyOf(const InterfaceRow &row, std::size_t at) const override;
    std::uint64_t countOf(const InterfaceRow &row) const override { return row.packets; }
    OwnSelection ownSelection() const override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;

private:
    QVariant stateCell(InterfaceState state, int role) const;
    QVariant trafficCell(int slot, int column, int role) const;
    QVariant droppedCell(const InterfaceRow &shown, int role) const;
};

} // namespace hitwatch

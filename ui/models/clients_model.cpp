// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/clients_model.h"

#include "ui/models/common_cells.h"
#include "ui/models/figures_of_row.h"

namespace hitwatch {

ClientsModel::ClientsModel(QObject *parent)
    : SnapshotModel(
        { { "client", ColumnKind::Text, tr("Client"), {}, {} }, figureColumn(Figure::Hits, "hits"),
            shareColumn(), figureColumn(Figure::Bytes, "bytes") },
        HitsColumn, Qt::DescendingOrder, parent)
{
}

QString ClientsModel::unknownReason() const
{
    return source().clientsKnown ? QString() : notCountedText(source().filter);
}

StatsFilter ClientsModel::choose(int row, const StatsFilter &filter) const
{
    StatsFilter result = filter;
    if (const RowKey &chosen = key(slotOf(row)); !chosen.isOther)
        result.client = chosen.name;
    return result;
}

StatsFilter ClientsModel::unchoose(const StatsFilter &filter) const
{
    StatsFilter result = filter;
    result.client.reset();
    return result;
}

const std::vector<ClientRow> *ClientsModel::rowsOf(const TableSource &source) const
{
    return source.clientsKnown ? &source.snapshot->clients : nullptr;
}

RowKeyView ClientsModel::keyOf(const ClientRow &row, std::size_t) const
{
    return { row.client, {}, 0, true, row.isOther };
}

OwnSelection ClientsModel::ownSelection() const
{
    OwnSelection own;
    own.client = true;
    return own;
}

std::optional<double> ClientsModel::number(int slot, int column) const
{
    return static_cast<double>(column == BytesColumn ? row(slot).bytes : row(slot).requests);
}

QVariant ClientsModel::cell(int slot, int column, int role) const
{
    if (role == MutedRole)
        return key(slot).isOther;
    switch (column) {
    case HitsColumn:
        return countCell(row(slot).requests, role, format());
    case ShareColumn:
        return shareCell({ share(slot), bar(slot), total() }, role, format());
    case BytesColumn:
        if (role == Qt::DisplayRole)
            return format().bytes(row(slot).bytes);
        return countCell(row(slot).bytes, role, format());
    default:
        if (role == Qt::ToolTipRole)
            return toolTipOf(
                { key(slot).isOther ? otherToolTip(format().count(limit())) : name(slot) });
        return textCell(key(slot).isOther ? otherText(limit(), format()) : name(slot), role);
    }
}

} // namespace hitwatch

#include "moc_clients_model.cpp"

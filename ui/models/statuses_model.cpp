// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/statuses_model.h"

#include "ui/models/common_cells.h"
#include "ui/models/figures_of_row.h"
#include "ui/models/status_code.h"

namespace hitwatch {

StatusesModel::StatusesModel(QObject *parent)
    : SnapshotModel({ { "status", ColumnKind::Status, tr("Status"), {}, {} },
                        { "count", ColumnKind::Number, tr("Count"), tr("Final responses"), {} },
                        shareColumn() },
        CountColumn, Qt::DescendingOrder, parent)
{
}

QString StatusesModel::unknownReason() const
{
    if (source().statusesKnown)
        return {};
    StatsFilter cause = source().filter;
    if (cause.method) // the others alone are counted
        cause = { {}, {}, cause.method, {}, {} };
    return notCountedText(cause);
}

StatsFilter StatusesModel::choose(int row, const StatsFilter &filter) const
{
    StatsFilter result = filter;
    result.status = status(slotOf(row));
    return result;
}

StatsFilter StatusesModel::unchoose(const StatsFilter &filter) const
{
    StatsFilter result = filter;
    result.status.reset();
    return result;
}

const std::vector<StatusesModel::Row> *StatusesModel::rowsOf(const TableSource &source) const
{
    return source.statusesKnown ? &source.snapshot->statuses : nullptr;
}

RowKeyView StatusesModel::keyOf(const Row &row, std::size_t) const
{
    return { {}, {}, row.first, true, false };
}

OwnSelection StatusesModel::ownSelection() const
{
    OwnSelection own;
    own.status = true;
    return own;
}

std::uint16_t StatusesModel::status(int slot) const
{
    return static_cast<std::uint16_t>(key(slot).number);
}

bool StatusesModel::accepts(int slot) const
{
    return words().isEmpty() || words().matches({ statusText(status(slot)) });
}

std::optional<double> StatusesModel::number(int slot, int column) const
{
    return static_cast<double>(column == StatusColumn ? status(slot) : row(slot).second);
}

bool StatusesModel::textLess(int left, int right, int) const
{
    return status(left) < status(right);
}

QVariant StatusesModel::cell(int slot, int column, int role) const
{
    if (role == StatusClassRole)
        return statusClassOf(status(slot));
    if (column == CountColumn)
        return countCell(row(slot).second, role, format());
    if (column == ShareColumn)
        return shareCell({ share(slot), bar(slot), total() }, role, format());
    switch (role) {
    case Qt::DisplayRole:
    case ExportRole:
        return statusText(status(slot));
    case Qt::ToolTipRole:
        return toolTipOf({ statusText(status(slot)) });
    case SortRole:
        return static_cast<double>(status(slot));
    default:
        return {};
    }
}

} // namespace hitwatch

#include "moc_statuses_model.cpp"

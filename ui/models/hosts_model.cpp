// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/hosts_model.h"

#include "ui/models/common_cells.h"

#include <QStringList>

namespace hitwatch {
namespace {

std::vector<TableColumn> hostColumns()
{
    return {
        { "host", ColumnKind::Text, HostsModel::tr("Host"), {}, {} },
        figureColumn(Figure::Hits, "hits"),
        figureColumn(Figure::PerSecond, "perSecond"),
        shareColumn(),
        figureColumn(Figure::Errors, "errors"),
        figureColumn(Figure::P50, "p50"),
        figureColumn(Figure::P95, "p95"),
        figureColumn(Figure::Bytes, "bytes"),
    };
}

std::optional<Figure> figureOfHosts(int column)
{
    switch (column) {
    case HostsModel::HitsColumn:
        return Figure::Hits;
    case HostsModel::PerSecondColumn:
        return Figure::PerSecond;
    case HostsModel::ErrorsColumn:
        return Figure::Errors;
    case HostsModel::P50Column:
        return Figure::P50;
    case HostsModel::P95Column:
        return Figure::P95;
    case HostsModel::BytesColumn:
        return Figure::Bytes;
    default:
        return std::nullopt;
    }
}

} // namespace

HostsModel::HostsModel(QObject *parent)
    : SnapshotModel(hostColumns(), HitsColumn, Qt::DescendingOrder, parent)
{
}

StatsFilter HostsModel::choose(int row, const StatsFilter &filter) const
{
    const RowKey &chosen = key(slotOf(row));
    if (chosen.isOther)
        return filter;
    StatsFilter result = filter;
    result.host = chosen.name;
    result.section.reset(); // of another host
    return result;
}

StatsFilter HostsModel::unchoose(const StatsFilter &filter) const
{
    StatsFilter result = filter;
    result.host.reset();
    result.section.reset();
    return result;
}

bool HostsModel::isChosen(int row, const StatsFilter &filter) const
{
    return !key(slotOf(row)).isOther && filter.host == key(slotOf(row)).name;
}

const std::vector<HostRow> *HostsModel::rowsOf(const TableSource &source) const
{
    return &source.snapshot->hosts;
}

RowKeyView HostsModel::keyOf(const HostRow &row, std::size_t) const
{
    return { row.host, {}, 0, row.named, row.isOther };
}

OwnSelection HostsModel::ownSelection() const
{
    OwnSelection own;
    own.host = true;
    own.section = true;
    return own;
}

RowFigures HostsModel::figures(int slot) const
{
    const HostRow &shown = row(slot);
    return { shown.requests, shown.responses, shown.bytes, &shown.statuses, &shown.latency,
        isContentKnown(source().filter), source().seconds() };
}

std::optional<double> HostsModel::number(int slot, int column) const
{
    if (const std::optional<Figure> figure = figureOfHosts(column))
        return figureNumber(*figure, figures(slot));
    return static_cast<double>(row(slot).requests);
}

QVariant HostsModel::cell(int slot, int column, int role) const
{
    if (role == Qt::ToolTipRole && column != ShareColumn)
        return toolTip(slot);
    if (role == MutedRole)
        return key(slot).isOther || (column == HostColumn && !key(slot).named);
    if (const std::optional<Figure> figure = figureOfHosts(column))
        return figureCell(*figure, figures(slot), role, format());
    if (column == ShareColumn)
        return shareCell({ share(slot), bar(slot), total() }, role, format());
    if (key(slot).isOther)
        return textCell(otherText(limit(), format()), role);
    return textCell(name(slot), role);
}

QString HostsModel::toolTip(int slot) const
{
    QStringList lines;
    if (key(slot).isOther) {
        lines.append(otherToolTip(format().count(limit())));
    } else {
        lines.append(name(slot));
        if (!key(slot).named)
            lines.append(unnamedToolTip());
    }
    if (!row(slot).statuses.empty())
        lines.append(tr("Status: %1").arg(statusesText(row(slot).statuses, format())));
    return toolTipOf(lines);
}

} // namespace hitwatch

#include "moc_hosts_model.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/interfaces_model.h"

#include "ui/models/common_cells.h"
#include "ui/models/figures_of_row.h"

namespace hitwatch {
namespace {

std::vector<TableColumn> interfaceColumns()
{
    return {
        { "name", ColumnKind::Text, InterfacesModel::tr("Interface"), {}, {} },
        { "state", ColumnKind::Text, InterfacesModel::tr("State"), {}, {}, true },
        { "packets", ColumnKind::Number, InterfacesModel::tr("Packets"),
            InterfacesModel::tr("All packets that were captured"), {} },
        { "toServer", ColumnKind::Number, InterfacesModel::tr("To servers"),
            InterfacesModel::tr("Traffic of HTTP connections on the link"),
            InterfacesModel::tr("To servers (bytes/s)") },
        { "toClient", ColumnKind::Number, InterfacesModel::tr("To clients"),
            InterfacesModel::tr("Traffic of HTTP connections on the link"),
            InterfacesModel::tr("To clients (bytes/s)") },
        { "dropped", ColumnKind::Number, InterfacesModel::tr("Dropped"),
            InterfacesModel::tr("Packets that were lost before they could be counted"), {} },
    };
}

} // namespace

InterfacesModel::InterfacesModel(QObject *parent)
    : SnapshotModel(interfaceColumns(), NameColumn, Qt::AscendingOrder, parent)
{
}

const std::vector<InterfaceRow> *InterfacesModel::rowsOf(const TableSource &source) const
{
    return &source.snapshot->interfaces;
}

RowKeyView InterfacesModel::keyOf(const InterfaceRow &row, std::size_t at) const
{
    // A capture file may hold several interfaces of one name.
    return { row.name, {}, static_cast<std::uint32_t>(at), true, false };
}

OwnSelection InterfacesModel::ownSelection() const
{
    OwnSelection all; // no selection narrows interfaces
    all.host = all.section = all.method = all.status = all.client = true;
    return all;
}

std::optional<double> InterfacesModel::number(int slot, int column) const
{
    const InterfaceRow &shown = row(slot);
    const double seconds = source().seconds();
    const bool isRate = column == ToServerColumn || column == ToClientColumn;
    if (isRate && seconds <= 0)
        return std::nullopt;
    switch (column) {
    case StateColumn:
        return static_cast<double>(shown.state);
    case PacketsColumn:
        return static_cast<double>(shown.packets);
    case ToServerColumn:
        return static_cast<double>(shown.httpBytesToServer) / seconds;
    case ToClientColumn:
        return static_cast<double>(shown.httpBytesToClient) / seconds;
    default:
        return static_cast<double>(shown.kernelDropped + shown.interfaceDropped);
    }
}

QVariant InterfacesModel::cell(int slot, int column, int role) const
{
    const InterfaceRow &shown = row(slot);
    switch (column) {
    case NameColumn:
        if (role == Qt::ToolTipRole)
            return toolTipOf({ name(slot) });
        return textCell(name(slot), role);
    case StateColumn:
        return stateCell(shown.state, role);
    case PacketsColumn:
        return countCell(shown.packets, role, format());
    case ToServerColumn:
    case ToClientColumn:
        return trafficCell(slot, column, role);
    default:
        return droppedCell(shown, role);
    }
}

QVariant InterfacesModel::stateCell(InterfaceState state, int role) const
{
    if (role == SortRole)
        return static_cast<double>(state);
    if (role == WarningRole)
        return state != InterfaceState::Capturing;
    if (role != Qt::DisplayRole && role != ExportRole)
        return {};
    switch (state) {
    case InterfaceState::Capturing:
        return InterfacesModel::tr("capturing");
    case InterfaceState::Down:
        return InterfacesModel::tr("down");
    case InterfaceState::Gone:
        return InterfacesModel::tr("gone");
    }
    return {};
}

QVariant InterfacesModel::trafficCell(int slot, int column, int role) const
{
    const std::optional<double> value = number(slot, column);
    if (role == Qt::DisplayRole)
        return value ? format().traffic(*value) : enDash();
    if ((role == SortRole || role == ExportRole) && value)
        return *value;
    return {};
}

QVariant InterfacesModel::droppedCell(const InterfaceRow &shown, int role) const
{
    const std::uint64_t dropped = shown.kernelDropped + shown.interfaceDropped;
    if (role == WarningRole)
        return dropped > 0;
    if (role == Qt::ToolTipRole) {
        return toolTipOf({ InterfacesModel::tr("No room in the capture buffer: %1")
                               .arg(format().count(shown.kernelDropped)),
            InterfacesModel::tr("By the interface or its driver: %1")
                .arg(format().count(shown.interfaceDropped)) });
    }
    return countCell(dropped, role, format());
}

} // namespace hitwatch

#include "moc_interfaces_model.cpp"

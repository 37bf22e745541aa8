// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/methods_model.h"

#include "ui/models/common_cells.h"
#include "ui/models/figures_of_row.h"

namespace hitwatch {
namespace {

/// More are summed into a row of this name, which a method may have as well.
constexpr std::size_t kMostMethods = 64;
constexpr std::string_view kOtherMethods = "Other";

} // namespace

MethodsModel::MethodsModel(QObject *parent)
    : SnapshotModel({ { "method", ColumnKind::Code, tr("Method"), {}, {} },
                        figureColumn(Figure::Hits, "hits"), shareColumn() },
        HitsColumn, Qt::DescendingOrder, parent)
{
}

QString MethodsModel::unknownReason() const
{
    if (source().methodsKnown)
        return {};
    StatsFilter cause = source().filter;
    if (cause.status) // the others alone are counted
        cause = { {}, {}, {}, cause.status, {} };
    return notCountedText(cause);
}

StatsFilter MethodsModel::choose(int row, const StatsFilter &filter) const
{
    StatsFilter result = filter;
    if (const RowKey &chosen = key(slotOf(row)); !chosen.isOther)
        result.method = chosen.name;
    return result;
}

StatsFilter MethodsModel::unchoose(const StatsFilter &filter) const
{
    StatsFilter result = filter;
    result.method.reset();
    return result;
}

const std::vector<MethodsModel::Row> *MethodsModel::rowsOf(const TableSource &source) const
{
    return source.methodsKnown ? &source.snapshot->methods : nullptr;
}

RowKeyView MethodsModel::keyOf(const Row &row, std::size_t) const
{
    const bool isOther = row.first == kOtherMethods && limit() >= kMostMethods;
    return { row.first, {}, 0, true, isOther };
}

OwnSelection MethodsModel::ownSelection() const
{
    OwnSelection own;
    own.method = true;
    return own;
}

std::optional<double> MethodsModel::number(int slot, int) const
{
    return static_cast<double>(row(slot).second);
}

QVariant MethodsModel::cell(int slot, int column, int role) const
{
    if (role == MutedRole)
        return key(slot).isOther;
    if (column == HitsColumn)
        return countCell(row(slot).second, role, format());
    if (column == ShareColumn)
        return shareCell({ share(slot), bar(slot), total() }, role, format());
    if (role == Qt::ToolTipRole)
        return toolTipOf({ name(slot) });
    return textCell(key(slot).isOther ? otherText(limit(), format()) : name(slot), role);
}

} // namespace hitwatch

#include "moc_methods_model.cpp"

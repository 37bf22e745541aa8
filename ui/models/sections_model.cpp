// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sections_model.h"

#include "ui/models/common_cells.h"

#include <QStringList>

namespace hitwatch {
namespace {

std::vector<TableColumn> sectionColumns()
{
    return {
        { "host", ColumnKind::Text, SectionsModel::tr("Host"), {}, {} },
        { "section", ColumnKind::Code, SectionsModel::tr("Section"),
            SectionsModel::tr("First part of the path"), {} },
        figureColumn(Figure::Hits, "hits"),
        figureColumn(Figure::PerSecond, "perSecond"),
        shareColumn(),
        figureColumn(Figure::Errors, "errors"),
        figureColumn(Figure::P50, "p50"),
        figureColumn(Figure::P95, "p95"),
        figureColumn(Figure::P99, "p99"),
        figureColumn(Figure::Bytes, "bytes"),
        { "methods", ColumnKind::Code, SectionsModel::tr("Methods"), {}, {}, true },
    };
}

std::optional<Figure> figureOfSections(int column)
{
    switch (column) {
    case SectionsModel::HitsColumn:
        return Figure::Hits;
    case SectionsModel::PerSecondColumn:
        return Figure::PerSecond;
    case SectionsModel::ErrorsColumn:
        return Figure::Errors;
    case SectionsModel::P50Column:
        return Figure::P50;
    case SectionsModel::P95Column:
        return Figure::P95;
    case SectionsModel::P99Column:
        return Figure::P99;
    case SectionsModel::BytesColumn:
        return Figure::Bytes;
    default:
        return std::nullopt;
    }
}

} // namespace

SectionsModel::SectionsModel(QObject *parent)
    : SnapshotModel(sectionColumns(), HitsColumn, Qt::DescendingOrder, parent)
{
}

void SectionsModel::setHiddenSections(
    const std::vector<std::pair<std::string, std::string>> &hidden)
{
    m_hidden = { hidden.begin(), hidden.end() };
    updateAccepted();
}

void SectionsModel::setHostIsOwn(bool own)
{
    if (own == m_hostIsOwn)
        return;
    m_hostIsOwn = own;
    update(false);
}

StatsFilter SectionsModel::choose(int row, const StatsFilter &filter) const
{
    const RowKey &chosen = key(slotOf(row));
    if (chosen.isOther)
        return filter;
    StatsFilter result = filter;
    result.host = chosen.name;
    result.section = chosen.section;
    return result;
}

StatsFilter SectionsModel::unchoose(const StatsFilter &filter) const
{
    StatsFilter result = filter;
    result.section.reset();
    if (m_hostIsOwn)
        result.host.reset();
    return result;
}

bool SectionsModel::isChosen(int row, const StatsFilter &filter) const
{
    return filter.section && !key(slotOf(row)).isOther && choose(row, filter) == filter;
}

std::pair<QString, QString> SectionsModel::hostAndSection(int row) const
{
    const RowKey &chosen = key(slotOf(row));
    if (chosen.isOther)
        return {};
    return { QString::fromStdString(chosen.name), QString::fromStdString(chosen.section) };
}

const std::vector<SectionRow> *SectionsModel::rowsOf(const TableSource &source) const
{
    return &source.snapshot->sections;
}

RowKeyView SectionsModel::keyOf(const SectionRow &row, std::size_t) const
{
    return { row.host, row.section, 0, row.named, row.isOther };
}

OwnSelection SectionsModel::ownSelection() const
{
    OwnSelection own;
    own.section = true;
    own.host = m_hostIsOwn;
    return own;
}

bool SectionsModel::accepts(int slot) const
{
    if (!m_hidden.empty() && m_hidden.contains({ key(slot).name, key(slot).section }))
        return false;
    return SnapshotModel::accepts(slot);
}

RowFigures SectionsModel::figures(int slot) const
{
    const SectionRow &shown = row(slot);
    return { shown.requests, shown.responses, shown.bytes, &shown.statuses, &shown.latency,
        isContentKnown(source().filter), source().seconds() };
}

std::optional<double> SectionsModel::number(int slot, int column) const
{
    if (const std::optional<Figure> figure = figureOfSections(column))
        return figureNumber(*figure, figures(slot));
    if (column == ShareColumn)
        return static_cast<double>(row(slot).requests);
    return static_cast<double>(row(slot).methods.size());
}

bool SectionsModel::textLess(int left, int right, int column) const
{
    const RowKey &a = key(left);
    const RowKey &b = key(right);
    const int byHost = naturalCompare(a.name, b.name);
    const int bySection = naturalCompare(a.section, b.section);
    const int first = column == SectionColumn ? bySection : byHost;
    const int second = column == SectionColumn ? byHost : bySection;
    if (first != 0 || second != 0)
        return first != 0 ? first < 0 : second < 0;
    return a.named && !b.named;
}

QVariant SectionsModel::cell(int slot, int column, int role) const
{
    if (role == Qt::ToolTipRole && column != ShareColumn)
        return toolTip(slot);
    if (role == MutedRole)
        return key(slot).isOther || (column == HostColumn && !key(slot).named);
    if (const std::optional<Figure> figure = figureOfSections(column))
        return figureCell(*figure, figures(slot), role, format());
    switch (column) {
    case HostColumn:
        return hostCell(slot, role);
    case SectionColumn:
        return textCell(section(slot), role);
    case ShareColumn:
        return shareCell(slot, role);
    default:
        return methodsCell(row(slot).methods, role);
    }
}

QVariant SectionsModel::hostCell(int slot, int role) const
{
    if (key(slot).isOther)
        return textCell(otherText(limit(), format()), role);
    return textCell(name(slot), role);
}

QVariant SectionsModel::shareCell(int slot, int role) const
{
    return hitwatch::shareCell({ share(slot), bar(slot), total() }, role, format());
}

QString SectionsModel::toolTip(int slot) const
{
    const RowKey &shown = key(slot);
    QStringList lines;
    if (shown.isOther) {
        lines.append(otherToolTip(format().count(limit())));
    } else {
        lines.append(name(slot) + section(slot));
        if (!shown.named)
            lines.append(unnamedToolTip());
    }
    if (!row(slot).methods.empty())
        lines.append(
            SectionsModel::tr("Methods: %1").arg(methodsText(row(slot).methods, format())));
    if (!row(slot).statuses.empty())
        lines.append(
            SectionsModel::tr("Status: %1").arg(statusesText(row(slot).statuses, format())));
    return toolTipOf(lines);
}

} // namespace hitwatch

#include "moc_sections_model.cpp"

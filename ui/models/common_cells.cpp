// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/common_cells.h"

#include "ui/models/figures_of_row.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace hitwatch {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::TableCells)
};

} // namespace

TableColumn shareColumn()
{
    return { "share", ColumnKind::Share, Texts::tr("Share"),
        Texts::tr("Share of all rows of this table"), Texts::tr("Share (%)") };
}

QVariant shareCell(const ShareOfTable &share, int role, const Format &format)
{
    switch (role) {
    case Qt::DisplayRole:
        return share.total == 0 ? enDash() : format.percent(100 * share.share);
    case Qt::ToolTipRole:
        return toolTipOf({ shareToolTip(share.share, share.total, format) });
    case SortRole:
    case ShareRole:
        return share.share;
    case BarRole:
        return std::min(share.share, 1.0);
    case ExportRole:
        return 100 * share.share;
    default:
        return {};
    }
}

QVariant textCell(const QString &text, int role)
{
    return role == Qt::DisplayRole || role == SortRole || role == ExportRole ? QVariant(text)
                                                                             : QVariant();
}

QVariant countCell(std::uint64_t count, int role, const Format &format)
{
    switch (role) {
    case Qt::DisplayRole:
        return format.count(count);
    case SortRole:
        return static_cast<double>(count);
    case ExportRole:
        return quint64 { count };
    default:
        return {};
    }
}

QVariant methodsCell(const MethodCounts &methods, int role)
{
    if (role == SortRole)
        return static_cast<double>(methods.size());
    if (role != Qt::DisplayRole && role != ExportRole)
        return {};
    QStringList names;
    for (const auto &[method, count] : methods)
        names.append(displayText(method));
    return names.join(QStringLiteral(", "));
}

QString otherText(std::size_t rows, const Format &format)
{
    return Texts::tr("Other (beyond %1 rows)").arg(format.count(rows));
}

QString otherToolTip(const QString &rows)
{
    return Texts::tr("Sum of everything beyond the limit of %1 rows").arg(rows);
}

QString unnamedToolTip()
{
    return Texts::tr("No Host field was sent; this is the server's address");
}

bool isContentKnown(const StatsFilter &filter)
{
    return !filter.method && !filter.status;
}

QString notCountedText(const StatsFilter &filter)
{
    QStringList parts;
    if (filter.host)
        parts.append(Texts::tr("host"));
    if (filter.section)
        parts.append(Texts::tr("section"));
    if (filter.method)
        parts.append(Texts::tr("method"));
    if (filter.status)
        parts.append(Texts::tr("status"));
    return Texts::tr("Not available while filtering by %1", "by host, by status")
        .arg(parts.join(QStringLiteral(", ")));
}

} // namespace hitwatch

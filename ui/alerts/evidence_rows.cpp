// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/evidence_rows.h"

#include "ui/models/common_cells.h"
#include "ui/models/figures_of_row.h"
#include "ui/models/status_code.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kLongestName = 300;

QString otherName()
{
    return EvidenceRows::tr("Other", "all that have no row of their own");
}

QString nameText(const std::string &name, bool isOther)
{
    return isOther ? otherName() : displayText(name, kLongestName);
}

QStringList hostToolTip(const QString &name, bool isNamed, bool isOther)
{
    QStringList lines { name };
    if (!isNamed && !isOther)
        lines.append(unnamedToolTip());
    return lines;
}

} // namespace

EvidenceRows::EvidenceRows(EvidenceKind kind, QObject *parent)
    : QAbstractTableModel(parent)
    , m_kind(kind)
{
}

QString EvidenceRows::title(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::Sections:
        return tr("Top sections");
    case EvidenceKind::Hosts:
        return tr("Top hosts");
    case EvidenceKind::Clients:
        return tr("Top clients");
    case EvidenceKind::Statuses:
        return tr("Status");
    }
    return {};
}

std::vector<EvidenceRows::Row> EvidenceRows::rowsOf(const AlertEvidence &evidence) const
{
    std::vector<Row> rows;
    switch (m_kind) {
    case EvidenceKind::Sections:
        for (const SectionRow &row : evidence.sections) {
            const QString host = nameText(row.host, false);
            const QString section = displayText(row.section, kLongestName);
            // The section first: where there is little room the hosts beside it tell the rest.
            const QString name =
                row.isOther ? otherName() : tr("%1 \u00b7 %2", "section, host").arg(section, host);
            QStringList toolTip = hostToolTip(name, row.named, row.isOther);
            toolTip.append(methodsText(row.methods, m_format));
            toolTip.append(statusesText(row.statuses, m_format));
            rows.push_back({ name, toolTip, row.requests, !row.named || row.isOther });
        }
        break;
    case EvidenceKind::Hosts:
        for (const HostRow &row : evidence.hosts) {
            const QString name = nameText(row.host, row.isOther);
            QStringList toolTip = hostToolTip(name, row.named, row.isOther);
            toolTip.append(statusesText(row.statuses, m_format));
            rows.push_back({ name, toolTip, row.requests, !row.named || row.isOther });
        }
        break;
    case EvidenceKind::Clients:
        for (const ClientRow &row : evidence.clients) {
            const QString name = nameText(row.client, row.isOther);
            rows.push_back({ name, { name }, row.requests, row.isOther });
        }
        break;
    case EvidenceKind::Statuses:
        for (const auto &[code, count] : evidence.statuses) {
            rows.push_back(
                { QString::number(code), { statusText(code) }, count, false, statusClassOf(code) });
        }
        break;
    }
    return rows;
}

void EvidenceRows::setEvidence(const std::shared_ptr<const AlertEvidence> &evidence)
{
    beginResetModel();
    m_rows = evidence ? rowsOf(*evidence) : std::vector<Row> {};
    const bool isOfResponses = m_kind == EvidenceKind::Statuses;
    m_total = !evidence ? 0 : isOfResponses ? evidence->responses : evidence->requests;
    endResetModel();
}

void EvidenceRows::setFormat(const Format &format)
{
    m_format = format;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int EvidenceRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EvidenceRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EvidenceRows::nameData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
    case ExportRole:
        return row.name;
    case MutedRole:
        return row.isMuted;
    case StatusClassRole:
        return row.statusClass ? QVariant(*row.statusClass) : QVariant();
    default:
        return {};
    }
}

QVariant EvidenceRows::shareData(const Row &row, int role) const
{
    const double whole = static_cast<double>(m_total);
    const double share = m_total == 0 ? 0 : static_cast<double>(row.count) / whole;
    switch (role) {
    case Qt::DisplayRole:
        return m_format.share(static_cast<double>(row.count), whole);
    case SortRole:
    case ExportRole:
    case ShareRole:
        return share;
    case BarRole:
        return std::min(share, 1.0);
    case StatusClassRole:
        return row.statusClass ? QVariant(*row.statusClass) : QVariant();
    default:
        return {};
    }
}

QVariant EvidenceRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) {
        QStringList lines = row.toolTip;
        lines.append(shareToolTip(
            m_total == 0 ? 0 : static_cast<double>(row.count) / static_cast<double>(m_total),
            m_total, m_format));
        lines.removeAll(QString());
        return toolTipOf(lines);
    }
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (index.column() == NameColumn)
        return nameData(row, role);
    if (index.column() == CountColumn)
        return role == Qt::DisplayRole ? m_format.count(row.count)
                                       : countCell(row.count, role, m_format);
    return shareData(row, role);
}

QVariant EvidenceRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool isStatus = m_kind == EvidenceKind::Statuses;
    switch (role) {
    case Qt::DisplayRole:
        // In a small table the other columns speak for themselves.
        return section == NameColumn ? title(m_kind) : QString();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        if (section == NameColumn)
            return title(m_kind);
        if (section == ShareColumn)
            return tr("Share");
        return isStatus ? tr("Responses") : tr("Requests");
    case Qt::TextAlignmentRole:
        return QVariant(
            (section == CountColumn ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case KindRole:
        if (section == NameColumn)
            return static_cast<int>(isStatus ? ColumnKind::Status : ColumnKind::Text);
        return static_cast<int>(section == ShareColumn ? ColumnKind::Share : ColumnKind::Number);
    default:
        return {};
    }
}

} // namespace hitwatch

#include "moc_evidence_rows.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/keyed_table_model.h"

#include "ui/models/table_source.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

struct KeyedTableModel::SortKey {
    double value;
    int tie;
    int slot;
};

KeyedTableModel::KeyedTableModel(
    std::vector<TableColumn> columns, int sortColumn, Qt::SortOrder order, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
    , m_sortColumn(sortColumn)
    , m_sortOrder(order)
{
}

KeyedTableModel::~KeyedTableModel() = default;

void KeyedTableModel::setView(const std::shared_ptr<const MonitorView> &view)
{
    const std::shared_ptr<const MonitorView> before = std::exchange(m_view, view);
    refresh(m_held && before && view && isSameQuestion(*before, *view));
}

void KeyedTableModel::setFormat(const Format &format)
{
    m_format = format;
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void KeyedTableModel::setWords(const QString &words)
{
    if (words == m_wordText)
        return;
    m_wordText = words;
    m_words = WordFilter(words);
    refresh(false);
}

void KeyedTableModel::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (!held)
        refresh(false);
}

void KeyedTableModel::refresh(bool hold)
{
    update(hold && !m_order.empty());
}

int KeyedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int KeyedTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

bool KeyedTableModel::isText(int column) const
{
    const TableColumn &shown = m_columns[static_cast<std::size_t>(column)];
    const bool reads = shown.kind == ColumnKind::Text || shown.kind == ColumnKind::Code;
    return reads && !shown.sortsByNumber;
}

QVariant KeyedTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    return cell(slotOf(index.row()), index.column(), role);
}

QVariant KeyedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.toolTip.isEmpty() ? QVariant() : QVariant(column.toolTip);
    case Qt::TextAlignmentRole:
        return QVariant((column.kind == ColumnKind::Number ? Qt::AlignTrailing : Qt::AlignLeading)
            | Qt::AlignVCenter);
    case Qt::InitialSortOrderRole: // the largest first
        return static_cast<int>(isText(section) || column.kind == ColumnKind::Status
                ? Qt::AscendingOrder
                : Qt::DescendingOrder);
    case KindRole:
        return static_cast<int>(column.kind);
    case IdRole:
        return QString::fromLatin1(column.id);
    case ExportTitleRole:
        return column.exportTitle.isEmpty() ? column.title : column.exportTitle;
    default:
        return {};
    }
}

int KeyedTableModel::columnOf(QStringView id) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
        [id](const TableColumn &column) { return id == QLatin1String(column.id); });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

StatsFilter KeyedTableModel::choose(int, const StatsFilter &filter) const
{
    return filter;
}

StatsFilter KeyedTableModel::unchoose(const StatsFilter &filter) const
{
    return filter;
}

bool KeyedTableModel::isChosen(int row, const StatsFilter &filter) const
{
    return hasChoice(filter) && choose(row, filter) == filter;
}

bool KeyedTableModel::isShown(int slot) const
{
    const auto at = static_cast<std::size_t>(slot);
    return at < m_rowOf.size() && m_rowOf[at] >= 0;
}

void KeyedTableModel::forgetSlot(int slot)
{
    m_names.forget(slot);
    m_texts.forget(slot);
    m_ranksAreNew = true;
}

void KeyedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount() || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_texts.clear();
    m_ranksAreNew = true;
    if (std::vector<int> rows = sorted(m_order); rows != m_order)
        reorder(std::move(rows));
}

std::vector<int> KeyedTableModel::sorted(const std::vector<int> &slotsInAnyOrder)
{
    const bool byText = isText(m_sortColumn);
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    if (m_ranksAreNew) {
        m_names.update(
            slotsInAnyOrder, [this](int left, int right) { return textLess(left, right, -1); });
        if (byText) {
            m_texts.update(slotsInAnyOrder,
                [this](int left, int right) { return textLess(left, right, m_sortColumn); });
        }
        m_ranksAreNew = false;
    }
    constexpr double kLast = std::numeric_limits<double>::infinity();
    std::vector<SortKey> keys;
    keys.reserve(slotsInAnyOrder.size());
    for (const int slot : slotsInAnyOrder) {
        if (isOther(slot)) {
            keys.push_back({ kLast, std::numeric_limits<int>::max(), slot });
        } else if (byText) {
            const double rank = m_texts.rankOf(slot);
            keys.push_back({ descending ? -rank : rank, 0, slot });
        } else {
            const std::optional<double> value = number(slot, m_sortColumn);
            keys.push_back(
                { value ? (descending ? -*value : *value) : kLast, m_names.rankOf(slot), slot });
        }
    }
    const auto less = [](const SortKey &left, const SortKey &right) {
        return left.value < right.value || (left.value == right.value && left.tie < right.tie);
    };
    if (!std::is_sorted(keys.begin(), keys.end(), less))
        std::sort(keys.begin(), keys.end(), less);
    std::vector<int> rows;
    rows.reserve(keys.size());
    for (const SortKey &key : keys)
        rows.push_back(key.slot);
    return rows;
}

void KeyedTableModel::showRows(const Rows &rows, bool hold)
{
    const std::size_t before = m_order.size();
    remove(rows.shown);
    const bool isOld = !m_order.empty() && (before != 0);
    insert(rows.shown, hold);
    if (isOld)
        tellChanges(rows);
}

/// Takes the rows away that are not wanted: all at once, behind the others.
void KeyedTableModel::remove(const std::vector<int> &wanted)
{
    constexpr int kWanted = -2;
    std::vector<int> marks(m_rowOf.size(), -1);
    for (const int slot : wanted) {
        if (const auto at = static_cast<std::size_t>(slot); at < marks.size())
            marks[at] = kWanted;
    }
    std::vector<int> order;
    order.reserve(m_order.size());
    std::vector<int> doomed;
    int first = -1;
    int last = -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (marks[static_cast<std::size_t>(slotOf(row))] == kWanted) {
            order.push_back(slotOf(row));
        } else {
            doomed.push_back(slotOf(row));
            first = first < 0 ? row : first;
            last = row;
        }
    }
    if (doomed.empty())
        return;
    const int count = static_cast<int>(doomed.size());
    if (last - first + 1 != count) {
        first = static_cast<int>(order.size());
        last = first + count - 1;
        std::vector<int> doomedLast = order;
        doomedLast.insert(doomedLast.end(), doomed.begin(), doomed.end());
        reorder(std::move(doomedLast));
    }
    beginRemoveRows({}, first, last);
    setOrder(std::move(order));
    m_ranksAreNew = true;
    endRemoveRows();
}

/// Adds the rows that are new, at once where they belong if that is one place, and sorts.
void KeyedTableModel::insert(const std::vector<int> &wanted, bool hold)
{
    std::vector<int> fresh;
    for (const int slot : wanted) {
        if (!isShown(slot))
            fresh.push_back(slot);
    }
    std::vector<int> all = m_order;
    all.insert(all.end(), fresh.begin(), fresh.end());
    if (!fresh.empty())
        m_ranksAreNew = true;
    std::vector<int> rows = hold ? all : sorted(all);
    if (!fresh.empty()) {
        std::vector<int> others;
        others.reserve(m_order.size());
        int first = -1;
        int last = -1;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (isShown(rows[row])) {
                others.push_back(rows[row]);
            } else {
                first = first < 0 ? static_cast<int>(row) : first;
                last = static_cast<int>(row);
            }
        }
        const int count = static_cast<int>(fresh.size());
        if (last - first + 1 == count && others == m_order) {
            all = rows;
        } else {
            first = rowCount();
            last = first + count - 1;
        }
        beginInsertRows({}, first, last);
        setOrder(std::move(all));
        endInsertRows();
    }
    if (rows != m_order)
        reorder(std::move(rows));
}

void KeyedTableModel::reorder(std::vector<int> order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> rowsBefore = m_order;
    setOrder(std::move(order));
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &moved : before) {
        const int slot = rowsBefore[static_cast<std::size_t>(moved.row())];
        after.append(index(m_rowOf[static_cast<std::size_t>(slot)], moved.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void KeyedTableModel::setOrder(std::vector<int> order)
{
    for (const int slot : m_order)
        m_rowOf[static_cast<std::size_t>(slot)] = -1;
    m_order = std::move(order);
    for (std::size_t row = 0; row < m_order.size(); ++row) {
        const auto slot = static_cast<std::size_t>(m_order[row]);
        if (slot >= m_rowOf.size())
            m_rowOf.resize(slot + 1, -1);
        m_rowOf[slot] = static_cast<int>(row);
    }
}

void KeyedTableModel::tellChanges(const Rows &rows)
{
    int first = rows.allChanged ? 0 : rowCount();
    int last = rows.allChanged ? rowCount() - 1 : -1;
    if (!rows.allChanged) {
        for (const int slot : rows.changed) {
            if (!isShown(slot))
                continue;
            const int row = m_rowOf[static_cast<std::size_t>(slot)];
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

} // namespace hitwatch

#include "moc_keyed_table_model.cpp"

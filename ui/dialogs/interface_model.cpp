// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interface_model.h"

#include <QGuiApplication>
#include <QTextDocument>

#include <algorithm>

namespace hitwatch {
namespace {

constexpr int kShownAddresses = 2;
constexpr int kLongestAlias = 40;

/// The alias that somebody gave it; empty: none.
std::string aliasOf(const InterfaceInfo &info)
{
    const std::string kind = interfaceKindName(info.kind);
    const bool own = info.description != kind && info.description.rfind(kind + " (", 0) != 0;
    return own ? info.description : std::string();
}

/// An address reads from left to right, also in the midst of a text that does not.
QString leftToRight(const std::string &address)
{
    const QString text = displayText(address);
    if (!QGuiApplication::isRightToLeft())
        return text;
    return QChar(0x2066) + text + QChar(0x2069);
}

bool containsName(const std::vector<InterfaceInfo> &interfaces, const std::string &name)
{
    return std::any_of(interfaces.begin(), interfaces.end(),
        [&name](const InterfaceInfo &info) { return info.name == name; });
}

} // namespace

InterfaceModel::InterfaceModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

QString InterfaceModel::kindText(InterfaceKind kind)
{
    switch (kind) {
    case InterfaceKind::Loopback:
        return tr("loopback");
    case InterfaceKind::Ethernet:
        return tr("ethernet");
    case InterfaceKind::Wireless:
        return tr("wireless");
    case InterfaceKind::Bridge:
        return tr("bridge");
    case InterfaceKind::Veth:
        return tr("veth");
    case InterfaceKind::Tunnel:
        return tr("tunnel");
    case InterfaceKind::Other:
        break;
    }
    return tr("other");
}

// What changes rows.

int InterfaceModel::rowOf(const std::string &name, int from) const
{
    const auto found = std::find_if(m_rows.begin() + from, m_rows.end(),
        [&name](const Row &row) { return row.info.name == name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void InterfaceModel::removeRowsNotIn(const std::vector<InterfaceInfo> &interfaces)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (containsName(interfaces, m_rows[static_cast<std::size_t>(row)].info.name))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

void InterfaceModel::insertRowAt(int at, const InterfaceInfo &info)
{
    beginInsertRows({}, at, at);
    m_rows.insert(m_rows.begin() + at, Row { info, {} });
    endInsertRows();
}

void InterfaceModel::moveRowTo(int from, int to)
{
    beginMoveRows({}, from, from, {}, to);
    std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
    endMoveRows();
}

void InterfaceModel::setInterfaces(const std::vector<InterfaceInfo> &interfaces)
{
    removeRowsNotIn(interfaces);
    for (int at = 0; at < static_cast<int>(interfaces.size()); ++at) {
        const InterfaceInfo &info = interfaces[static_cast<std::size_t>(at)];
        const int known = rowOf(info.name, at);
        if (known < 0)
            insertRowAt(at, info);
        else if (known != at)
            moveRowTo(known, at);
        Row &row = m_rows[static_cast<std::size_t>(at)];
        if (row.info == info)
            continue;
        row.info = info;
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
    Q_EMIT choiceChanged();
}

void InterfaceModel::setTraffic(const TrafficHistory &history)
{
    m_scale = history.scale();
    for (Row &row : m_rows)
        row.rates = history.rates(row.info.name, row.info.kind);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, TrafficColumn), index(rowCount() - 1, RateColumn));
}

void InterfaceModel::setFormat(const Format &format)
{
    m_format = format;
    tellRowsChanged({ Qt::DisplayRole });
}

void InterfaceModel::tellRowsChanged(const QList<int> &roles)
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), roles);
}

// The choice.

bool InterfaceModel::isChecked(const InterfaceInfo &info) const
{
    return m_allUp ? info.up : m_marked.count(info.name) != 0;
}

void InterfaceModel::setChoice(const std::vector<std::string> &names)
{
    m_allUp = names.empty();
    m_marked = { names.begin(), names.end() };
    tellRowsChanged({ Qt::CheckStateRole, CheckedRole });
    Q_EMIT choiceChanged();
}

std::vector<std::string> InterfaceModel::choice() const
{
    std::vector<std::string> names;
    for (const Row &row : m_rows) {
        if (!m_allUp && isChecked(row.info))
            names.push_back(row.info.name);
    }
    return names;
}

void InterfaceModel::setAllUp(bool all)
{
    m_allUp = all;
    m_marked.clear();
    tellRowsChanged({ Qt::CheckStateRole, CheckedRole });
    Q_EMIT choiceChanged();
}

Qt::CheckState InterfaceModel::allUpState() const
{
    if (checkedCount() == 0)
        return Qt::Unchecked;
    return m_allUp ? Qt::Checked : Qt::PartiallyChecked;
}

int InterfaceModel::checkedCount() const
{
    return static_cast<int>(std::count_if(
        m_rows.begin(), m_rows.end(), [this](const Row &row) { return isChecked(row.info); }));
}

bool InterfaceModel::isAnyCheckedUp() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
        [this](const Row &row) { return row.info.up && isChecked(row.info); });
}

void InterfaceModel::toggle(const QModelIndex &index)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return;
    if (m_allUp) {
        // From here on it is a choice by name.
        for (const Row &row : m_rows) {
            if (row.info.up)
                m_marked.insert(row.info.name);
        }
        m_allUp = false;
    }
    const std::string &name = m_rows[static_cast<std::size_t>(index.row())].info.name;
    if (m_marked.erase(name) == 0)
        m_marked.insert(name);
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1),
        { Qt::CheckStateRole, CheckedRole });
    Q_EMIT choiceChanged();
}

// What views ask for.

int InterfaceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int InterfaceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int { ColumnCount };
}

Qt::ItemFlags InterfaceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

bool InterfaceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != NameColumn)
        return false;
    const bool checked = value.toInt() == Qt::Checked;
    if (checked != index.data(CheckedRole).toBool())
        toggle(index);
    return true;
}

QVariant InterfaceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Interface");
    case KindColumn:
        return tr("Kind");
    case AddressColumn:
        return tr("Addresses");
    case TrafficColumn:
        return tr("Last minute");
    case RateColumn:
        return tr("Traffic");
    default:
        return {};
    }
}

QString InterfaceModel::addressText(const InterfaceInfo &info)
{
    if (!info.up)
        return tr("down");
    QStringList shown;
    for (const std::string &address : info.addresses) {
        if (shown.size() < kShownAddresses)
            shown += leftToRight(address);
    }
    const int more = static_cast<int>(info.addresses.size()) - kShownAddresses;
    QString text = shown.join(tr(", "));
    if (more > 0)
        text = tr("%1, %n more", "addresses of an interface", more).arg(text);
    if (info.running)
        return text;
    return text.isEmpty() ? tr("no link") : tr("%1 (no link)").arg(text);
}

QString InterfaceModel::kindAndAlias(const InterfaceInfo &info)
{
    const std::string alias = aliasOf(info);
    if (alias.empty())
        return kindText(info.kind);
    return tr("%1, %2", "kind and alias of an interface")
        .arg(kindText(info.kind), displayText(alias, kLongestAlias));
}

QString InterfaceModel::text(const Row &row, int column) const
{
    switch (column) {
    case NameColumn:
        return displayText(row.info.name);
    case KindColumn:
        return kindAndAlias(row.info);
    case AddressColumn:
        return addressText(row.info);
    case RateColumn:
        return row.rates.empty() || !row.info.up ? QString() : m_format.traffic(row.rates.back());
    default:
        return {};
    }
}

QString InterfaceModel::toolTip(const Row &row, int column) const
{
    QStringList lines;
    if (column == AddressColumn) {
        for (const std::string &address : row.info.addresses)
            lines += leftToRight(address);
        if (!row.info.up)
            lines.prepend(tr("It is down: it will be watched as soon as it comes up."));
        else if (!row.info.running)
            lines.prepend(tr("It is up, but nothing is connected."));
    } else if (column == KindColumn || column == NameColumn) {
        lines += displayText(row.info.description);
    } else {
        lines += tr("All its traffic, not only HTTP, as counted by the kernel in the last minute.");
    }
    return Qt::convertFromPlainText(lines.join(u'\n'));
}

QString InterfaceModel::accessibleText(const Row &row, int column) const
{
    if (column != NameColumn)
        return column == TrafficColumn ? text(row, RateColumn) : text(row, column);
    // Screen readers read the current cell: it says all of the row.
    QStringList parts;
    for (const int part : { NameColumn, KindColumn, AddressColumn, RateColumn }) {
        const QString words = text(row, part);
        if (!words.isEmpty())
            parts += words;
    }
    return parts.join(tr(", "));
}

QString InterfaceModel::searchText(const Row &row, int column)
{
    if (column != AddressColumn)
        return displayText(row.info.description);
    QStringList addresses;
    for (const std::string &address : row.info.addresses)
        addresses += displayText(address);
    return addresses.join(u' ');
}

QVariant InterfaceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() == NameColumn)
            return isChecked(row.info) ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
            | (index.column() == RateColumn ? Qt::AlignTrailing : Qt::AlignLeading));
    case UpRole:
        return row.info.up;
    case CheckedRole:
        return isChecked(row.info);
    case SearchRole:
        return searchText(row, index.column());
    case RatesRole:
        return QVariant::fromValue(QList<double>(row.rates.begin(), row.rates.end()));
    case ScaleRole:
        return m_scale;
    default:
        return {};
    }
}

} // namespace hitwatch

#include "moc_interface_model.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_menu.h"

#include "ui/models/requests_model.h"
#include "ui/models/sections_model.h"
#include "ui/models/status_code.h"
#include "ui/tables/table_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <set>

namespace hitwatch {
namespace {

/// In a menu an ampersand would be a mnemonic.
QString menuText(std::string_view text)
{
    constexpr int kMost = 40;
    return displayText(text, kMost).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

TableMenu::TableMenu(
    TableKind kind, TableView &view, KeyedTableModel &model, ColumnLayout &columns, QObject *parent)
    : QObject(parent)
    , m_kind(kind)
    , m_view(view)
    , m_model(model)
    , m_columns(columns)
{
}

std::vector<int> TableMenu::selectedRows() const
{
    std::set<int> rows;
    const QItemSelection selection = m_view.selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    return { rows.begin(), rows.end() };
}

void TableMenu::copyRows() const
{
    std::vector<int> rows = selectedRows();
    if (rows.empty() && m_view.currentIndex().isValid())
        rows.push_back(m_view.currentIndex().row());
    if (!rows.empty())
        copy(tabSeparated(m_model, rows, m_columns.visibleColumns()));
}

void TableMenu::popUpAt(const QPoint &viewportPosition)
{
    const QModelIndex index = m_view.indexAt(viewportPosition);
    auto *menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        addFilterActions(*menu, index.row());
        addHideActions(*menu, index.row());
        menu->addSeparator();
        addCopyActions(*menu, index);
        menu->addSeparator();
    } else {
        addHideActions(*menu, -1);
    }
    addSortMenu(*menu);
    fillColumns(*menu->addMenu(tr("Columns")));
    menu->popup(m_view.viewport()->mapToGlobal(viewportPosition));
}

void TableMenu::popUpColumnsAt(const QPoint &globalPosition)
{
    auto *menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumns(*menu);
    menu->popup(globalPosition);
}

void TableMenu::addCopyActions(QMenu &menu, const QModelIndex &index)
{
    const QString cell = index.data(Qt::DisplayRole).toString();
    const QIcon icon = themeIcon(QStringLiteral("copy"), m_view.palette());
    menu.addAction(tr("Copy Cell"), this, [cell] { copy(cell); });
    const auto rows = static_cast<int>(selectedRows().size());
    QAction *action = menu.addAction(
        icon, tr("Copy %n Row(s)", nullptr, std::max(rows, 1)), this, [this] { copyRows(); });
    action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    menu.addAction(tr("Copy as CSV"), this,
        [this] { copy(csvOf(m_model, selectedRows(), m_columns.visibleColumns())); });
}

void TableMenu::addFilterActions(QMenu &menu, int row)
{
    if (m_kind == TableKind::Requests) {
        addRequestFilters(menu, row);
        return;
    }
    const QIcon icon = themeIcon(QStringLiteral("filter"), m_view.palette());
    if (m_model.isChosen(row, m_filter)) {
        menu.addAction(icon, tr("Remove This Filter"), this,
            [this] { Q_EMIT filterChosen(m_model.unchoose(m_filter)); });
    } else if (m_model.choose(row, m_filter) != m_filter) {
        const QPersistentModelIndex index = m_model.index(row, 0);
        QAction *action = menu.addAction(icon, tr("Filter by This"), this, [this, index] {
            if (index.isValid())
                Q_EMIT rowChosen(index.row());
        });
        action->setShortcut(Qt::Key_Return);
        action->setShortcutContext(Qt::WidgetShortcut);
    }
}

void TableMenu::addRequestFilters(QMenu &menu, int row)
{
    const RequestRecord &record = static_cast<RequestsModel &>(m_model).record(row);
    const auto add = [&](const QString &text, auto change) {
        StatsFilter filter = m_filter;
        change(filter);
        menu.addAction(text, this, [this, filter] { Q_EMIT filterChosen(filter); });
    };
    add(tr("Filter by Host %1").arg(menuText(record.host)), [&record](StatsFilter &filter) {
        filter.host = record.host;
        filter.section.reset();
    });
    add(tr("Filter by Section %1").arg(menuText(record.section)), [&record](StatsFilter &filter) {
        filter.host = record.host;
        filter.section = record.section;
    });
    add(tr("Filter by Method %1").arg(menuText(record.method)),
        [&record](StatsFilter &filter) { filter.method = record.method; });
    if (record.status != 0) {
        add(tr("Filter by Status %1").arg(statusText(record.status)),
            [&record](StatsFilter &filter) { filter.status = record.status; });
    }
    add(tr("Filter by Client %1").arg(menuText(record.client)),
        [&record](StatsFilter &filter) { filter.client = record.client; });
}

void TableMenu::addHideActions(QMenu &menu, int row)
{
    QString host;
    QString section;
    if (m_kind == TableKind::Sections && row >= 0) {
        std::tie(host, section) = static_cast<SectionsModel &>(m_model).hostAndSection(row);
    } else if (m_kind == TableKind::Requests && row >= 0) {
        const RequestRecord &record = static_cast<RequestsModel &>(m_model).record(row);
        host = QString::fromStdString(record.host);
        section = QString::fromStdString(record.section);
    }
    if (!host.isEmpty()) {
        menu.addAction(themeIcon(QStringLiteral("hide"), m_view.palette()), tr("Hide This Section"),
            this, [this, host, section] { Q_EMIT hideSectionRequested(host, section); });
    }
    if (m_hiddenSections > 0 && (m_kind == TableKind::Sections || m_kind == TableKind::Requests)) {
        menu.addAction(tr("Show %n Hidden Section(s)", nullptr, m_hiddenSections), this,
            &TableMenu::showHiddenRequested);
    }
}

void TableMenu::addSortMenu(QMenu &menu)
{
    QMenu *sort = menu.addMenu(tr("Sort By"));
    for (const int column : m_columns.visibleColumns()) {
        const QVariant title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole);
        QAction *action = sort->addAction(title.toString());
        action->setCheckable(true);
        action->setChecked(column == m_model.sortColumn());
        connect(action, &QAction::triggered, this, [this, column] {
            const auto first = static_cast<Qt::SortOrder>(
                m_model.headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
            const Qt::SortOrder other = m_model.sortOrder() == Qt::AscendingOrder
                ? Qt::DescendingOrder
                : Qt::AscendingOrder;
            m_view.sortByColumn(column, column == m_model.sortColumn() ? other : first);
        });
    }
}

void TableMenu::fillColumns(QMenu &menu)
{
    const std::size_t shown = m_columns.visibleColumns().size();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        QAction *action =
            menu.addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(m_columns.isColumnVisible(column));
        action->setEnabled(shown > 1 || !action->isChecked());
        connect(action, &QAction::toggled, this,
            [this, column](bool visible) { m_columns.setColumnVisible(column, visible); });
    }
    menu.addSeparator();
    menu.addAction(tr("Reset Columns"), this, [this] { m_columns.reset(); });
}

} // namespace hitwatch

#include "moc_table_menu.cpp"

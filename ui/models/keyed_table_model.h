// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/models/natural_order.h"
#include "ui/models/table_column.h"
#include "ui/models/word_filter.h"
#include "ui/text/format.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// A table that gets a new snapshot many times a minute and changes in place: rows keep their
/// identity (selection, scroll position), and whatever changed, at most one removal, one insertion,
/// two changes of the layout and one dataChanged() follow. It sorts and filters by itself: a proxy
/// would cost a signal and a mapping for each row.
///
/// Rows are known by slots: numbers that stand for one key as long as it is there.
class KeyedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    ~KeyedTableModel() override;

    /// @param view null: no rows. It stays alive here until the next one.
    void setView(const std::shared_ptr<const MonitorView> &view);
    const std::shared_ptr<const MonitorView> &view() const { return m_view; }
    void setFormat(const Format &format);
    const Format &format() const { return m_format; }
    void setWords(const QString &words);
    const WordFilter &words() const { return m_words; }
    const QString &wordText() const { return m_wordText; }
    /// While held no row moves or goes (one that is not there any more shows zeros), unless the
    /// person asks for something else. For the time a pointer is over a row.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Stable, by true numbers; ties by name; what is not known and 'Other' at the end.
    void sort(int column, Qt::SortOrder order) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    const std::vector<TableColumn> &columns() const { return m_columns; }
    int columnOf(QStringView id) const; ///< -1: there is none
    /// Rows before words and hiding took some away.
    virtual int rowsInAll() const = 0;
    /// New rows that wait until the table is not held any more.
    virtual int rowsWaiting() const { return 0; }
    /// Why there are no numbers for what is selected; empty: there are.
    virtual QString unknownReason() const { return {}; }

    /// @p filter with what choosing @p row selects; equal to @p filter where nothing can be chosen.
    virtual StatsFilter choose(int row, const StatsFilter &filter) const;
    /// @p filter without what this table selects.
    virtual StatsFilter unchoose(const StatsFilter &filter) const;
    /// Does @p filter select this very row?
    virtual bool isChosen(int row, const StatsFilter &filter) const;
    /// Does @p filter hold something that is selected in this table?
    bool hasChoice(const StatsFilter &filter) const { return unchoose(filter) != filter; }

protected:
    KeyedTableModel(
        std::vector<TableColumn> columns, int sortColumn, Qt::SortOrder order, QObject *parent);

    /// What update() found: slots, each once, in any order.
    struct Rows {
        std::vector<int> shown;
        std::vector<int> changed; ///< of the shown ones that may have been there before
        bool allChanged = false;
    };

    /// Reads view() again and calls showRows() once. @param hold keep what is shown, see setHeld().
    virtual void update(bool hold) = 0;
    virtual QVariant cell(int slot, int column, int role) const = 0;
    /// Empty: not known. Only for columns that are no text.
    virtual std::optional<double> number(int slot, int column) const = 0;
    /// A strict order of the texts of @p column (-1: of the names), which never change.
    virtual bool textLess(int left, int right, int column) const = 0;
    virtual bool isOther(int) const { return false; }

    void showRows(const Rows &rows, bool hold);
    /// @p slot will stand for another key: only when it is not shown.
    void forgetSlot(int slot);
    const std::vector<int> &order() const { return m_order; }
    int slotOf(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    bool isShown(int slot) const;

private:
    struct SortKey;

    void refresh(bool hold);
    bool isText(int column) const;
    std::vector<int> sorted(const std::vector<int> &slotsInAnyOrder);
    void remove(const std::vector<int> &wanted);
    void insert(const std::vector<int> &wanted, bool hold);
    void reorder(std::vector<int> order);
    void tellChanges(const Rows &rows);
    void setOrder(std::vector<int> order);

    const std::vector<TableColumn> m_columns;
    int m_sortColumn;
    Qt::SortOrder m_sortOrder;
    std::shared_ptr<const MonitorView> m_view;
    Format m_format;
    WordFilter m_words;
    QString m_wordText;
    bool m_held = false;
    bool m_ranksAreNew = false;
    std::vector<int> m_order; ///< slots by row
    std::vector<int> m_rowOf; ///< by slot; -1: not shown
    RankOrder m_names;
    RankOrder m_texts; ///< of the sort column, when it is a text
};

} // namespace hitwatch

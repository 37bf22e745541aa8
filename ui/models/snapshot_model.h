// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_table_model.h"
#include "ui/models/row_keys.h"
#include "ui/models/table_source.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hitwatch {

/// A table over one list of rows of a StatsSnapshot. It points into the snapshot, so a refresh
/// copies nothing, and makes texts of a key only when somebody looks at them.
template <typename Row> class SnapshotModel : public KeyedTableModel {
public:
    int rowsInAll() const override { return static_cast<int>(m_present.size()); }

protected:
    using KeyedTableModel::KeyedTableModel;

    /// Null: not counted for what is selected.
    virtual const std::vector<Row> *rowsOf(const TableSource &source) const = 0;
    virtual RowKeyView keyOf(const Row &row, std::size_t at) const = 0;
    virtual std::uint64_t countOf(const Row &row) const = 0; ///< what shares are made of
    virtual OwnSelection ownSelection() const = 0;
    /// Does the row pass the words of the filter (and what else hides rows)?
    virtual bool accepts(int slot) const
    {
        return words().isEmpty() || words().matches({ name(slot), section(slot) });
    }

    void update(bool hold) override;
    /// Asks accepts() again.
    void updateAccepted()
    {
        m_acceptedIsOld = true;
        update(false);
    }
    bool textLess(int left, int right, int) const override
    {
        return naturalCompare(key(left).name, key(right).name) < 0;
    }
    bool isOther(int slot) const override { return key(slot).isOther; }

    const TableSource &source() const { return m_source; }
    const RowKey &key(int slot) const { return m_keys[slot]; }
    const Row &row(int slot) const { return *entry(slot).row; }
    const QString &name(int slot) const { return text(entry(slot).name, key(slot).name); }
    const QString &section(int slot) const { return text(entry(slot).section, key(slot).section); }
    double share(int slot) const { return part(slot, m_total); }
    std::uint64_t total() const { return m_total; }
    /// Rows of their own in the whole snapshot, beside 'Other'.
    std::size_t limit() const { return m_limit; }

private:
    struct Entry {
        const Row *row = nullptr;
        std::uint64_t seen = 0; ///< the update that found it last
        bool accepted = true;
        bool isAcceptedKnown = false;
        mutable QString name;
        mutable QString section;
    };

    const Entry &entry(int slot) const { return m_entries[static_cast<std::size_t>(slot)]; }
    static const QString &text(QString &kept, const std::string &raw)
    {
        if (kept.isEmpty() && !raw.empty())
            kept = displayText(raw);
        return kept;
    }
    double part(int slot, std::uint64_t whole) const
    {
        return whole == 0 ? 0
                          : static_cast<double>(countOf(row(slot))) / static_cast<double>(whole);
    }
    bool isAccepted(int slot);
    void updateLimit();
    void keep(Rows &rows);
    void releaseUnseen();

    inline static const Row kNothing {}; ///< of a held row that is not there any more
    TableSource m_source;
    RowKeys m_keys;
    std::vector<Entry> m_entries; ///< by slot
    std::vector<int> m_present; ///< slots, before words took some away
    std::uint64_t m_updates = 0;
    std::uint64_t m_total = 0;
    double m_seconds = 0;
    std::size_t m_limit = 0;
    bool m_acceptedIsOld = false;
    WordFilter m_acceptedWords;
};

template <typename Row> bool SnapshotModel<Row>::isAccepted(int slot)
{
    Entry &entry = m_entries[static_cast<std::size_t>(slot)];
    if (!entry.isAcceptedKnown) {
        entry.accepted = accepts(slot);
        entry.isAcceptedKnown = true;
    }
    return entry.accepted;
}

template <typename Row> void SnapshotModel<Row>::update(bool hold)
{
    // Rows that go are still looked at while they are removed.
    const TableSource before = std::exchange(m_source, tableSource(view(), ownSelection()));
    const std::vector<Row> *found = m_source.snapshot ? rowsOf(m_source) : nullptr;
    updateLimit();
    if (m_acceptedIsOld || words() != m_acceptedWords) {
        for (Entry &entry : m_entries)
            entry.isAcceptedKnown = false;
        m_acceptedWords = words();
        m_acceptedIsOld = false;
    }
    const auto totalBefore = std::tuple(m_total, m_seconds);
    m_total = 0;
    m_seconds = m_source.seconds();
    ++m_updates;
    m_present.clear();
    Rows rows;
    for (std::size_t at = 0; found && at < found->size(); ++at) {
        const Row &row = (*found)[at];
        const auto [slot, isNew] = m_keys.findOrAdd(keyOf(row, at));
        if (static_cast<std::size_t>(slot) >= m_entries.size())
            m_entries.resize(static_cast<std::size_t>(slot) + 1);
        Entry &entry = m_entries[static_cast<std::size_t>(slot)];
        if (entry.seen == m_updates)
            continue;
        if (!isNew && !(*entry.row == row))
            rows.changed.push_back(slot);
        entry.row = &row;
        entry.seen = m_updates;
        m_total += countOf(row);
        m_present.push_back(slot);
        if (isAccepted(slot))
            rows.shown.push_back(slot);
    }
    rows.allChanged =
        totalBefore != std::tuple(m_total, m_seconds) || before.isOver != m_source.isOver;
    if (hold)
        keep(rows);
    showRows(rows, hold);
    releaseUnseen();
}

template <typename Row> void SnapshotModel<Row>::updateLimit()
{
    if (!view())
        return;
    const std::vector<Row> *all =
        rowsOf({ std::shared_ptr<const StatsSnapshot>(view(), &view()->stats), {} });
    m_limit = all && !all->empty() ? all->size() - 1 : 0;
}

/// Leaves the rows that are shown where they are, with nothing in them if they went.
template <typename Row> void SnapshotModel<Row>::keep(Rows &rows)
{
    for (const int slot : order()) {
        if (Entry &entry = m_entries[static_cast<std::size_t>(slot)]; entry.seen != m_updates) {
            entry.row = &kNothing;
            entry.seen = m_updates;
            rows.shown.push_back(slot);
            rows.changed.push_back(slot);
        }
    }
}

template <typename Row> void SnapshotModel<Row>::releaseUnseen()
{
    for (std::size_t slot = 0; slot < m_entries.size(); ++slot) {
        Entry &entry = m_entries[slot];
        if (!entry.row || entry.seen == m_updates)
            continue;
        entry = {};
        m_keys.release(static_cast<int>(slot));
        forgetSlot(static_cast<int>(slot));
    }
}

} // namespace hitwatch

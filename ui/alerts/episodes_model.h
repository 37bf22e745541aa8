// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/models/keyed_table_model.h"

#include <map>
#include <string>
#include <vector>

namespace hitwatch {

/// Episodes of alerts, each known by its id. It is updated with single ones, not with views.
class EpisodesModel : public KeyedTableModel {
    Q_OBJECT

public:
    enum Column {
        StateColumn,
        RuleColumn,
        RaisedColumn,
        DurationColumn,
        PeakColumn,
        LevelColumn,
        SourceColumn,
    };
    enum Role {
        StateIconRole = ExportTitleRole + 1, ///< of StateColumn: QString, name for themeIcon()
        IsFiringRole, ///< bool
    };

    explicit EpisodesModel(QObject *parent = nullptr);

    /// Adds those that are new, brings the others up to date; beyond @p most the oldest that do not
    /// fire go.
    void put(const std::vector<AlertRecordPtr> &episodes, std::size_t most);
    void clear();

    int rowsInAll() const override { return static_cast<int>(m_slots.size()); }
    const AlertRecordPtr &episode(int row) const { return at(slotOf(row)); }
    /// Null: there is none.
    AlertRecordPtr find(const std::string &id) const;
    int rowOf(const std::string &id) const; ///< -1: there is none

protected:
    void update(bool hold) override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;
    bool textLess(int left, int right, int column) const override;

private:
    const AlertRecordPtr &at(int slot) const { return m_episodes[static_cast<std::size_t>(slot)]; }
    int putOne(const AlertRecordPtr &episode);
    std::vector<int> removeOldest(std::size_t most);
    void show(const std::vector<int> &changed);
    void release(const std::vector<int> &gone);
    QVariant textOf(const AlertRecord &episode, int column) const;
    QVariant exportOf(const AlertRecord &episode, int column) const;

    std::vector<AlertRecordPtr> m_episodes; ///< by slot; null: free
    std::map<std::string, int> m_slots; ///< by id
    std::vector<int> m_free;
    TimeNs m_timeBase = 0; ///< keeps times exact as a double
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_table_model.h"

#include <memory>
#include <utility>
#include <vector>

namespace hitwatch {

/// The newest requests, each known by its serial number. Held, it shows what it showed, brought up
/// to date, and nothing newer.
class RequestsModel : public KeyedTableModel {
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        ClientColumn,
        HostColumn,
        MethodColumn,
        TargetColumn,
        StatusColumn,
        LatencyColumn,
        BytesColumn,
    };

    explicit RequestsModel(QObject *parent = nullptr);

    int rowsInAll() const override { return static_cast<int>(m_present.size()); }
    int rowsWaiting() const override { return m_waiting; }
    const RequestRecord &record(int row) const { return at(slotOf(row)); }

protected:
    void update(bool hold) override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;
    bool textLess(int left, int right, int column) const override;

private:
    using Records = RequestRecords;
    struct Place {
        std::uint64_t serial;
        int slot;
    };

    const RequestRecord &at(int slot) const { return *m_records[static_cast<std::size_t>(slot)]; }
    Rows matchSlots(const Records &records, bool hold);
    void put(int slot, const std::shared_ptr<const RequestRecord> &record, Rows &rows);
    int takeSlot();
    bool accepts(const RequestRecord &record) const;
    QVariant statusCell(const RequestRecord &record, int role) const;
    QVariant latencyCell(const RequestRecord &record, int role) const;
    QString toolTip(const RequestRecord &record) const;
    std::string_view textOf(int slot, int column) const;

    Records m_records; ///< by slot; null: free
    std::vector<int> m_free;
    std::vector<Place> m_present; ///< newest first
    std::vector<Place> m_gone; ///< of m_present before the last matchSlots()
    TimeNs m_timeBase = 0; ///< keeps times exact as a double
    int m_waiting = 0;
    bool m_filters = false; ///< the view was not narrowed to these words yet
};

} // namespace hitwatch

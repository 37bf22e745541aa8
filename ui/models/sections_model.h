// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figures_of_row.h"
#include "ui/models/snapshot_model.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch {

/// Hosts and the first parts of their paths.
class SectionsModel : public SnapshotModel<SectionRow> {
    Q_OBJECT

public:
    enum Column {
        HostColumn,
        SectionColumn,
        HitsColumn,
        PerSecondColumn,
        ShareColumn,
        ErrorsColumn,
        P50Column,
        P95Column,
        P99Column,
        BytesColumn,
        MethodsColumn,
    };

    explicit SectionsModel(QObject *parent = nullptr);

    /// (host, section) that nobody wants to see.
    void setHiddenSections(const std::vector<std::pair<std::string, std::string>> &hidden);
    /// Was the host selected in this table, along with a section? Then it is part of this table's
    /// own selection, and the sections of other hosts stay.
    void setHostIsOwn(bool own);

    StatsFilter choose(int row, const StatsFilter &filter) const override;
    StatsFilter unchoose(const StatsFilter &filter) const override;
    bool isChosen(int row, const StatsFilter &filter) const override;
    /// As sent; empty: the row stands for several.
    std::pair<QString, QString> hostAndSection(int row) const;

protected:
    const std::vector<SectionRow> *rowsOf(const TableSource &source) const override;
    RowKeyView keyOf(const SectionRow &row, std::size_t at) const override;
    std::uint64_t countOf(const SectionRow &row) const override { return row.requests; }
    OwnSelection ownSelection() const override;
    bool accepts(int slot) const override;
    QVariant cell(int slot, int column, int role) const override;
    std::optional<double> number(int slot, int column) const override;
    bool textLess(int left, int right, int column) const override;

private:
    RowFigures figures(int slot) const;
    QVariant hostCell(int slot, int role) const;
    QVariant shareCell(int slot, int role) const;
    QString toolTip(int slot) const;

    std::set<std::pair<std::string, std::string>> m_hidden;
    bool m_hostIsOwn = false;
};

} // namespace hitwatch

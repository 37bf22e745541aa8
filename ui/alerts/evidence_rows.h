// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace hitwatch {

/// One table of the evidence.
enum class EvidenceKind : std::uint8_t { Sections, Hosts, Clients, Statuses };

/// The rows of one table of an episode's evidence: name, count, share. It never changes in place:
/// evidence is frozen.
class EvidenceRows : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ShareColumn, ColumnCount };

    explicit EvidenceRows(EvidenceKind kind, QObject *parent = nullptr);

    /// @param evidence null: no rows.
    void setEvidence(const std::shared_ptr<const AlertEvidence> &evidence);
    void setFormat(const Format &format);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString title(EvidenceKind kind);

private:
    struct Row {
        QString name;
        QStringList toolTip;
        std::uint64_t count = 0;
        bool isMuted = false;
        std::optional<int> statusClass {};
    };

    std::vector<Row> rowsOf(const AlertEvidence &evidence) const;
    QVariant nameData(const Row &row, int role) const;
    QVariant shareData(const Row &row, int role) const;

    const EvidenceKind m_kind;
    std::vector<Row> m_rows;
    std::uint64_t m_total = 0; ///< that shares are of
    Format m_format;
};

} // namespace hitwatch

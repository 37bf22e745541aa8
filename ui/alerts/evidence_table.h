// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/evidence_rows.h"

#include <QWidget>

namespace hitwatch {

class TableDelegate;
class TableHeader;
class TableView;

/// A small table of the evidence; the bars of the shares are hidden when space is short.
class EvidenceTable : public QWidget {
    Q_OBJECT

public:
    explicit EvidenceTable(EvidenceKind kind, QWidget *parent = nullptr);
    ~EvidenceTable() override;

    void setEvidence(const std::shared_ptr<const AlertEvidence> &evidence);
    void setFormat(const Format &format);
    const QAbstractItemModel *model() const { return m_rows.get(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();
    void fitColumns();
    void setLeastWidth();
    void copyRow();

    std::unique_ptr<EvidenceRows> m_rows;
    TableView *m_view;
    TableHeader *m_header;
    TableDelegate *m_delegate;
    bool m_isColouring = false;
};

} // namespace hitwatch

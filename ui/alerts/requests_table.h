// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

class QAbstractItemModel;

namespace hitwatch {

/// The newest requests of an episode's evidence.
class RequestsTable : public QWidget {
    Q_OBJECT

public:
    explicit RequestsTable(QWidget *parent = nullptr);
    ~RequestsTable() override;

    /// @param evidence null: no rows.
    void setEvidence(const std::shared_ptr<const AlertEvidence> &evidence);
    void setFormat(const Format &format);
    const QAbstractItemModel *model() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

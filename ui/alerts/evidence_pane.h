// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

namespace hitwatch {

/// Who caused the selected episode: a line that says what happened, and the frozen tables.
class EvidencePane : public QWidget {
    Q_OBJECT

public:
    enum class Page : std::uint8_t { Causes, Requests };
    enum class Missing : std::uint8_t { Loading, NotKept };

    explicit EvidencePane(QWidget *parent = nullptr);
    ~EvidencePane() override;

    void setFormat(const Format &format);
    /// @param episode null: none is selected. @param missing why it has no evidence, if so.
    void setEpisode(const AlertRecordPtr &episode, Missing missing);
    void setPage(Page page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

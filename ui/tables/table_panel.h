// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/tables/table_kind.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>

class QAbstractItemModel;
class QSettings;

namespace hitwatch {

/// One table with its head line (title, chips of the filter that narrows it, "7 of 7" rows): sorted
/// by true numbers, columns that can be hidden, moved and are remembered, share bars, context menu
/// (copy, copy row, hide this section, columns), keyboard. Selection, scroll position and the row
/// under the pointer stay through every refresh.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    explicit TablePanel(TableKind kind, QWidget *parent = nullptr);
    ~TablePanel() override;

    TableKind kind() const;
    void setView(const std::shared_ptr<const MonitorView> &view);
    void setFormat(const Format &format);
    /// Free text: words that must be in a row, '-word' that must not.
    void setWords(const QString &words);
    /// What the panel shows in place of rows when there are none.
    void setEmptyText(const QString &text);
    /// The chips of the filter in the head line; each has a button that takes it away.
    void setFilter(const StatsFilter &filter);
    void setHiddenSections(const std::vector<std::pair<std::string, std::string>> &hidden);

    /// The rows on screen, in their order, visible columns in theirs: what is copied and exported.
    const QAbstractItemModel *model() const;
    /// RFC 4180 text (CRLF, header line) of what is on screen; cells that a spreadsheet would run
    /// as a formula are neutralised.
    QString toCsv() const;

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);
    void focusTable();

Q_SIGNALS:
    /// The person selected a row, or took a chip away: what shall narrow the tables from now on.
    void filterChosen(const hitwatch::StatsFilter &filter);
    void hideSectionRequested(const QString &host, const QString &section);
    void showHiddenRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

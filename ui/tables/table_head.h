// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_filter.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace hitwatch {

class FilterChip;

/// The line above a table: its title, the parts of the filter, how many rows.
class TableHead : public QWidget {
    Q_OBJECT

public:
    /// @param isCompact space is short: chips show values only.
    TableHead(const QString &title, bool isCompact, QWidget *parent = nullptr);

    /// @param shown the parts to show; a chip that is pressed takes its part from @p whole.
    void setFilter(const StatsFilter &shown, const StatsFilter &whole);
    void setCount(const QString &text, const QString &toolTip);

Q_SIGNALS:
    void filterChosen(const hitwatch::StatsFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addChip(const QString &label, const QString &value, const StatsFilter &without);
    void applyStyle();

    const bool m_isCompact;
    QHBoxLayout *m_layout;
    QHBoxLayout *m_chipLayout;
    QLabel *m_title;
    QLabel *m_count;
    std::vector<FilterChip *> m_chips;
    StatsFilter m_shown;
    StatsFilter m_whole;
};

} // namespace hitwatch

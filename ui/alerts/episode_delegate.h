// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/table_delegate.h"

#include <QIcon>

namespace hitwatch {

/// The cells of the list of alerts: an icon stands before the state.
class EpisodeDelegate : public TableDelegate {
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    /// @param palette of the view. Hides that of the base, which this calls.
    void setColours(const Colours &colours, const QPalette &palette);
    static int iconSide(const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    QIcon m_firing;
    QIcon m_recovered;
    QIcon m_ended;
    QColor m_selection;
};

} // namespace hitwatch

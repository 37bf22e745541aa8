// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/plot_state.h"
#include "ui/style/theme.h"

#include <QFont>
#include <QFontMetricsF>

class QPainter;

namespace hitwatch {

/// Draws what is behind and before the layers: the same on screen and in a file. Clips nothing,
/// since vector files cannot.
class PlotPainter {
public:
    PlotPainter(const PlotState &state, const PlotGeometry &geometry, const Colours &colours,
        const QFont &font);

    /// Grid, labels, shade of alert episodes.
    void paintBehind(QPainter &painter) const;
    /// Loss, alert level, texts, selection.
    void paintBefore(QPainter &painter) const;
    /// What follows the pointer or the keyboard: never in a file.
    void paintHair(QPainter &painter) const;

    /// The alert level that the axis shall reach, when it is near enough to @p dataTop.
    static std::optional<double> levelWithin(const PlotState &state, double dataTop);
    static constexpr double kHandleWidth = 6;

private:
    struct Texts; ///< places that are taken

    void paintGrid(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintEpisodes(QPainter &painter) const;
    std::vector<QRectF> lossColumns() const;
    void paintLossHatch(QPainter &painter) const;
    void paintNothingYet(QPainter &painter) const;
    void paintAlertLevel(QPainter &painter, Texts &texts) const;
    void paintEpisodeTexts(QPainter &painter, Texts &texts) const;
    void paintHandles(QPainter &painter) const;
    void paintSelection(QPainter &painter, Texts &texts) const;
    void paintRangeTimes(
        QPainter &painter, Texts &texts, const TimeRange &range, const QRectF &column) const;

    const PlotState &m_state;
    const PlotGeometry &m_geometry;
    const Colours &m_colours;
    QFont m_font;
    QFontMetricsF m_metrics;
};

} // namespace hitwatch

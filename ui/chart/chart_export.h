// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

class QPainter;

namespace hitwatch {

class ChartLegend;
class PlotView;
struct PlotState;

/// A chart as a picture: title, legend and times above the plot, on the panel's colour; as large as
/// on screen.
class ChartExport {
public:
    /// All must outlive it.
    ChartExport(const PlotState &state, const ChartLegend &legend, const PlotView &plot);

    QByteArray png() const; ///< two pixels for each on screen; empty: failed
    QByteArray svg() const;

    /// All of @p content or nothing. @returns one line for a person when it failed.
    static std::optional<QString> write(const QString &path, const QByteArray &content);

private:
    QSize size() const;
    void paint(QPainter &painter) const;
    int headHeight() const;

    const PlotState &m_state;
    const ChartLegend &m_legend;
    const PlotView &m_plot;
};

} // namespace hitwatch

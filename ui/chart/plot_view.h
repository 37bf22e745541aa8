// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/plot_state.h"
#include "ui/chart/series_shapes.h"

#include <QtCharts/QChartView>

#include <vector>

QT_BEGIN_NAMESPACE
class QAreaSeries;
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace hitwatch {

/// The plot itself: layers as area series of Qt Charts, the lower before the higher, so that no
/// seam shows between them; axes, texts and marks by PlotPainter. Shows a PlotState that somebody
/// else changes.
class PlotView : public QChartView {
    Q_OBJECT

public:
    /// @p state must outlive it.
    explicit PlotView(const PlotState &state, QWidget *parent = nullptr);
    ~PlotView() override;

    /// Brings the layers and the axes in line with the state, then repaints. @p fresh: new numbers
    /// came, so that the vertical axis may shrink after some time.
    void refresh(bool fresh);
    /// The vertical axis fits at once at the next refresh.
    void resetScale() { m_scale.reset(); }
    /// Another unit or font: nothing of the old axis stays.
    void resetAxes();
    const PlotGeometry &geometryOfPlot() const { return m_geometry; }
    /// Everything but what follows the pointer, into @p target of @p painter.
    void paintInto(QPainter &painter, const QRectF &target) const;

protected:
    void drawBackground(QPainter *painter, const QRectF &area) override;
    void drawForeground(QPainter *painter, const QRectF &area) override;
    void resizeEvent(QResizeEvent *event) override;
    QSize minimumSizeHint() const override;

private:
    struct Layer {
        QLineSeries *line;
        QLineSeries *floor;
        QAreaSeries *area;
    };

    void updateGeometry(const SeriesShapes &shapes, bool fresh);
    void updateGridLines();
    void updateLayers(const SeriesShapes &shapes);
    Layer &layerAt(std::size_t index);
    double unitsPerByte() const;
    QFont labelFont() const;

    const PlotState &m_state;
    PlotGeometry m_geometry;
    AxisScale m_scale;
    double m_labelWidth = 0; ///< widest since resetAxes(): the plot does not move sideways
    QValueAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    std::vector<Layer> m_layers; ///< the topmost layer first, so that lower ones cover it
    bool m_exporting = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/rehearsal.h"
#include "ui/chart/plot_state.h"
#include "ui/rules/rehearsal_text.h"
#include "ui/text/format.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace hitwatch {

struct Colours;

/// The curve of a rule's metric with both of its thresholds, the ranges in which it would have been
/// raised, and marks where it would have raised and cleared. Time runs from left to right in all
/// languages.
class RehearsalPlot : public QWidget {
    Q_OBJECT

public:
    explicit RehearsalPlot(const Format &format, QWidget *parent = nullptr);

    /// The levels of @p rule, from now on.
    void setRule(const AlertRule &rule);
    /// @param result null: nothing yet.
    void setResult(std::shared_ptr<const RehearsalResult> result);
    const std::shared_ptr<const RehearsalResult> &result() const { return m_result; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PlotGeometry geometryOf() const;
    bool hasCurve() const;
    QString axisLabel(double value) const;
    std::optional<RehearsalPoint> pointAt(TimeNs time) const;
    void paintGrid(QPainter &painter, const PlotGeometry &geometry) const;
    void paintEpisodes(QPainter &painter, const PlotGeometry &geometry) const;
    void paintCurve(QPainter &painter, const PlotGeometry &geometry) const;
    void paintLevels(QPainter &painter, const PlotGeometry &geometry) const;
    void paintMarks(QPainter &painter, const PlotGeometry &geometry) const;
    void paintHair(QPainter &painter, const PlotGeometry &geometry) const;

    Format m_format;
    AlertRule m_rule;
    std::shared_ptr<const RehearsalResult> m_result;
    std::vector<RehearsalEpisode> m_episodes;
    std::optional<double> m_hair; ///< x
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include "series_builder.h"
#include "ui/chart/hover_box.h"
#include "ui/chart/plot_view.h"
#include "ui/chart/traffic_chart.h"

namespace hitwatch {

inline constexpr int kSeconds = 600;

/// A chart on screen with ten minutes of traffic, of which it follows two.
struct Shown {
    explicit Shown(QSize size = { 1000, 240 })
    {
        chart.setFormat(Format({}, QLocale(QLocale::English)));
        chart.resize(size);
        chart.followNewest(120);
        chart.setView(makeView(kSeconds));
        chart.show();
        ready = QTest::qWaitForWindowExposed(&chart, 30'000);
        plot = chart.findChild<PlotView *>();
        box = chart.findChild<HoverBox *>();
        plot->setFocus();
    }
    QPoint pointAt(double second) const
    {
        const TimeNs time = kSeriesStart + static_cast<TimeNs>(second * 1e9);
        return { qRound(plot->geometryOfPlot().xOf(time)), plot->height() / 2 };
    }
    void drag(double from, double to) const
    {
        QTest::mousePress(plot->viewport(), Qt::LeftButton, {}, pointAt(from));
        QTest::mouseMove(plot->viewport(), pointAt((from + to) / 2));
        QTest::mouseMove(plot->viewport(), pointAt(to));
        QTest::mouseRelease(plot->viewport(), Qt::LeftButton, {}, pointAt(to));
    }
    void wheel(double second, int notches, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QPoint place = pointAt(second);
        QWheelEvent event(place, plot->viewport()->mapToGlobal(place), {}, { 0, 120 * notches },
            Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot->viewport(), &event);
    }
    TimeRange visible() const { return plot->geometryOfPlot().visible; }
    QString hovered(const QString &name) const
    {
        for (const HoverRow &row : box->values().rows) {
            if (row.name == name)
                return row.value;
        }
        return {};
    }

    TrafficChart chart;
    PlotView *plot = nullptr;
    HoverBox *box = nullptr;
    bool ready = false;
};

inline TimeRange seconds(TimeNs from, TimeNs to)
{
    return { secondOfSeries(from), secondOfSeries(to) };
}

inline int replacements(const std::vector<std::unique_ptr<QSignalSpy>> &spies)
{
    int sum = 0;
    for (const auto &spy : spies)
        sum += static_cast<int>(spy->count());
    return sum;
}

} // namespace hitwatch

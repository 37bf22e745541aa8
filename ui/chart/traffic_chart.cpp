// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/traffic_chart.h"

#include "ui/chart/chart_export.h"
#include "ui/chart/head_line.h"
#include "ui/chart/hover_box.h"
#include "ui/chart/plot_interaction.h"
#include "ui/chart/plot_view.h"
#include "ui/style/panel_frame.h"

#include <QEvent>
#include <QVBoxLayout>

namespace hitwatch {

struct TrafficChart::Private {
    explicit Private(TrafficChart *owner);

    void connectParts();
    void takeView();
    /// @p fresh: new numbers came.
    void redraw(bool fresh);
    void showHair();
    void moved();
    void select();
    void goLive();
    void describe();
    ChartExport exported() const;

    TrafficChart *chart;
    PlotState state;
    HeadLine *head;
    PlotView *plot;
    HoverBox *box;
    std::unique_ptr<PlotInteraction> interaction;
    bool stale = true; ///< what is drawn is older than the state
};

TrafficChart::Private::Private(TrafficChart *owner)
    : chart(owner)
{
    auto *frame = new PanelFrame(owner);
    auto *outer = new QVBoxLayout(owner);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(frame);
    head = new HeadLine(frame);
    plot = new PlotView(state, frame);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(2, 2, 2, 2); // off the border and the round corners
    inner->setSpacing(0);
    inner->addWidget(head);
    inner->addWidget(plot, 1);
    box = new HoverBox(owner);
    interaction = std::make_unique<PlotInteraction>(state, *plot);
    owner->setFocusProxy(plot);
    connectParts();
}

void TrafficChart::Private::connectParts()
{
    const PlotInteraction *hand = interaction.get();
    connect(head, &HeadLine::modeChosen, chart, &TrafficChart::setMode);
    connect(head, &HeadLine::liveRequested, chart, [this] { goLive(); });
    connect(hand, &PlotInteraction::liveRequested, chart, [this] { goLive(); });
    connect(hand, &PlotInteraction::hairMoved, chart, [this] { showHair(); });
    connect(hand, &PlotInteraction::viewportMoved, chart, [this] { moved(); });
    connect(hand, &PlotInteraction::dragMoved, chart, [this] { redraw(false); });
    connect(hand, &PlotInteraction::rangeChosen, chart, [this] { select(); });
}

void TrafficChart::Private::takeView()
{
    if (!state.view) {
        state.viewport.setExtent({}, 0);
        state.selection.setLimits({});
        return;
    }
    const SeriesSlice &slice = state.view->series;
    // A capture shorter than a second has nothing else.
    const TimeNs newest = slice.complete > slice.extent.from ? slice.complete : slice.extent.to;
    state.viewport.setExtent(slice.extent, newest);
    state.selection.setLimits(slice.extent);
}

void TrafficChart::Private::redraw(bool fresh)
{
    if (!chart->isVisible()) {
        stale = true;
        return;
    }
    stale = false;
    plot->refresh(fresh);
    head->setLooks(ChartText::legend(state, coloursOf(chart->palette())));
    head->setLive(state.viewport.isLive() && !state.selection.range());
    interaction->followPointer();
    showHair();
}

void TrafficChart::Private::describe()
{
    plot->setAccessibleName(ChartText::title(state.mode));
    plot->setAccessibleDescription(
        state.hair ? ChartText::spokenAt(state, *state.hair) : ChartText::spoken(state));
}

void TrafficChart::Private::showHair()
{
    plot->viewport()->update();
    describe();
    const HoverValues values = ChartText::hover(state, coloursOf(chart->palette()));
    if (values.time.isEmpty()) {
        box->hide();
        return;
    }
    const PlotGeometry &geometry = plot->geometryOfPlot();
    const QPoint hair(
        static_cast<int>(geometry.xOf(*state.hair)), static_cast<int>(geometry.plot.top()));
    const QPoint place = plot->mapTo(chart, hair);
    box->showAt(values, place.x(), place.y());
}

void TrafficChart::Private::moved()
{
    redraw(false);
    Q_EMIT chart->seriesQueryChanged();
}

void TrafficChart::Private::select()
{
    redraw(false);
    Q_EMIT chart->rangeSelected(state.selection.range());
}

void TrafficChart::Private::goLive()
{
    const bool selected = state.selection.range().has_value();
    const bool away = !state.viewport.isLive();
    state.selection.cancel();
    state.selection.set(std::nullopt);
    state.viewport.followAgain();
    if (away)
        plot->resetScale();
    redraw(away);
    if (selected)
        Q_EMIT chart->rangeSelected(std::nullopt);
    if (away)
        Q_EMIT chart->seriesQueryChanged();
}

ChartExport TrafficChart::Private::exported() const
{
    if (stale)
        plot->refresh(false);
    return { state, head->legend(), *plot };
}

TrafficChart::TrafficChart(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(this))
{
}

TrafficChart::~TrafficChart() = default;

void TrafficChart::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_private->state.view = view;
    m_private->takeView();
    m_private->redraw(true);
}

void TrafficChart::setAlertRule(const std::optional<AlertRule> &rule)
{
    m_private->state.rule = rule;
    m_private->redraw(false);
}

void TrafficChart::setMode(ChartMode mode)
{
    if (m_private->state.mode == mode)
        return;
    m_private->state.mode = mode;
    m_private->head->setMode(mode);
    m_private->plot->resetAxes();
    m_private->redraw(true);
    Q_EMIT modeChanged(mode);
}

ChartMode TrafficChart::mode() const
{
    return m_private->state.mode;
}

void TrafficChart::setFormat(const Format &format)
{
    m_private->state.format = format;
    m_private->plot->resetAxes();
    m_private->redraw(true);
}

void TrafficChart::setSelectedRange(const std::optional<TimeRange> &range)
{
    m_private->state.selection.set(range);
    m_private->redraw(false);
}

void TrafficChart::followNewest(int seconds)
{
    m_private->state.viewport.follow(seconds);
    m_private->plot->resetScale();
    m_private->redraw(true);
}

void TrafficChart::showRange(const TimeRange &range)
{
    m_private->state.viewport.show(range);
    m_private->plot->resetScale();
    m_private->redraw(true);
    Q_EMIT seriesQueryChanged();
}

SeriesQuery TrafficChart::seriesQuery() const
{
    return m_private->state.viewport.query();
}

bool TrafficChart::isLive() const
{
    return m_private->state.viewport.isLive();
}

void TrafficChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_private->stale)
        m_private->redraw(true);
}

void TrafficChart::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_private->stale = true;
}

void TrafficChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
        m_private->plot->resetAxes();
        m_private->redraw(true);
        break;
    case QEvent::PaletteChange:
        m_private->redraw(false);
        break;
    default:
        break;
    }
}

std::optional<QString> TrafficChart::savePng(const QString &path) const
{
    return ChartExport::write(path, m_private->exported().png());
}

std::optional<QString> TrafficChart::saveSvg(const QString &path) const
{
    return ChartExport::write(path, m_private->exported().svg());
}

} // namespace hitwatch

#include "moc_traffic_chart.cpp"

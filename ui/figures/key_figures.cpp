// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/key_figures.h"

#include "stats/completeness.h"
#include "ui/figures/figure_cell.h"
#include "ui/figures/figure_values.h"
#include "ui/figures/loss_causes.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>

#include <algorithm>
#include <array>
#include <numeric>

namespace hitwatch {
namespace {

constexpr std::size_t kCells = 6;
constexpr std::size_t kTrust = kCells - 1;
constexpr std::size_t kCellsInTwoRows = kCells / 2;
/// Room beyond what the cells need goes there: the trust cell tells the most.
constexpr std::array<int, kCells> kStretch { 10, 10, 10, 10, 10, 14 };

} // namespace

struct KeyFigures::Private {
    std::array<FigureCell *, kCells> cells {};
    std::shared_ptr<const MonitorView> view;
    Format format;

    enum Cell : std::size_t { Requests, Traffic, Errors, Latency, Hosts, Trust };

    FigureCell &cell(Cell which) { return *cells[which]; }
    void define();
    void show();
    void showTrust();
    QString covered() const;
    std::size_t columns(int width) const;
    int rowHeight() const { return cells[0]->minimumSizeHint().height(); }
    int minimumWidth(std::size_t columns) const;
    void place(const QWidget &strip);
};

void KeyFigures::Private::define()
{
    cell(Requests).setDefinition(
        tr("Requests of the window, divided by the seconds that it covers."));
    cell(Traffic).setDefinition(tr("Everything on the link that belongs to HTTP connections, in "
                                   "both directions, on all watched interfaces."));
    cell(Errors).setDefinition(
        tr("Responses with status 4xx or 5xx among all final responses of the window."));
    cell(Latency).setDefinition(
        tr("From the last packet of a request's header to the first packet of its response: half "
           "of them were faster than the first number, 95 of 100 than the second."));
    cell(Hosts).setDefinition(
        tr("Different hosts that were asked in the window; a server's address where no name was "
           "sent."));
    cell(Trust).setDefinition(
        tr("Whether the numbers are complete. Click to see what was lost, where and why."));

    const Format &f = format;
    cell(Requests).setWidestValues({ f.perSecond(88'888), f.perSecond(88.8) });
    cell(Traffic).setWidestValues({ f.traffic(888e6 / 8), f.traffic(88.8e6 / 8) });
    cell(Errors).setWidestValues({ f.percent(99.99), f.percent(0.01) });
    FigureValues widest;
    widest.latency = { .count = 1, .p50 = 888, .p95 = 888 };
    cell(Latency).setWidestValues({ latencyText(widest, f) });
    cell(Hosts).setWidestValues({ f.count(8888) });
    cell(Trust).setWidestValues({ tr("Complete"), tr("≈ %1 lost").arg(f.count(888'888)) });
    cell(Trust).setUsualLabel(
        tr("%1, %2", "requests in time, interfaces")
            .arg(tr("%1 in %2", "requests, time")
                     .arg(tr("%Ln request(s)", nullptr, 888'888), f.duration(600 * kSecond)),
                tr("%Ln interface(s)", nullptr, 2)));
}

/// "2 min", "34 s": what the numbers are about.
QString KeyFigures::Private::covered() const
{
    const StatsSnapshot &stats = view->stats;
    if (view->query.windowSeconds && !view->query.range)
        return format.duration(*view->query.windowSeconds * kSecond);
    return format.duration(std::max<TimeNs>(stats.to - stats.from, 0));
}

void KeyFigures::Private::showTrust()
{
    const QString label = tr("completeness");
    if (!view) {
        cell(Trust).setFigure(unknownText(), label);
        return;
    }
    const std::vector<LossItem> items = lossItems(*view);
    const bool lossInWindow = !isComplete(view->stats);
    if (!lossInWindow) {
        const std::size_t interfaces = view->stats.interfaces.size();
        const QString seen =
            tr("%1 in %2", "requests, time")
                .arg(tr("%Ln request(s)", nullptr, pluralOf(view->stats.requests)), covered());
        const QString places = tr("%Ln interface(s)", nullptr, pluralOf(interfaces));
        cell(Trust).setFigure(tr("Complete"),
            interfaces > 0 ? tr("%1, %2", "requests in time, interfaces").arg(seen, places) : seen,
            FigureCell::Mark::Good);
        return;
    }
    const std::uint64_t lost = lostThings(view->stats);
    // Nobody knows how much there was in a damaged file, or while nothing was captured.
    const QString value = lost > 0          ? tr("≈ %1 lost").arg(format.count(lost))
        : view->stats.loss.notWatchedMs > 0 ? tr("Not watched")
                                            : tr("File is damaged");
    cell(Trust).setFigure(value, lossLine(items.front(), format), FigureCell::Mark::Warning);
}

void KeyFigures::Private::show()
{
    const FigureValues values = view ? figureValues(*view) : FigureValues {};
    cell(Requests).setFigure(requestRateText(values, format), tr("requests/s"));
    cell(Traffic).setFigure(trafficText(values, format), tr("traffic"));
    cell(Errors).setFigure(errorShareText(values, format), tr("errors (4xx, 5xx)"));
    cell(Latency).setFigure(latencyText(values, format), tr("time to first byte p50 / p95"));
    cell(Hosts).setFigure(view ? hostsText(values, format) : unknownText(), tr("hosts"));
    showTrust();
}

int KeyFigures::Private::minimumWidth(std::size_t columns) const
{
    int widest = 0;
    for (std::size_t row = 0; row < kCells; row += columns) {
        int sum = 0;
        for (std::size_t i = row; i < row + columns; ++i)
            sum += cells[i]->minimumSizeHint().width();
        widest = std::max(widest, sum);
    }
    return widest;
}

std::size_t KeyFigures::Private::columns(int width) const
{
    return width >= minimumWidth(kCells) ? kCells : kCellsInTwoRows;
}

KeyFigures::KeyFigures(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>())
{
    // Not Fixed: a layout would hold it to the one row of sizeHint(), whatever heightForWidth()
    // says.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Key figures"));
    for (FigureCell *&cell : m_private->cells)
        cell = new FigureCell(this);
    FigureCell &trust = *m_private->cells[kTrust];
    trust.setObjectName(QStringLiteral("trust"));
    trust.setClickable(true);
    connect(&trust, &QAbstractButton::clicked, this, &KeyFigures::trustDetailsRequested);
    m_private->define();
    m_private->show();
}

KeyFigures::~KeyFigures() = default;

void KeyFigures::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_private->view = view;
    m_private->show();
}

void KeyFigures::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->define();
    m_private->show();
}

QSize KeyFigures::minimumSizeHint() const
{
    return { m_private->minimumWidth(kCellsInTwoRows), heightForWidth(width()) };
}

QSize KeyFigures::sizeHint() const
{
    return { m_private->minimumWidth(kCells), m_private->rowHeight() };
}

int KeyFigures::heightForWidth(int width) const
{
    const std::size_t rows = kCells / m_private->columns(width);
    return static_cast<int>(rows) * m_private->rowHeight();
}

void KeyFigures::Private::place(const QWidget &strip)
{
    const std::size_t perRow = columns(strip.width());
    const int height = rowHeight();
    for (std::size_t row = 0; row * perRow < kCells; ++row) {
        const std::size_t first = row * perRow;
        // First what the values need, then the labels, then what is left by stretch.
        std::array<int, kCells> widths {};
        int rest = strip.width();
        int wanted = 0;
        int stretch = 0;
        for (std::size_t i = first; i < first + perRow; ++i) {
            widths[i] = cells[i]->minimumSizeHint().width();
            rest -= widths[i];
            wanted += cells[i]->sizeHint().width() - widths[i];
            stretch += kStretch[i];
        }
        rest = std::max(rest, 0);
        const int forLabels = std::min(rest, wanted);
        rest -= forLabels;
        int left = 0;
        for (std::size_t i = first; i < first + perRow; ++i) {
            const int wish = cells[i]->sizeHint().width() - widths[i];
            const int more = wanted > 0 ? forLabels * wish / wanted : 0;
            const bool isLast = i + 1 == first + perRow;
            const int width =
                isLast ? strip.width() - left : widths[i] + more + rest * kStretch[i] / stretch;
            const QRect rect(left, static_cast<int>(row) * height, width, height);
            cells[i]->setGeometry(QStyle::visualRect(strip.layoutDirection(), strip.rect(), rect));
            left += width;
        }
    }
}

void KeyFigures::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (heightForWidth(event->oldSize().width()) != heightForWidth(width()))
        updateGeometry();
    m_private->place(*this);
}

bool KeyFigures::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::LayoutRequest: // a cell needs another width
    case QEvent::LayoutDirectionChange:
    case QEvent::FontChange:
        updateGeometry();
        m_private->place(*this);
        break;
    case QEvent::PaletteChange:
        update();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

void KeyFigures::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    paintPanel(painter, rect(), colours.panel, colours.border);
    for (const FigureCell *cell : m_private->cells) {
        const QRect cellRect = cell->geometry();
        const bool isFirst = layoutDirection() == Qt::RightToLeft
            ? cellRect.right() >= rect().right()
            : cellRect.left() <= 0;
        const int x = layoutDirection() == Qt::RightToLeft ? cellRect.right() : cellRect.left();
        if (!isFirst)
            painter.fillRect(
                QRect(x, cellRect.top() + 1, 1, cellRect.height() - 2), colours.border);
        if (cellRect.top() > 0)
            painter.fillRect(
                QRect(cellRect.left(), cellRect.top(), cellRect.width(), 1), colours.border);
    }
}

} // namespace hitwatch

#include "moc_key_figures.cpp"

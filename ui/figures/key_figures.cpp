// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/key_figures.h"

#include "ui/figures/completeness_text.h"
#include "ui/figures/figure_cell.h"
#include "ui/figures/figure_values.h"
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
constexpr std::size_t kCompleteness = kCells - 1;
constexpr std::size_t kCellsInTwoRows = kCells / 2;
/// Room beyond what the cells need goes there: the completeness cell tells the most.
constexpr std::array<int, kCells> kStretch { 10, 10, 10, 10, 10, 14 };

} // namespace

struct KeyFigures::Private {
    std::array<FigureCell *, kCells> cells {};
    std::shared_ptr<const MonitorView> view;
    Format format;

    enum Cell : std::size_t { Requests, Traffic, Errors, Latency, Hosts, Completeness };

    FigureCell &cell(Cell which) { return *cells[which]; }
    void define();
    void show();
    void showCompleteness();
    QString covered() const;
    std::size_t columns(int width) const;
    int rowHeight() const { return cells[0]->minimumSizeHint().height(); }
    int minimumWidth(std::size_t columns) const;
    void place(const QWidget &strip);
};

void KeyFigures::Private::define()
{
    cell(Requests).setDefinition(
        tr("Average over the time range: requests divided by its length."));
    cell(Traffic).setDefinition(
        tr("Bytes on the link that belong to HTTP connections, both directions, all captured "
           "interfaces; average over the time range."));
    cell(Errors).setDefinition(
        tr("Share of final responses in the time range with status 4xx or 5xx."));
    cell(Latency).setDefinition(
        tr("From the last packet of a request's header to the first packet of its response. Half "
           "of the responses were faster than p50, 95% were faster than p95."));
    cell(Hosts).setDefinition(
        tr("Distinct hosts in the time range; the server's address where no name was sent."));
    cell(Completeness)
        .setDefinition(tr("Whether anything was missed. Click to see what, where and why."));

    const Format &f = format;
    cell(Requests).setWidestValues({ f.perSecond(88'888), f.perSecond(88.8) });
    cell(Traffic).setWidestValues({ f.traffic(888e6 / 8), f.traffic(88.8e6 / 8) });
    cell(Errors).setWidestValues({ f.percent(99.99), f.percent(0.01) });
    FigureValues widest;
    widest.latency = { .count = 1, .p50 = 888, .p95 = 888 };
    cell(Latency).setWidestValues({ latencyText(widest, f) });
    cell(Hosts).setWidestValues({ f.count(8888) });
    cell(Completeness).setWidestValues({ tr("Complete"), tr("%Ln loss(es)", nullptr, 888'888) });
    cell(Completeness)
        .setUsualLabel(
            tr("%1, %2", "requests in time, interfaces")
                .arg(tr("%1 in %2", "requests, time")
                         .arg(tr("%Ln request(s)", nullptr, 888'888), f.duration(600 * kSecond)),
                    tr("%Ln interface(s)", nullptr, 2)));
}

/// "2 min", "34 s": what the numbers are about.
QString KeyFigures::Private::covered() const
{
    const StatsSnapshot &stats = view->stats;
    return format.duration(std::max<TimeNs>(stats.to - stats.from, 0));
}

void KeyFigures::Private::showCompleteness()
{
    const QString label = tr("completeness");
    if (!view) {
        cell(Completeness).setFigure(unknownText(), label);
        return;
    }
    const CompletenessText text = completenessText(*view, format);
    if (!text.limits.isEmpty() || text.mark != FigureCell::Mark::Good) {
        cell(Completeness)
            .setFigure(text.value, text.limits.isEmpty() ? label : text.limits, text.mark);
        return;
    }
    const std::size_t interfaces = view->stats.interfaces.size();
    const QString seen =
        tr("%1 in %2", "requests, time")
            .arg(tr("%Ln request(s)", nullptr, pluralOf(view->stats.requests)), covered());
    const QString places = tr("%Ln interface(s)", nullptr, pluralOf(interfaces));
    cell(Completeness)
        .setFigure(text.value,
            interfaces > 0 ? tr("%1, %2", "requests in time, interfaces").arg(seen, places) : seen,
            text.mark);
}

void KeyFigures::Private::show()
{
    const FigureValues values = view ? figureValues(*view) : FigureValues {};
    cell(Requests).setFigure(requestRateText(values, format), tr("requests/s (average)"));
    cell(Traffic).setFigure(trafficText(values, format), tr("traffic (average)"));
    cell(Errors).setFigure(errorShareText(values, format), tr("errors (4xx, 5xx)"));
    cell(Latency).setFigure(latencyText(values, format), tr("time to first byte p50 / p95"));
    cell(Hosts).setFigure(
        values.seconds > 0 ? hostsText(values, format) : unknownText(), tr("hosts"));
    showCompleteness();
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
    FigureCell &completeness = *m_private->cells[kCompleteness];
    completeness.setObjectName(QStringLiteral("completeness"));
    completeness.setClickable(true);
    connect(
        &completeness, &QAbstractButton::clicked, this, &KeyFigures::completenessDetailsRequested);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/compact_view.h"

#include "ui/chart/head_line.h"
#include "ui/chart/traffic_chart.h"
#include "ui/figures/alert_line.h"
#include "ui/figures/figure_cell.h"
#include "ui/figures/figure_values.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>

#include <array>
#include <optional>

namespace hitwatch {
namespace {

constexpr QSize kUsualSize { 40 * kGridUnit, 22 * kGridUnit + kGridUnit / 2 }; ///< 320 x 180
constexpr int kUsualLines = 11; ///< of text, that its height has room for

} // namespace

struct CompactView::Private {
    CompactView *widget = nullptr;
    std::shared_ptr<const MonitorView> view;
    Format format;
    std::array<FigureCell *, 3> cells {};
    TrafficChart *chart = nullptr;
    AlertLine *alert = nullptr;
    QToolButton *back = nullptr;
    std::optional<QPoint> grip; ///< where in the window it is being dragged

    void build();
    void takeLook();
    void measure();
    void show();
};

void CompactView::Private::build()
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(kGridUnit / 2, kGridUnit / 2, kGridUnit / 2, kGridUnit / 2);
    column->setSpacing(kGridUnit / 2);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(0);
    for (FigureCell *&cell : cells) {
        cell = new FigureCell(widget);
        cell->setCompact(true);
        figures->addWidget(cell, 1);
    }
    column->addLayout(figures);
    chart = new TrafficChart(widget);
    // The mouse moves the window; ranges are picked in the big one.
    chart->setAttribute(Qt::WA_TransparentForMouseEvents);
    chart->setFocusPolicy(Qt::NoFocus);
    if (auto *head = chart->findChild<HeadLine *>())
        head->hide();
    column->addWidget(chart, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(kGridUnit / 2);
    alert = new AlertLine(widget);
    back = new QToolButton(widget);
    back->setAutoRaise(true);
    back->setAccessibleName(tr("Back to the main window"));
    back->setToolTip(tr("Back to the main window (Escape)"));
    bottom->addWidget(alert, 1);
    bottom->addWidget(back);
    column->addLayout(bottom);
    connect(back, &QToolButton::clicked, widget, &CompactView::mainWindowRequested);
}

void CompactView::Private::takeLook()
{
    back->setIcon(themeIcon(QStringLiteral("expand"), widget->palette()));
}

void CompactView::Private::measure()
{
    cells[0]->setWidestValues({ format.shortCount(88.8), format.shortCount(88'800) });
    cells[1]->setWidestValues({ format.traffic(88.8e6 / 8) });
    cells[2]->setWidestValues({ format.percent(99.99) });
}

void CompactView::Private::show()
{
    const FigureValues values = view ? figureValues(*view) : FigureValues {};
    cells[0]->setFigure(requestRateText(values, format), tr("requests/s"));
    cells[1]->setFigure(trafficText(values, format), tr("traffic"));
    cells[2]->setFigure(errorShareText(values, format), tr("errors"));
    chart->setView(view);
    alert->setView(view.get(), format);
    widget->setWindowTitle(alert->isFiring() ? alert->text() : tr("Hitwatch"));
}

CompactView::CompactView(QWidget *parent)
    : QWidget(parent, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
    , m_private(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("compactView"));
    setAttribute(Qt::WA_QuitOnClose, false);
    m_private->widget = this;
    m_private->build();
    m_private->takeLook();
    m_private->measure();
    m_private->show();
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &CompactView::mainWindowRequested);
    const int lines = kUsualLines * fontMetrics().height();
    resize(kUsualSize.expandedTo(QSize(lines * kUsualSize.width() / kUsualSize.height(), lines))
               .expandedTo(minimumSizeHint()));
}

CompactView::~CompactView() = default;

void CompactView::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_private->view = view;
    m_private->show();
}

void CompactView::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->chart->setFormat(format);
    m_private->measure();
    m_private->show();
}

void CompactView::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    // No round corners: what is behind a window of its own is not ours to show.
    painter.fillRect(rect(), m_private->alert->isFiring() ? colours.warning : colours.border);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), colours.panel);
}

void CompactView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_private->grip = event->position().toPoint();
}

void CompactView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_private->grip || !event->buttons().testFlag(Qt::LeftButton))
        return;
    const QPoint start = *m_private->grip;
    const QPoint now = event->position().toPoint();
    if ((now - start).manhattanLength() < QApplication::startDragDistance())
        return;
    // Only the window system may move a window on some desktops; on the others we do.
    if (windowHandle() != nullptr && windowHandle()->startSystemMove())
        m_private->grip.reset();
    else
        move(event->globalPosition().toPoint() - start);
}

void CompactView::mouseReleaseEvent(QMouseEvent *event)
{
    m_private->grip.reset();
    QWidget::mouseReleaseEvent(event);
}

void CompactView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT mainWindowRequested();
}

void CompactView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_private->takeLook();
        update();
    }
}

} // namespace hitwatch

#include "moc_compact_view.cpp"

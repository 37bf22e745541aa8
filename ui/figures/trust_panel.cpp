// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/trust_panel.h"

#include "stats/completeness.h"
#include "ui/figures/figure_cell.h"
#include "ui/figures/trust_row.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hitwatch {
namespace {

/// A heading and the rows below it; both vanish when there are none.
struct Group {
    QLabel *heading = nullptr;
    QVBoxLayout *layout = nullptr;
    std::vector<TrustRow *> rows;

    void show(const std::vector<LossItem> &items, const Format &format, QWidget *parent)
    {
        // Rows are used again: a refresh must not throw away what somebody is selecting.
        while (rows.size() < items.size()) {
            rows.push_back(new TrustRow(parent));
            layout->addWidget(rows.back());
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i]->setVisible(i < items.size());
            if (i < items.size())
                rows[i]->setItem(items[i], format);
        }
        heading->setVisible(!items.empty());
    }
};

/// In the order of the causes, so that rows stay where they are while numbers change.
std::vector<LossItem> inFixedOrder(std::vector<LossItem> items)
{
    std::stable_sort(items.begin(), items.end(), [](const LossItem &a, const LossItem &b) {
        if (a.cause != b.cause)
            return a.cause < b.cause;
        return a.failure != b.failure ? a.failure < b.failure : a.interfaceName < b.interfaceName;
    });
    return items;
}

} // namespace

struct TrustPanel::Private {
    TrustPanel *panel = nullptr;
    std::shared_ptr<const MonitorView> view;
    Format format;
    FigureCell *head = nullptr;
    QWidget *content = nullptr;
    Group lost;
    Group unmatched;

    void build();
    Group makeGroup(QVBoxLayout *column);
    void takeLook();
    void show();
    QString window() const;
};

Group TrustPanel::Private::makeGroup(QVBoxLayout *column)
{
    Group group;
    group.heading = new QLabel(content);
    group.heading->setTextFormat(Qt::PlainText);
    group.heading->setWordWrap(true);
    group.heading->setContentsMargins(2 * kGridUnit, kGridUnit, 2 * kGridUnit, kGridUnit);
    column->addWidget(group.heading);
    group.layout = new QVBoxLayout;
    group.layout->setSpacing(0);
    column->addLayout(group.layout);
    return group;
}

void TrustPanel::Private::build()
{
    auto *frame = new PanelFrame(panel);
    auto *outer = new QVBoxLayout(panel);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(frame);

    auto *scroll = new QScrollArea(frame);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The card behind it shows.
    scroll->viewport()->setAutoFillBackground(false);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(0, kGridUnit / 2, 0, kGridUnit / 2);
    inner->addWidget(scroll);

    content = new QWidget(scroll);
    content->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, kGridUnit);
    column->setSpacing(0);
    head = new FigureCell(content);
    column->addWidget(head);
    lost = makeGroup(column);
    unmatched = makeGroup(column);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    takeLook();
}

void TrustPanel::Private::takeLook()
{
    const Colours &colours = coloursOf(panel->palette());
    for (QLabel *heading : { lost.heading, unmatched.heading }) {
        QPalette palette = heading->palette();
        palette.setColor(QPalette::WindowText, colours.mutedText);
        heading->setPalette(palette);
    }
}

QString TrustPanel::Private::window() const
{
    const ViewQuery &query = view->query;
    if (query.range)
        return tr("in the selected range");
    if (query.windowSeconds)
        return tr("in the last %1").arg(format.duration(*query.windowSeconds * kSecond));
    return tr("since the start");
}

void TrustPanel::Private::show()
{
    if (!view) {
        head->setFigure(QString(QChar(0x2013)), tr("No capture yet"));
        lost.show({}, format, content);
        unmatched.show({}, format, content);
        return;
    }
    const std::vector<LossItem> items = lossItems(*view);
    const bool lossInWindow = !isComplete(view->stats);
    const std::uint64_t count = lostThings(view->stats);
    if (lossInWindow)
        head->setFigure(count > 0                   ? tr("≈ %1 lost").arg(format.count(count))
                : view->stats.loss.notWatchedMs > 0 ? tr("Not watched")
                                                    : tr("File is damaged"),
            window(), FigureCell::Mark::Warning);
    else
        head->setFigure(tr("Complete"), window(), FigureCell::Mark::Good);
    lost.heading->setText(
        lossInWindow ? tr("What was lost %1, and where").arg(window()) : tr("Lost earlier"));
    unmatched.heading->setText(tr("Also noticed %1").arg(window()));
    lost.show(inFixedOrder(items), format, content);
    unmatched.show(inFixedOrder(unmatchedItems(*view)), format, content);
}

TrustPanel::TrustPanel(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>())
{
    setAccessibleName(tr("What was lost"));
    m_private->panel = this;
    m_private->build();
    m_private->show();
}

TrustPanel::~TrustPanel() = default;

void TrustPanel::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_private->view = view;
    m_private->show();
}

void TrustPanel::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->show();
}

void TrustPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->takeLook();
}

} // namespace hitwatch

#include "moc_trust_panel.cpp"

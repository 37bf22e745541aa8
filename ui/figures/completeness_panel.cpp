// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/completeness_panel.h"

#include "stats/completeness.h"
#include "ui/figures/completeness_row.h"
#include "ui/figures/completeness_text.h"
#include "ui/figures/figure_cell.h"
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
    std::vector<CompletenessRow *> rows;

    void show(const std::vector<LossItem> &items, const Format &format, QWidget *parent)
    {
        // Rows are used again: a refresh must not throw away what somebody is selecting.
        while (rows.size() < items.size()) {
            rows.push_back(new CompletenessRow(parent));
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

struct CompletenessPanel::Private {
    CompletenessPanel *panel = nullptr;
    std::shared_ptr<const MonitorView> view;
    Format format;
    FigureCell *head = nullptr;
    QWidget *content = nullptr;
    Group lost;
    Group notAnalyzed;
    Group unmatched;

    void build();
    Group makeGroup(QVBoxLayout *column);
    void takeLook();
    void show();
    QString window() const;
};

Group CompletenessPanel::Private::makeGroup(QVBoxLayout *column)
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

void CompletenessPanel::Private::build()
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
    notAnalyzed = makeGroup(column);
    unmatched = makeGroup(column);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    takeLook();
}

void CompletenessPanel::Private::takeLook()
{
    const Colours &colours = coloursOf(panel->palette());
    for (QLabel *heading : { lost.heading, notAnalyzed.heading, unmatched.heading }) {
        QPalette palette = heading->palette();
        palette.setColor(QPalette::WindowText, colours.mutedText);
        heading->setPalette(palette);
    }
}

QString CompletenessPanel::Private::window() const
{
    const ViewQuery &query = view->query;
    if (query.range)
        return tr("in the selected range");
    if (query.windowSeconds)
        return tr("in the last %1").arg(format.duration(*query.windowSeconds * kSecond));
    return tr("since the capture started");
}

void CompletenessPanel::Private::show()
{
    if (!view) {
        head->setFigure(QString(QChar(0x2013)), tr("Not capturing yet"));
        lost.show({}, format, content);
        notAnalyzed.show({}, format, content);
        unmatched.show({}, format, content);
        return;
    }
    const CompletenessText text = completenessText(*view, format);
    const bool limitsOnly = !text.limits.isEmpty() && isComplete(view->stats);
    head->setFigure(text.value, limitsOnly ? text.limits : window(), text.mark);
    lost.heading->setText(
        isComplete(view->stats) ? tr("Earlier losses") : tr("Losses %1").arg(window()));
    notAnalyzed.heading->setText(tr("Not analyzed %1").arg(window()));
    unmatched.heading->setText(tr("Also noticed %1").arg(window()));
    std::vector<LossItem> others = inFixedOrder(unmatchedItems(*view));
    const auto firstOther = std::stable_partition(others.begin(), others.end(),
        [](const LossItem &item) { return isNotAnalyzed(item.cause); });
    lost.show(inFixedOrder(lossItems(*view)), format, content);
    notAnalyzed.show({ others.begin(), firstOther }, format, content);
    unmatched.show({ firstOther, others.end() }, format, content);
}

CompletenessPanel::CompletenessPanel(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>())
{
    setAccessibleName(tr("Completeness"));
    m_private->panel = this;
    m_private->build();
    m_private->show();
}

CompletenessPanel::~CompletenessPanel() = default;

void CompletenessPanel::setView(const std::shared_ptr<const MonitorView> &view)
{
    m_private->view = view;
    m_private->show();
}

void CompletenessPanel::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->show();
}

void CompletenessPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->takeLook();
}

} // namespace hitwatch

#include "moc_completeness_panel.cpp"

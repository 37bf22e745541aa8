// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/evidence_table.h"

#include "ui/tables/table_delegate.h"
#include "ui/tables/table_header.h"
#include "ui/tables/table_text.h"
#include "ui/tables/table_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kLeastName = 16 * kGridUnit;
constexpr int kBar = 11 * kGridUnit;
constexpr int kShortBar = 5 * kGridUnit;

} // namespace

EvidenceTable::EvidenceTable(EvidenceKind kind, QWidget *parent)
    : QWidget(parent)
    , m_rows(std::make_unique<EvidenceRows>(kind))
    , m_view(new TableView(this))
    , m_header(new TableHeader(true, m_view))
    , m_delegate(new TableDelegate(m_view))
{
    m_header->setSectionsClickable(false);
    m_header->setSectionsMovable(false);
    m_header->setSortIndicatorShown(false);
    m_header->setSectionResizeMode(QHeaderView::Fixed);
    m_header->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setHeader(m_header);
    m_view->setModel(m_rows.get());
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(EvidenceRows::title(kind));
    m_view->setEmptyText(tr("None"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    connect(m_view, &TableView::widthChanged, this, &EvidenceTable::fitColumns);
    connect(m_view, &TableView::copyRequested, this, &EvidenceTable::copyRow);
    connect(m_view, &TableView::choiceGivenUp, m_view, &QAbstractItemView::clearSelection);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (!m_view->indexAt(at).isValid())
            return;
        auto *menu = new QMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction *copy = menu->addAction(themeIcon(QStringLiteral("copy"), palette()),
            tr("Copy Row"), this, &EvidenceTable::copyRow);
        copy->setShortcut(QKeySequence::Copy);
        menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    setLeastWidth();
    applyColours();
}

EvidenceTable::~EvidenceTable()
{
    delete m_view; // before its model
}

void EvidenceTable::setEvidence(const std::shared_ptr<const AlertEvidence> &evidence)
{
    m_rows->setEvidence(evidence);
    fitColumns();
}

void EvidenceTable::setFormat(const Format &format)
{
    m_rows->setFormat(format);
}

void EvidenceTable::copyRow()
{
    if (m_view->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(tabSeparated(*m_rows,
            { m_view->currentIndex().row() },
            { EvidenceRows::NameColumn, EvidenceRows::CountColumn, EvidenceRows::ShareColumn }));
    }
}

/// The count takes what it needs, the bar what is left beyond a readable name.
void EvidenceTable::fitColumns()
{
    const int width = m_view->viewport()->width();
    const QFontMetrics metrics(tabularFont(m_view->font()));
    int count = 4 * kGridUnit;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QString text = m_rows->index(row, EvidenceRows::CountColumn).data().toString();
        count = std::max(count, metrics.horizontalAdvance(text) + 2 * kGridUnit + 2);
    }
    const int left = width - count - kLeastName;
    const int bar = left >= 2 * kBar ? kBar : left >= kShortBar + 4 * kGridUnit ? kShortBar : 0;
    m_header->setSectionHidden(EvidenceRows::ShareColumn, bar == 0);
    m_header->resizeSection(EvidenceRows::NameColumn, std::max(kGridUnit, width - count - bar));
    m_header->resizeSection(EvidenceRows::CountColumn, count);
    if (bar > 0)
        m_header->resizeSection(EvidenceRows::ShareColumn, bar);
}

void EvidenceTable::setLeastWidth()
{
    const QFontMetrics metrics(tabularFont(m_view->font()));
    setMinimumWidth(metrics.horizontalAdvance(QStringLiteral("000 00,000")) + 7 * kGridUnit);
}

void EvidenceTable::applyColours()
{
    if (m_isColouring) // the palette of the view is set here
        return;
    m_isColouring = true;
    const Colours &colours = coloursOf(palette());
    m_view->setColours(colours);
    m_header->setColours(colours);
    m_delegate->setColours(colours);
    m_isColouring = false;
}

void EvidenceTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
    if (event->type() == QEvent::FontChange) {
        setLeastWidth();
        fitColumns();
    }
}

} // namespace hitwatch

#include "moc_evidence_table.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/requests_table.h"

#include "ui/models/requests_model.h"
#include "ui/tables/column_layout.h"
#include "ui/tables/table_delegate.h"
#include "ui/tables/table_text.h"
#include "ui/tables/table_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

namespace hitwatch {

namespace {

/// With less room than this the column goes.
constexpr int kRoomForBytes = 118; // letters, like the next
constexpr int kRoomForClient = 98;
constexpr int kRoomForLatency = 80;

} // namespace

struct RequestsTable::Private {
    explicit Private(RequestsTable &owner)
        : table(owner)
        , view(new TableView(&owner))
        , header(new TableHeader(true, view))
        , delegate(new TableDelegate(view))
    {
    }

    void build();
    void applyColours();
    void fitColumns();
    void copyRow();

    RequestsTable &table;
    RequestsModel model;
    TableView *view;
    TableHeader *header;
    TableDelegate *delegate;
    ColumnLayout *columns = nullptr;
    bool isColouring = false;
};

void RequestsTable::Private::build()
{
    view->setHeader(header);
    view->setModel(&model);
    view->setItemDelegate(delegate);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setAccessibleName(tr("Newest requests before the alert"));
    view->setEmptyText(tr("No request was kept"));
    header->setSortIndicator(model.sortColumn(), model.sortOrder());
    view->setSortingEnabled(true);
    columns =
        new ColumnLayout(*header, *view->viewport(), model, tableSpec(TableKind::Requests), &table);
    auto *layout = new QVBoxLayout(&table);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    table.setFocusProxy(view);
    connect(view, &TableView::widthChanged, &table, [this] { fitColumns(); });
    connect(view, &TableView::copyRequested, &table, [this] { copyRow(); });
    connect(view, &TableView::choiceGivenUp, view, &QAbstractItemView::clearSelection);
    connect(view, &QWidget::customContextMenuRequested, &table, [this](const QPoint &at) {
        if (!view->indexAt(at).isValid())
            return;
        auto *menu = new QMenu(view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction *copy = menu->addAction(themeIcon(QStringLiteral("copy"), table.palette()),
            tr("Copy Row"), &table, [this] { copyRow(); });
        copy->setShortcut(QKeySequence::Copy);
        menu->popup(view->viewport()->mapToGlobal(at));
    });
    applyColours();
}

void RequestsTable::Private::fitColumns()
{
    const int letter = QFontMetrics(view->font()).averageCharWidth();
    const int room = view->viewport()->width();
    columns->setColumnVisible(RequestsModel::BytesColumn, room >= kRoomForBytes * letter);
    columns->setColumnVisible(RequestsModel::ClientColumn, room >= kRoomForClient * letter);
    columns->setColumnVisible(RequestsModel::LatencyColumn, room >= kRoomForLatency * letter);
    columns->fit();
}

void RequestsTable::Private::copyRow()
{
    if (view->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(
            tabSeparated(model, { view->currentIndex().row() }, columns->visibleColumns()));
    }
}

void RequestsTable::Private::applyColours()
{
    if (isColouring) // the palette of the view is set here
        return;
    isColouring = true;
    const Colours &colours = coloursOf(table.palette());
    view->setColours(colours);
    header->setColours(colours);
    delegate->setColours(colours);
    isColouring = false;
}

RequestsTable::RequestsTable(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(*this))
{
    m_private->build();
}

RequestsTable::~RequestsTable()
{
    delete m_private->columns;
    delete m_private->view; // before its model
}

void RequestsTable::setEvidence(const std::shared_ptr<const AlertEvidence> &evidence)
{
    // The serial numbers of one capture say nothing about those of another.
    m_private->model.setView(nullptr);
    if (!evidence)
        return;
    auto view = std::make_shared<MonitorView>();
    for (const RequestRecord &request : evidence->newest)
        view->requests.push_back(std::shared_ptr<const RequestRecord>(evidence, &request));
    m_private->model.setView(view);
    m_private->view->scrollToTop();
}

void RequestsTable::setFormat(const Format &format)
{
    m_private->model.setFormat(format);
}

const QAbstractItemModel *RequestsTable::model() const
{
    return &m_private->model;
}

void RequestsTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->applyColours();
}

} // namespace hitwatch

#include "moc_requests_table.cpp"

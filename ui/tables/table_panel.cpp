// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_panel.h"

#include "ui/models/sections_model.h"
#include "ui/style/panel_frame.h"
#include "ui/tables/table_delegate.h"
#include "ui/tables/table_head.h"
#include "ui/tables/table_menu.h"
#include "ui/tables/table_text.h"

#include <QEvent>
#include <QPainter>
#include <QSettings>
#include <QVBoxLayout>

#include <numeric>

namespace hitwatch {

struct TablePanel::Private {
    Private(TablePanel &owner, TableKind kindOfTable)
        : panel(owner)
        , kind(kindOfTable)
        , spec(tableSpec(kind))
        , model(makeTableModel(kind))
        , head(new TableHead(spec.title, spec.isCompact, &owner))
        , view(new TableView(&owner))
        , header(new TableHeader(spec.isCompact, view))
        , delegate(new TableDelegate(view))
    {
    }

    void build();
    void connectParts();
    void applyColours();
    void choose(int row);
    void give(const StatsFilter &wanted);
    void setOwnHost(bool own);
    StatsFilter narrowing() const;
    void selectChosen(bool isNewChoice);
    void updateWords();

    TablePanel &panel;
    const TableKind kind;
    const TableSpec spec;
    std::unique_ptr<KeyedTableModel> model;
    TableHead *head;
    TableView *view;
    TableHeader *header;
    TableDelegate *delegate;
    ColumnLayout *columns = nullptr;
    TableMenu *menu = nullptr;
    StatsFilter filter;
    QString emptyText;
    bool isHostOwn = false; ///< see SectionsModel::setHostIsOwn()
    bool isColouring = false;
};

void TablePanel::Private::build()
{
    view->setHeader(header);
    view->setModel(model.get());
    view->setItemDelegate(delegate);
    view->setAccessibleName(spec.title);
    header->setSortIndicator(model->sortColumn(), model->sortOrder());
    view->setSortingEnabled(true);
    columns = new ColumnLayout(*header, *view->viewport(), *model, spec, &panel);
    menu = new TableMenu(kind, *view, *model, *columns, &panel);

    auto *layout = new QVBoxLayout(&panel);
    layout->setContentsMargins(1, 1, 1, kGridUnit / 2);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(view, 1);
    panel.setFocusProxy(view);
    panel.setAccessibleName(spec.title);
    applyColours();
    updateWords();
}

void TablePanel::Private::connectParts()
{
    connect(head, &TableHead::filterChosen, &panel, [this](const auto &wanted) { give(wanted); });
    connect(view, &TableView::rowChosen, &panel, [this](int row) { choose(row); });
    connect(view, &TableView::choiceGivenUp, &panel, [this] {
        if (model->hasChoice(filter))
            give(model->unchoose(filter));
        else
            view->clearSelection();
    });
    connect(view, &TableView::copyRequested, menu, &TableMenu::copyRows);
    connect(view, &TableView::pointerLeft, &panel, [this] {
        model->setHeld(false);
        updateWords();
    });
    connect(view, &TableView::widthChanged, columns, &ColumnLayout::fit);
    connect(view, &QWidget::customContextMenuRequested, menu, &TableMenu::popUpAt);
    connect(header, &QWidget::customContextMenuRequested, menu,
        [this](const QPoint &at) { menu->popUpColumnsAt(header->mapToGlobal(at)); });
    connect(menu, &TableMenu::rowChosen, &panel, [this](int row) { choose(row); });
    connect(menu, &TableMenu::filterChosen, &panel, [this](const auto &wanted) { give(wanted); });
    connect(menu, &TableMenu::hideSectionRequested, &panel, &TablePanel::hideSectionRequested);
    connect(menu, &TableMenu::showHiddenRequested, &panel, &TablePanel::showHiddenRequested);
}

void TablePanel::Private::applyColours()
{
    if (isColouring) // the palettes of the children are set here
        return;
    isColouring = true;
    const Colours &colours = coloursOf(panel.palette());
    view->setColours(colours);
    header->setColours(colours);
    delegate->setColours(colours);
    isColouring = false;
}

void TablePanel::Private::choose(int row)
{
    if (row < 0 || row >= model->rowCount())
        return;
    if (model->isChosen(row, filter)) {
        give(model->unchoose(filter));
        return;
    }
    const StatsFilter wanted = model->choose(row, filter);
    if (wanted == filter)
        return;
    setOwnHost(isHostOwn || !filter.host);
    give(wanted);
}

/// Tells what was chosen; it is shown when setFilter() says so.
void TablePanel::Private::give(const StatsFilter &wanted)
{
    if (wanted != filter)
        Q_EMIT panel.filterChosen(wanted);
}

void TablePanel::Private::setOwnHost(bool own)
{
    isHostOwn = own;
    if (auto *sections = qobject_cast<SectionsModel *>(model.get()))
        sections->setHostIsOwn(own);
}

/// The parts of the filter that narrow this table: not its own, since the row shows it.
StatsFilter TablePanel::Private::narrowing() const
{
    switch (kind) {
    case TableKind::Requests:
        return filter;
    case TableKind::Interfaces:
        return {};
    case TableKind::Clients:
        return model->unchoose(filter);
    default:
        break;
    }
    StatsFilter shown = model->unchoose(filter);
    shown.client.reset(); // narrows the requests only
    return shown;
}

void TablePanel::Private::selectChosen(bool isNewChoice)
{
    const bool wants = model->hasChoice(filter);
    QItemSelectionModel *selection = view->selectionModel();
    if (!wants) {
        if (isNewChoice && kind != TableKind::Requests)
            selection->clear();
        return;
    }
    if (!isNewChoice && selection->hasSelection())
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (!model->isChosen(row, filter))
            continue;
        selection->setCurrentIndex(
            model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return;
    }
}

/// The texts that depend on how many rows there are.
void TablePanel::Private::updateWords()
{
    const Format &format = model->format();
    const int shown = model->rowCount();
    const int all = model->rowsInAll();
    QString count = tr("%1 of %2", "rows shown, rows in all")
                        .arg(format.count(static_cast<quint64>(shown)),
                            format.count(static_cast<quint64>(all)));
    QString toolTip = tr("Rows shown, of %n row(s)", nullptr, all);
    if (const int waiting = model->rowsWaiting(); waiting > 0) {
        count = tr("%n newer", nullptr, waiting);
        toolTip = tr("The rows stay while the pointer is over them");
    }
    const bool isShown = all > 0 && (shown != all || !spec.isCompact);
    head->setCount(isShown ? count : QString(), toolTip);

    const QString unknown = model->unknownReason();
    if (!unknown.isEmpty())
        view->setEmptyText(unknown);
    else if (all > 0)
        view->setEmptyText(tr("No row matches the search"));
    else
        view->setEmptyText(emptyText);
}

TablePanel::TablePanel(TableKind kind, QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(*this, kind))
{
    m_private->build();
    m_private->connectParts();
}

TablePanel::~TablePanel()
{
    // A window that is still shown tells its children that it goes: not those that use the model.
    delete m_private->menu;
    delete m_private->columns;
    delete m_private->view;
}

TableKind TablePanel::kind() const
{
    return m_private->kind;
}

void TablePanel::setView(const std::shared_ptr<const MonitorView> &view)
{
    Private &d = *m_private;
    const bool follows = d.kind == TableKind::Requests;
    const TableView::Anchor anchor = follows ? d.view->anchor() : TableView::Anchor {};
    d.model->setHeld(d.view->isPointerOverRow());
    d.model->setView(view);
    d.view->restoreAnchor(anchor);
    d.selectChosen(false);
    d.updateWords();
}

void TablePanel::setFormat(const Format &format)
{
    m_private->model->setFormat(format);
    m_private->updateWords();
}

void TablePanel::setWords(const QString &words)
{
    m_private->model->setWords(words);
    m_private->selectChosen(false);
    m_private->updateWords();
}

void TablePanel::setEmptyText(const QString &text)
{
    m_private->emptyText = text;
    m_private->updateWords();
}

void TablePanel::setFilter(const StatsFilter &filter)
{
    Private &d = *m_private;
    const bool isNew = filter != d.filter;
    if (!filter.section)
        d.setOwnHost(false);
    d.filter = filter;
    d.menu->setFilter(filter);
    d.head->setFilter(d.narrowing(), filter);
    if (isNew)
        d.selectChosen(true);
    d.updateWords();
}

void TablePanel::setHiddenSections(const std::vector<std::pair<std::string, std::string>> &hidden)
{
    m_private->menu->setHiddenSections(static_cast<int>(hidden.size()));
    if (auto *sections = qobject_cast<SectionsModel *>(m_private->model.get()))
        sections->setHiddenSections(hidden);
    m_private->updateWords();
}

const QAbstractItemModel *TablePanel::model() const
{
    return m_private->model.get();
}

QString TablePanel::toCsv() const
{
    std::vector<int> rows(static_cast<std::size_t>(m_private->model->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return csvOf(*m_private->model, rows, m_private->columns->visibleColumns());
}

void TablePanel::saveState(QSettings &settings) const
{
    m_private->columns->save(settings);
}

void TablePanel::restoreState(QSettings &settings)
{
    m_private->columns->restore(settings);
}

void TablePanel::focusTable()
{
    m_private->view->setFocus(Qt::OtherFocusReason);
}

void TablePanel::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    paintPanel(painter, QRectF(rect()), colours.panel, colours.border);
}

void TablePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->applyColours();
}

} // namespace hitwatch

#include "moc_table_panel.cpp"

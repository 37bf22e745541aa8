// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/episode_list.h"

#include "ui/alerts/episode_delegate.h"
#include "ui/alerts/episode_export.h"
#include "ui/tables/column_layout.h"
#include "ui/tables/table_text.h"
#include "ui/tables/table_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

namespace hitwatch {

namespace {

/// Letters.
constexpr int kRoomForDuration = 80;
constexpr int kRoomForSource = 104;
constexpr int kRoomForLevel = 124;

TableSpec listSpec()
{
    const auto fixed = [](const QString &sample) { return ColumnSpec { sample, 0, false }; };
    const auto stretched = [](int part) { return ColumnSpec { {}, part, false }; };
    return { EpisodeList::tr("Alerts"), QStringLiteral("alerts"), false,
        { fixed(EpisodeList::tr("Capture ended") + QStringLiteral("00")), stretched(3),
            fixed(QStringLiteral("2026-00-00 00:00:00")), fixed(QStringLiteral("00 min 00 s")),
            fixed(QStringLiteral("00,000 messages")), fixed(QStringLiteral("0,000 messages")),
            stretched(2) } };
}

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

struct EpisodeList::Private {
    explicit Private(EpisodeList &owner)
        : list(owner)
        , view(new TableView(&owner))
        , header(new TableHeader(false, view))
        , delegate(new EpisodeDelegate(view))
    {
    }

    void build();
    void connectParts();
    void applyColours();
    void fitColumns();
    void popUpMenu(const QPoint &at);
    void choose(int row);
    std::vector<int> selectedRows() const;

    EpisodeList &list;
    EpisodesModel model;
    TableView *view;
    TableHeader *header;
    EpisodeDelegate *delegate;
    ColumnLayout *columns = nullptr;
    bool isColouring = false;
};

void EpisodeList::Private::build()
{
    view->setHeader(header);
    view->setModel(&model);
    view->setItemDelegate(delegate);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setAccessibleName(tr("Alerts"));
    header->setSortIndicator(model.sortColumn(), model.sortOrder());
    view->setSortingEnabled(true);
    columns = new ColumnLayout(*header, *view->viewport(), model, listSpec(), &list);
    auto *layout = new QVBoxLayout(&list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    list.setFocusProxy(view);
    applyColours();
}

void EpisodeList::Private::connectParts()
{
    connect(view, &TableView::rowChosen, &list, [this](int row) { choose(row); });
    connect(view, &TableView::copyRequested, &list,
        [this] { copyText(tabSeparated(model, selectedRows(), columns->visibleColumns())); });
    connect(view, &TableView::choiceGivenUp, &list, [this] {
        view->clearSelection();
        Q_EMIT list.choiceGivenUp();
    });
    connect(view, &TableView::widthChanged, &list, [this] { fitColumns(); });
    connect(view, &QWidget::customContextMenuRequested, &list,
        [this](const QPoint &at) { popUpMenu(at); });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, &list,
        [this] { Q_EMIT list.selectionChanged(); });
}

/// In a narrow list the level, which the summary names too, the source and the duration give way.
void EpisodeList::Private::fitColumns()
{
    const int letter = QFontMetrics(view->font()).averageCharWidth();
    const int room = view->viewport()->width();
    columns->setColumnVisible(EpisodesModel::SourceColumn, room >= kRoomForSource * letter);
    columns->setColumnVisible(EpisodesModel::LevelColumn, room >= kRoomForLevel * letter);
    columns->setColumnVisible(EpisodesModel::DurationColumn, room >= kRoomForDuration * letter);
    columns->fit();
}

void EpisodeList::Private::choose(int row)
{
    if (row >= 0 && row < model.rowCount())
        Q_EMIT list.episodeChosen(model.episode(row));
}

std::vector<int> EpisodeList::Private::selectedRows() const
{
    std::vector<int> rows;
    const QModelIndexList selected = view->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    return rows;
}

void EpisodeList::Private::popUpMenu(const QPoint &at)
{
    const QModelIndex index = view->indexAt(at);
    if (!index.isValid())
        return;
    const AlertRecordPtr episode = model.episode(index.row());
    const QString cell = index.data(Qt::DisplayRole).toString();
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *show = menu->addAction(
        tr("Show in Chart"), &list, [this, episode] { Q_EMIT list.episodeChosen(episode); });
    show->setShortcut(Qt::Key_Return);
    show->setShortcutContext(Qt::WidgetShortcut);
    menu->addSeparator();
    menu->addAction(tr("Copy Cell"), &list, [cell] { copyText(cell); });
    QAction *row =
        menu->addAction(themeIcon(QStringLiteral("copy"), list.palette()), tr("Copy Row"), &list,
            [this] { copyText(tabSeparated(model, selectedRows(), columns->visibleColumns())); });
    row->setShortcut(QKeySequence::Copy);
    row->setShortcutContext(Qt::WidgetShortcut);
    menu->addAction(tr("Copy as JSON"), &list,
        [episode] { copyText(QString::fromUtf8(episodesToJson({ episode }))); });
    menu->popup(view->viewport()->mapToGlobal(at));
}

void EpisodeList::Private::applyColours()
{
    if (isColouring) // the palette of the view is set here
        return;
    isColouring = true;
    const Colours &colours = coloursOf(list.palette());
    view->setColours(colours);
    header->setColours(colours);
    delegate->setColours(colours, list.palette());
    isColouring = false;
}

EpisodeList::EpisodeList(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(*this))
{
    m_private->build();
    m_private->connectParts();
}

EpisodeList::~EpisodeList()
{
    delete m_private->columns;
    delete m_private->view; // before its model
}

EpisodesModel &EpisodeList::model()
{
    return m_private->model;
}

AlertRecordPtr EpisodeList::selected() const
{
    const std::vector<int> rows = m_private->selectedRows();
    return rows.empty() ? nullptr : m_private->model.episode(rows.front());
}

void EpisodeList::select(int row)
{
    const QModelIndex index = m_private->model.index(row, 0);
    m_private->view->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_private->view->scrollTo(index);
}

std::vector<AlertRecordPtr> EpisodeList::episodes() const
{
    std::vector<AlertRecordPtr> episodes;
    for (int row = 0; row < m_private->model.rowCount(); ++row)
        episodes.push_back(m_private->model.episode(row));
    return episodes;
}

void EpisodeList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->applyColours();
    if (event->type() == QEvent::FontChange && m_private->columns)
        m_private->fitColumns();
}

} // namespace hitwatch

#include "moc_episode_list.cpp"

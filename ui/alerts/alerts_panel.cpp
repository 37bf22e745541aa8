// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerts_panel.h"

#include "ui/alerts/alerts_head.h"
#include "ui/alerts/episode_export.h"
#include "ui/alerts/episode_list.h"
#include "ui/alerts/evidence_pane.h"
#include "ui/alerts/no_alerts.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <deque>
#include <set>

namespace hitwatch {

namespace {

AlertRecordPtr withEvidence(
    const AlertRecordPtr &episode, const std::shared_ptr<const AlertEvidence> &evidence)
{
    if (episode->evidence == evidence)
        return episode;
    auto copy = std::make_shared<AlertRecord>(*episode);
    copy->evidence = evidence;
    return copy;
}

/// The later of two states, with whatever evidence there is: what comes from the disk may be older
/// than what is known. The end of an episode is told after a while, and lies before it.
AlertRecordPtr merged(const AlertRecordPtr &known, const AlertRecordPtr &told)
{
    const bool isOlder =
        known->isFiring() ? told->isFiring() && told->now < known->now : told->isFiring();
    return withEvidence(isOlder ? known : told, told->evidence ? told->evidence : known->evidence);
}

} // namespace

struct AlertsPanel::Private {
    explicit Private(AlertsPanel &owner)
        : panel(owner)
    {
    }

    void build();
    void connectParts();
    void put(const std::vector<AlertRecordPtr> &episodes);
    void noteEvidence(const AlertRecordPtr &episode);
    void forgetOldEvidence();
    void selectFollowed(const AlertRecordPtr &newest);
    void showSelected();
    void updateCounts();
    void confirmClear();

    AlertsPanel &panel;
    Format format;
    AlertsHead *head = nullptr;
    QStackedWidget *stack = nullptr;
    NoAlerts *empty = nullptr;
    QSplitter *splitter = nullptr;
    EpisodeList *list = nullptr;
    EvidencePane *evidence = nullptr;
    std::deque<std::string> withEvidenceIds; ///< the oldest first
    std::set<std::string> wanted; ///< evidence that was asked for
    std::set<std::string> missing; ///< evidence that nobody has
    std::string awaited; ///< to be selected when it comes
    bool follows = true; ///< the newest is selected until a person selects
    bool isSelecting = false; ///< it is not the person
};

void AlertsPanel::Private::build()
{
    head = new AlertsHead(&panel);
    empty = new NoAlerts(&panel);
    list = new EpisodeList(&panel);
    evidence = new EvidencePane(&panel);
    splitter = new QSplitter(Qt::Horizontal, &panel);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(evidence);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 1060, 940 }); // parts, whatever the tables would like to have
    stack = new QStackedWidget(&panel);
    stack->addWidget(empty);
    stack->addWidget(splitter);
    auto *column = new QVBoxLayout(&panel);
    column->setContentsMargins(1, 1, 1, kGridUnit / 2);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(stack, 1);
    panel.setFocusProxy(list);
    panel.setAccessibleName(tr("Alerts"));
    updateCounts();
}

void AlertsPanel::Private::connectParts()
{
    connect(head, &AlertsHead::pageChosen, evidence, &EvidencePane::setPage);
    connect(head, &AlertsHead::rulesRequested, &panel, &AlertsPanel::editRulesRequested);
    connect(head, &AlertsHead::exportRequested, &panel, &AlertsPanel::exportRequested);
    connect(head, &AlertsHead::clearRequested, &panel, [this] { confirmClear(); });
    connect(empty, &NoAlerts::rulesRequested, &panel, &AlertsPanel::editRulesRequested);
    connect(list, &EpisodeList::episodeChosen, &panel, [this](const AlertRecordPtr &episode) {
        follows = false;
        Q_EMIT panel.episodeChosen(episode);
    });
    connect(list, &EpisodeList::selectionChanged, &panel, [this] {
        if (!isSelecting)
            follows = false;
        showSelected();
    });
    connect(list, &EpisodeList::choiceGivenUp, &panel, [this] { follows = true; });
}

void AlertsPanel::Private::put(const std::vector<AlertRecordPtr> &episodes)
{
    isSelecting = true;
    list->model().put(episodes, kMostEpisodes);
    isSelecting = false;
    updateCounts();
}

void AlertsPanel::Private::noteEvidence(const AlertRecordPtr &episode)
{
    if (!episode->evidence)
        return;
    wanted.erase(episode->id);
    missing.erase(episode->id);
    if (std::find(withEvidenceIds.begin(), withEvidenceIds.end(), episode->id)
        == withEvidenceIds.end())
        withEvidenceIds.push_back(episode->id);
}

void AlertsPanel::Private::forgetOldEvidence()
{
    std::vector<AlertRecordPtr> changed;
    while (withEvidenceIds.size() > kMostEvidence) {
        const AlertRecordPtr oldest = list->model().find(withEvidenceIds.front());
        withEvidenceIds.pop_front();
        if (oldest)
            changed.push_back(withEvidence(oldest, nullptr));
    }
    if (!changed.empty())
        put(changed);
}

void AlertsPanel::Private::selectFollowed(const AlertRecordPtr &newest)
{
    std::string id = std::exchange(awaited, {});
    if (id.empty() || !list->model().find(id)) {
        awaited = id;
        if (!follows || !newest)
            return;
        id = newest->id;
    }
    isSelecting = true;
    list->select(list->model().rowOf(id));
    isSelecting = false;
}

void AlertsPanel::Private::showSelected()
{
    const AlertRecordPtr selected = list->selected();
    if (!selected) {
        evidence->setEpisode(nullptr, EvidencePane::Missing::Loading);
        return;
    }
    const bool isGone = missing.count(selected->id) > 0;
    evidence->setEpisode(
        selected, isGone ? EvidencePane::Missing::NotKept : EvidencePane::Missing::Loading);
    if (!selected->evidence && !isGone && wanted.insert(selected->id).second)
        Q_EMIT panel.evidenceWanted(QString::fromStdString(selected->id));
}

void AlertsPanel::Private::updateCounts()
{
    const EpisodesModel &model = list->model();
    int nowFiring = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        nowFiring += model.episode(row)->isFiring() ? 1 : 0;
    const bool hasEpisodes = model.rowCount() > 0;
    head->setHasEpisodes(hasEpisodes);
    QString counts;
    if (hasEpisodes) {
        const QString all = format.count(static_cast<quint64>(model.rowCount()));
        counts = nowFiring == 0
            ? all
            : tr("%1 of %2 firing").arg(format.count(static_cast<quint64>(nowFiring)), all);
    }
    head->setCounts(counts);
    stack->setCurrentWidget(hasEpisodes ? static_cast<QWidget *>(splitter) : empty);
}

void AlertsPanel::Private::confirmClear()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Clear the alert history?"),
        tr("Clear the alert history?"), QMessageBox::Cancel, &panel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("%n alert(s) are removed for good, with what was seen when they were raised.", nullptr,
            list->model().rowCount()));
    const QPushButton *clear = box->addButton(tr("Clear history"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, &panel, [this, clear](QAbstractButton *pressed) {
        if (pressed == clear)
            Q_EMIT panel.clearHistoryRequested();
    });
    box->open();
}

AlertsPanel::AlertsPanel(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(*this))
{
    m_private->build();
    m_private->connectParts();
}

AlertsPanel::~AlertsPanel()
{
    // A window that is still shown tells its children that it goes: not those that tell us.
    delete m_private->list;
}

void AlertsPanel::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->list->model().setFormat(format);
    m_private->evidence->setFormat(format);
    m_private->empty->setFormat(format);
    m_private->updateCounts();
}

void AlertsPanel::setRules(const std::vector<AlertRule> &rules)
{
    m_private->empty->setRules(rules);
}

void AlertsPanel::setHistory(const std::vector<AlertRecordPtr> &newestFirst)
{
    std::vector<AlertRecordPtr> fresh;
    for (const AlertRecordPtr &episode : newestFirst) {
        if (episode && !m_private->list->model().find(episode->id))
            fresh.push_back(episode);
    }
    m_private->put(fresh);
    for (const AlertRecordPtr &episode : fresh)
        m_private->noteEvidence(episode);
    m_private->forgetOldEvidence();
    const bool isFirst = m_private->list->selected() == nullptr && !fresh.empty();
    m_private->selectFollowed(isFirst ? m_private->list->episodes().front() : nullptr);
}

void AlertsPanel::addEpisode(const AlertRecordPtr &episode)
{
    if (!episode)
        return;
    Private &d = *m_private;
    const AlertRecordPtr known = d.list->model().find(episode->id);
    // It was asked for, and came without.
    if (known && !known->evidence && !episode->evidence && d.wanted.erase(episode->id) > 0)
        d.missing.insert(episode->id);
    d.noteEvidence(episode);
    d.put({ known ? merged(known, episode) : episode });
    d.forgetOldEvidence();
    d.selectFollowed(known ? nullptr : episode);
    d.showSelected();
}

void AlertsPanel::setEvidenceMissing(const QString &episodeId)
{
    const std::string id = episodeId.toStdString();
    m_private->wanted.erase(id);
    m_private->missing.insert(id);
    m_private->showSelected();
}

void AlertsPanel::select(const QString &episodeId)
{
    m_private->awaited = episodeId.toStdString();
    m_private->follows = false;
    m_private->selectFollowed(nullptr);
}

void AlertsPanel::clear()
{
    Private &d = *m_private;
    d.withEvidenceIds.clear();
    d.wanted.clear();
    d.missing.clear();
    d.awaited.clear();
    d.follows = true;
    d.isSelecting = true;
    d.list->model().clear();
    d.isSelecting = false;
    d.showSelected();
    d.updateCounts();
}

QString AlertsPanel::toCsv() const
{
    return episodesToCsv(m_private->list->episodes());
}

QByteArray AlertsPanel::toJson() const
{
    return episodesToJson(m_private->list->episodes());
}

void AlertsPanel::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    paintPanel(painter, QRectF(rect()), colours.panel, colours.border);
}

void AlertsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace hitwatch

#include "moc_alerts_panel.cpp"

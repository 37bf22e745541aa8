// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/evidence_pane.h"

#include "ui/alerts/evidence_table.h"
#include "ui/alerts/requests_table.h"
#include "ui/notify/elided_label.h"
#include "ui/style/theme.h"
#include "ui/text/alert_words.h"
#include "ui/text/rule_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace hitwatch {

namespace {

constexpr int kRoomForHosts = 95; ///< letters

} // namespace

struct EvidencePane::Private {
    explicit Private(EvidencePane &owner)
        : pane(owner)
    {
    }

    void build();
    void applyColours();
    void fitTables();
    void showEpisode();
    void showEvidence(const std::shared_ptr<const AlertEvidence> &wanted);
    QString summaryText() const;
    QString messageText() const;

    EvidencePane &pane;
    Format format;
    AlertRecordPtr episode;
    Missing missing = Missing::Loading;
    std::shared_ptr<const AlertEvidence> evidence; ///< that is shown
    Page page = Page::Causes;
    ElidedLabel *summary = nullptr;
    QStackedWidget *stack = nullptr;
    QLabel *message = nullptr;
    QWidget *causes = nullptr;
    std::array<EvidenceTable *, 4> tables {};
    RequestsTable *requests = nullptr;
};

void EvidencePane::Private::build()
{
    summary = new ElidedLabel(&pane);
    summary->setObjectName(QStringLiteral("alertSummary"));
    message = new QLabel(&pane);
    message->setTextFormat(Qt::PlainText);
    message->setAlignment(Qt::AlignCenter);
    message->setWordWrap(true);
    message->setMargin(kGridUnit);
    causes = new QWidget(&pane);
    auto *row = new QHBoxLayout(causes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGridUnit);
    constexpr std::array<std::pair<EvidenceKind, int>, 4> kTables { {
        { EvidenceKind::Sections, 6 },
        { EvidenceKind::Hosts, 5 },
        { EvidenceKind::Clients, 4 },
        { EvidenceKind::Statuses, 3 },
    } };
    for (std::size_t at = 0; at < tables.size(); ++at) {
        tables[at] = new EvidenceTable(kTables[at].first, causes);
        row->addWidget(tables[at], kTables[at].second);
    }
    requests = new RequestsTable(&pane);
    stack = new QStackedWidget(&pane);
    for (QWidget *one :
        { static_cast<QWidget *>(message), causes, static_cast<QWidget *>(requests) })
        stack->addWidget(one);
    auto *column = new QVBoxLayout(&pane);
    column->setContentsMargins(kGridUnit, 0, 0, 0);
    column->setSpacing(kGridUnit / 2);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(kGridUnit, kGridUnit / 2, kGridUnit, 0);
    line->addWidget(summary);
    column->addLayout(line);
    column->addWidget(stack, 1);
    applyColours();
    showEpisode();
}

void EvidencePane::Private::applyColours()
{
    QPalette muted = pane.palette();
    muted.setColor(QPalette::WindowText, coloursOf(pane.palette()).mutedText);
    message->setPalette(muted);
    pane.update();
}

/// Where four tables would be too narrow to read, the hosts go: the sections name them too.
void EvidencePane::Private::fitTables()
{
    const int letter = QFontMetrics(pane.font()).averageCharWidth();
    tables[1]->setVisible(pane.width() >= kRoomForHosts * letter);
}

/// What fires names its threshold by itself.
QString EvidencePane::Private::summaryText() const
{
    const QString line = AlertWords::line(*episode, format);
    if (episode->isFiring())
        return line;
    return tr("%1 (%2; %3 to %4)", "alert; its rule; times")
        .arg(line, RuleWords::line(episode->rule, format), format.clock(episode->raisedAt),
            format.clock(*episode->clearedAt));
}

QString EvidencePane::Private::messageText() const
{
    if (!episode)
        return tr("Select an alert to see who caused it");
    return missing == Missing::Loading ? tr("Loading what was seen…")
                                       : tr("What was seen with this alert was not kept");
}

void EvidencePane::Private::showEpisode()
{
    const QString text = episode ? summaryText() : QString();
    summary->setText(text);
    summary->setAccessibleName(text);
    summary->setVisible(episode != nullptr);
    message->setText(messageText());
    showEvidence(episode ? episode->evidence : nullptr);
    QWidget *shown = message;
    if (evidence)
        shown = page == Page::Causes ? causes : requests;
    stack->setCurrentWidget(shown);
}

/// Evidence never changes: what is shown stays as it is scrolled.
void EvidencePane::Private::showEvidence(const std::shared_ptr<const AlertEvidence> &wanted)
{
    if (wanted == evidence)
        return;
    evidence = wanted;
    for (EvidenceTable *table : tables)
        table->setEvidence(evidence);
    requests->setEvidence(evidence);
}

EvidencePane::EvidencePane(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(*this))
{
    m_private->build();
    setAccessibleName(tr("Who caused the alert"));
}

EvidencePane::~EvidencePane() = default;

void EvidencePane::setFormat(const Format &format)
{
    m_private->format = format;
    for (EvidenceTable *table : m_private->tables)
        table->setFormat(format);
    m_private->requests->setFormat(format);
    m_private->showEpisode();
}

void EvidencePane::setEpisode(const AlertRecordPtr &episode, Missing missing)
{
    m_private->episode = episode;
    m_private->missing = missing;
    m_private->showEpisode();
}

void EvidencePane::setPage(Page page)
{
    m_private->page = page;
    m_private->showEpisode();
}

void EvidencePane::paintEvent(QPaintEvent * /*event*/)
{
    // Parts it from the list.
    const int left = layoutDirection() == Qt::RightToLeft ? width() - 1 : 0;
    QPainter painter(this);
    painter.fillRect(left, 0, 1, height(), coloursOf(palette()).border);
}

void EvidencePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_private->fitTables();
}

void EvidencePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->applyColours();
}

} // namespace hitwatch

#include "moc_evidence_pane.cpp"

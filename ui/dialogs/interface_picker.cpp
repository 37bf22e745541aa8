// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interface_picker.h"

#include "ui/dialogs/background_task.h"
#include "ui/dialogs/interface_model.h"
#include "ui/dialogs/interface_view.h"
#include "ui/dialogs/search_field.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

constexpr int kSampleMs = 1000;
/// The first rate needs two looks: the second one comes early.
constexpr int kFirstSampleMs = 300;
constexpr int kQuickSamples = 2;
/// Fewer are seen at one glance.
constexpr int kSearchedRows = 9;

/// Rows that have all words in their name, kind, alias or addresses.
class ListedInterfaces : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &words)
    {
        m_words = words.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        QString text;
        for (int column = 0; column <= InterfaceModel::AddressColumn; ++column) {
            const QModelIndex cell = sourceModel()->index(row, column, parent);
            text += cell.data().toString() + u' ' + cell.data(InterfaceModel::SearchRole).toString()
                + u' ';
        }
        return std::all_of(m_words.begin(), m_words.end(),
            [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

} // namespace

struct InterfacePicker::Sample {
    Result<std::vector<InterfaceInfo>> interfaces = std::vector<InterfaceInfo>();
    Result<std::vector<InterfaceTraffic>> traffic = std::vector<InterfaceTraffic>();
    TrafficHistory::TimePoint time;
};

InterfacePicker::InterfacePicker(const CaptureProbes &probes, QWidget *parent)
    : QWidget(parent)
    , m_probes(probes)
    , m_model(new InterfaceModel(this))
    , m_listed(new ListedInterfaces(this))
{
    m_listed->setSourceModel(m_model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit);
    layout->addWidget(makeHead());
    layout->addWidget(makeList(), 1);
    setFocusProxy(m_view);

    m_timer.setParent(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &InterfacePicker::requestSample);
    connect(m_model, &InterfaceModel::choiceChanged, this, &InterfacePicker::updateState);
    // The first look does not wait, so that the list is there when the dialog appears.
    takeIn(takeSample(m_probes));
}

InterfacePicker::~InterfacePicker() = default;

QWidget *InterfacePicker::makeHead()
{
    auto *head = new QWidget(this);
    m_allUp = new QCheckBox(tr("&All that are up"), head);
    m_allUp->setObjectName(QStringLiteral("allUp"));
    m_allUp->setToolTip(tr("Watches every interface that is up when you start"));
    connect(m_allUp, &QCheckBox::clicked, this,
        [this] { m_model->setAllUp(m_model->allUpState() != Qt::Checked); });
    m_search = new SearchField(head);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setAccessibleName(tr("Search interfaces"));
    m_search->setToolTip(
        tr("Name, kind or address (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    connect(m_search, &SearchField::left, this, &InterfacePicker::focusList);
    connect(m_search, &QLineEdit::textChanged, this, &InterfacePicker::search);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });

    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_allUp);
    layout->addStretch(1);
    layout->addWidget(m_search);
    return head;
}

QWidget *InterfacePicker::makeList()
{
    auto *area = new QWidget(this);
    m_view = new InterfaceView(area);
    m_view->setAccessibleName(tr("Interfaces"));
    m_view->setModel(m_listed);
    connect(m_view, &InterfaceView::toggleRequested, this,
        [this](const QModelIndex &index) { m_model->toggle(m_listed->mapToSource(index)); });
    m_nothing = new QLabel(area);
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(2 * kGridUnit);
    auto *layout = new QStackedLayout(area);
    layout->setStackingMode(QStackedLayout::StackAll);
    layout->addWidget(m_nothing);
    layout->addWidget(m_view);
    m_nothing->setAttribute(Qt::WA_TransparentForMouseEvents);
    layout->setCurrentWidget(m_nothing);
    return area;
}

void InterfacePicker::setFormat(const Format &format)
{
    m_model->setFormat(format);
}

void InterfacePicker::focusList()
{
    m_view->setFocus();
}

InterfacePicker::Sample InterfacePicker::takeSample(const CaptureProbes &probes)
{
    return { probes.interfaces(), probes.traffic(), std::chrono::steady_clock::now() };
}

void InterfacePicker::requestSample()
{
    if (m_isSampling)
        return;
    m_isSampling = true;
    runInBackground<Sample>(
        this, [probes = m_probes] { return takeSample(probes); },
        [this](const Sample &sample) {
            m_isSampling = false;
            takeIn(sample);
            if (isVisible())
                m_timer.start(m_samples < kQuickSamples ? kFirstSampleMs : kSampleMs);
        });
}

void InterfacePicker::takeIn(const Sample &sample)
{
    ++m_samples;
    m_problem = sample.interfaces ? QString() : displayText(sample.interfaces.error().message);
    if (sample.interfaces)
        m_model->setInterfaces(sample.interfaces.value());
    if (sample.traffic)
        m_history.add(sample.traffic.value(), sample.time);
    m_model->setTraffic(m_history);
    updateState();
}

void InterfacePicker::search(const QString &words)
{
    static_cast<ListedInterfaces *>(m_listed)->setWords(words);
    updateState();
}

void InterfacePicker::updateState()
{
    m_allUp->setCheckState(m_model->allUpState());
    const bool any = m_model->rowCount() > 0;
    if (!m_problem.isEmpty())
        m_nothing->setText(m_problem);
    else if (!any)
        m_nothing->setText(tr("There is no network interface here.\n"
                              "Capture files and the demo work without one."));
    else
        m_nothing->setText(tr("No interface matches the search."));
    m_nothing->setVisible(m_listed->rowCount() == 0);
    m_allUp->setEnabled(any);
    m_search->setVisible(m_model->rowCount() >= kSearchedRows || !m_search->text().isEmpty());
    Q_EMIT choiceChanged();
}

void InterfacePicker::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start(m_samples < kQuickSamples ? kFirstSampleMs : 0);
}

void InterfacePicker::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace hitwatch

#include "moc_interface_picker.cpp"

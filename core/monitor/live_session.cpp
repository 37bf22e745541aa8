// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/live_session.h"

#include "monitor/session_worker.h"

#include <QPointer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

constexpr int kFinishPatienceMs = 200;

} // namespace

struct LiveSession::Threads {
    QThread model;
    Worker *worker = nullptr; ///< goes with its thread
    std::shared_ptr<EpisodeMail> mail;
};

LiveSession::LiveSession(QObject *parent)
    : LiveSession(&sourceFactory, parent)
{
}

LiveSession::LiveSession(OpenRequest open, QObject *parent)
    : QObject(parent)
    , m_threads(std::make_unique<Threads>())
{
    m_threads->mail = std::make_shared<EpisodeMail>();
    m_threads->worker = new Worker(*this, std::move(open), m_threads->mail);
    m_threads->model.setObjectName(QStringLiteral("model"));
    m_threads->worker->moveToThread(&m_threads->model);
    connect(&m_threads->model, &QThread::finished, m_threads->worker, &QObject::deleteLater);
    m_threads->model.start();
}

LiveSession::~LiveSession()
{
    m_threads->model.quit();
    m_threads->model.wait();
}

template <typename Command> void LiveSession::tellWorker(Command command)
{
    Worker *const worker = m_threads->worker;
    QMetaObject::invokeMethod(
        worker, [worker, command = std::move(command)] { command(*worker); }, Qt::QueuedConnection);
}

void LiveSession::start(const CaptureRequest &request, const SessionOptions &options)
{
    ++m_capture;
    m_request = request;
    m_frozen = false;
    m_state = CaptureState::Opening;
    QMetaObject::invokeMethod(
        this,
        [this, capture = m_capture] {
            if (m_capture == capture)
                Q_EMIT stateChanged(CaptureState::Opening);
        },
        Qt::QueuedConnection);
    tellWorker([capture = m_capture, request, options, query = m_query,
                   former = std::exchange(m_view, nullptr)](
                   Worker &worker) { worker.begin(capture, request, options, query); });
}

void LiveSession::stop()
{
    tellWorker([](Worker &worker) { worker.stop(); });
}

void LiveSession::finish()
{
    const auto done = std::make_shared<QSemaphore>();
    tellWorker([done](Worker &worker) { worker.conclude(done); });
    done->tryAcquire(1, kFinishPatienceMs);
    const QPointer<LiveSession> self(this);
    while (auto parcel = m_threads->mail->take())
        takeEpisodes(std::move(*parcel));
    tellEpisodes();
    if (self)
        closeEpisodes();
}

void LiveSession::receiveEpisodes()
{
    const QPointer<LiveSession> self(this);
    if (auto parcel = m_threads->mail->take())
        takeEpisodes(std::move(*parcel));
    tellEpisodes();
    if (self)
        tellWorker([](Worker &worker) { worker.acknowledgeEpisodes(); });
}

void LiveSession::takeEpisodes(EpisodeParcel &&parcel)
{
    if (parcel.capture > m_closed)
        m_arrived.insert(m_arrived.end(), parcel.episodes.begin(), parcel.episodes.end());
}

/// Whoever is told may call finish(), which tells the rest, or delete the session.
void LiveSession::tellEpisodes()
{
    const QPointer<LiveSession> self(this);
    while (self && !m_arrived.empty()) {
        const AlertRecordPtr episode = std::move(m_arrived.front());
        m_arrived.pop_front();
        m_alerts.put(episode);
        Q_EMIT episodeChanged(episode);
    }
}

/// Where the model thread was too busy to tell it in time, the newest state known is the end.
void LiveSession::closeEpisodes()
{
    m_closed = m_capture;
    for (const AlertRecordPtr &open : m_alerts.firing())
        m_arrived.push_back(endedWithCapture(*open));
    tellEpisodes();
}

void LiveSession::setQuery(const ViewQuery &query)
{
    const std::uint64_t serial = m_query.serial + 1;
    m_query = query;
    m_query.serial = serial;
    tellWorker([query = m_query](Worker &worker) { worker.setQuery(query); });
}

void LiveSession::setRefresh(std::chrono::milliseconds interval)
{
    tellWorker([interval](Worker &worker) { worker.setRefresh(interval); });
}

void LiveSession::setFrozen(bool frozen)
{
    m_frozen = frozen;
    tellWorker([frozen](Worker &worker) { worker.setFrozen(frozen); });
}

void LiveSession::setVisible(bool visible)
{
    tellWorker([visible](Worker &worker) { worker.setVisible(visible); });
}

void LiveSession::setAlertRules(const std::vector<AlertRule> &rules)
{
    tellWorker([rules](Worker &worker) { worker.setAlertRules(rules); });
}

void LiveSession::rehearse(const AlertRule &rule)
{
    tellWorker([rule](Worker &worker) { worker.rehearse(rule); });
}

/// Whoever is told may start another capture, or delete the session.
void LiveSession::receive(const News &news)
{
    const QPointer<LiveSession> self(this);
    const std::uint64_t capture = m_capture;
    std::shared_ptr<const MonitorView> former;
    if (news.view) {
        former = std::exchange(m_view, news.view);
        Q_EMIT viewReady(news.view);
    }
    if (self && m_capture == capture && news.progress)
        Q_EMIT progressed(news.progress->read, news.progress->size);
    if (!self)
        return;
    // To destroy thousands of rows takes its time too: where nobody else holds the view, the model
    // thread does it.
    tellWorker(
        [capture, former = std::move(former)](Worker &worker) { worker.acknowledge(capture); });
}

void LiveSession::enter(CaptureState state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void LiveSession::end(const std::optional<Error> &error)
{
    const QPointer<LiveSession> self(this);
    const std::uint64_t capture = m_capture;
    enter(error ? CaptureState::Failed : CaptureState::Finished);
    if (error && self && m_capture == capture)
        Q_EMIT failed(*error);
}

Report LiveSession::reportOf(const MonitorView &view)
{
    Report report;
    report.stats = view.stats;
    const bool isWhole = !view.query.range && !view.query.windowSeconds && !view.frozen;
    const TimeRange range =
        isWhole ? TimeRange::always() : TimeRange { view.stats.from, view.stats.to };
    // The end of a capture is no recovery.
    for (const AlertRecordPtr &state : view.transitions) {
        AlertEvent event = transitionOf(*state);
        if (range.contains(event.at) && event.end != AlertEnd::CaptureEnded)
            report.alerts.push_back(std::move(event));
    }
    report.alertFiring =
        std::any_of(view.episodes.begin(), view.episodes.end(), [&](const AlertRecordPtr &episode) {
            return episode->raisedAt < range.to
                && (!episode->clearedAt || *episode->clearedAt >= range.to
                    || (episode->end == AlertEnd::CaptureEnded
                        && *episode->clearedAt >= range.from));
        });
    return report;
}

} // namespace hitwatch

#include "moc_live_session.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/session_worker.h"

#include "monitor/live_request.h"

#include <algorithm>

namespace hitwatch {

namespace {

using namespace std::chrono_literals;

constexpr auto kShortestRefresh = 100ms;
constexpr auto kLongestRefresh = 60s;
/// While a file is read, so that one sees it fill.
constexpr auto kReadingRefresh = 250ms;
constexpr qint64 kProgressEveryMs = 100;
constexpr qint64 kEpisodesEveryMs = 1000;
/// Of episodes, on their way to the session while a file is read.
constexpr int kMostParcels = 16;

} // namespace

void LiveSession::EpisodeMail::put(EpisodeParcel parcel)
{
    const std::lock_guard lock(m_mutex);
    m_parcels.push_back(std::move(parcel));
}

std::optional<LiveSession::EpisodeParcel> LiveSession::EpisodeMail::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_parcels.empty())
        return {};
    EpisodeParcel parcel = std::move(m_parcels.front());
    m_parcels.pop_front();
    return parcel;
}

LiveSession::Worker::Worker(
    LiveSession &session, OpenRequest open, std::shared_ptr<EpisodeMail> mail)
    : m_session(session)
    , m_open(std::move(open))
    , m_mail(std::move(mail))
    , m_timer(this)
{
    connect(&m_timer, &RefreshTimer::ticked, this, [this] {
        m_isQuiet = !std::exchange(m_hadEvents, false);
        if (m_isNews)
            wantView();
    });
}

template <typename Tell> void LiveSession::Worker::post(Tell tell)
{
    QMetaObject::invokeMethod(
        &m_session,
        [&session = m_session, capture = m_capture, tell = std::move(tell)] {
            if (session.m_capture == capture)
                tell(session);
        },
        Qt::QueuedConnection);
}

void LiveSession::Worker::begin(std::uint64_t capture, const CaptureRequest &request,
    const SessionOptions &options, const ViewQuery &query)
{
    endEpisodes();
    m_thread.reset();
    m_maker.reset();
    m_heldBatches = 0;
    m_sinceEpisodes.start();
    m_capture = capture;
    m_query = query;
    m_reads = request.kind == CaptureKind::File && !request.replaySpeed;
    m_hasData = false;
    m_isQuiet = true;
    m_hadEvents = false;
    m_isUnderWay = false;
    m_source = { .isFiltered = !request.filter.empty() || !request.ports.empty() };
    m_progress.reset();
    m_sinceProgress.invalidate();
    m_end.reset();

    m_maker = std::make_unique<ViewMaker>(
        options.limits, options.alertRules, options.retentionSeconds,
        [this](const AlertRecordPtr &state) { takeEpisode(state); },
        AlertOrigin { sourceName(request), sourceKindOf(request) });
    m_thread = std::make_unique<CaptureThread>(limitsFor(request, options.limits), m_open(request));
    connect(m_thread.get(), &CaptureThread::opened, this, [this] {
        post([state = m_reads ? CaptureState::Reading : CaptureState::Capturing](
                 LiveSession &session) { session.enter(state); });
        runTimer();
    });
    connect(m_thread.get(), &CaptureThread::batchReady, this, &Worker::takeBatch);
    connect(m_thread.get(), &CaptureThread::noticed, this, [this](const QString &text) {
        post([text](LiveSession &session) { Q_EMIT session.noticed(text); });
    });
    connect(m_thread.get(), &CaptureThread::ended, this, &Worker::takeEnd);
    wantView();
    m_thread->start();
}

void LiveSession::Worker::stop()
{
    if (!m_thread)
        return;
    m_source.isStopped = true;
    m_thread->requestStop();
}

void LiveSession::Worker::setQuery(const ViewQuery &query)
{
    m_query = query;
    wantView();
}

void LiveSession::Worker::setRefresh(std::chrono::milliseconds interval)
{
    m_refresh = std::clamp<std::chrono::milliseconds>(interval, kShortestRefresh, kLongestRefresh);
    runTimer();
}

void LiveSession::Worker::setFrozen(bool frozen)
{
    if (!m_maker || m_maker->isFrozen() == frozen)
        return;
    if (frozen)
        m_maker->freeze(m_query);
    else
        m_maker->unfreeze();
    runTimer();
    wantView();
}

void LiveSession::Worker::setVisible(bool visible)
{
    if (visible == m_visible)
        return;
    m_visible = visible;
    runTimer();
    if (visible)
        wantView();
}

void LiveSession::Worker::setAlertRules(const std::vector<AlertRule> &rules)
{
    if (m_maker)
        m_maker->setAlertRules(rules);
    sendEpisodes();
}

/// Each question gets its answer, whatever was captured meanwhile.
void LiveSession::Worker::rehearse(const AlertRule &rule)
{
    const auto result = std::make_shared<const RehearsalResult>(
        m_maker ? m_maker->rehearse(rule) : RehearsalResult {});
    QMetaObject::invokeMethod(
        &m_session, [&session = m_session, result] { Q_EMIT session.rehearsed(result); },
        Qt::QueuedConnection);
}

void LiveSession::Worker::conclude(const std::shared_ptr<QSemaphore> &done)
{
    endEpisodes();
    done->release();
    if (m_thread) {
        m_thread.reset();
        m_heldBatches = 0;
        m_end = End {};
        m_source.isOver = true;
        m_source.isStopped = true;
        runTimer();
        wantView();
    }
}

void LiveSession::Worker::acknowledge(std::uint64_t capture)
{
    if (capture != m_capture)
        return;
    m_isUnderWay = false;
    send();
}

void LiveSession::Worker::acknowledgeEpisodes()
{
    if (--m_episodesUnderWay >= kMostParcels)
        return;
    for (; m_heldBatches > 0; --m_heldBatches)
        m_thread->releaseBatch();
}

/// A file waits until its episodes are told, so that they cannot pile up between the threads.
void LiveSession::Worker::releaseBatch()
{
    if (m_reads && m_episodesUnderWay >= kMostParcels)
        ++m_heldBatches;
    else
        m_thread->releaseBatch();
}

void LiveSession::Worker::takeBatch(const std::shared_ptr<const HttpEventBatch> &batch)
{
    m_maker->apply(*batch);
    m_source.inputBytes = batch->inputBytes;
    m_source.inputSize = batch->inputSize;
    m_isNews = true;
    if (m_reads
        && (!m_sinceProgress.isValid() || m_sinceProgress.elapsed() >= kProgressEveryMs
            || batch->inputBytes == batch->inputSize)) {
        m_progress = News::Progress { batch->inputBytes, batch->inputSize };
        m_sinceProgress.start();
    }
    // Whoever waits for the first packet, or for something on a quiet link, sees it at once. With
    // traffic the ticks are enough.
    const bool isFirst = !std::exchange(m_hasData, true);
    const bool endsQuiet = !batch->events.empty() && std::exchange(m_isQuiet, false);
    m_hadEvents = m_hadEvents || !batch->events.empty();
    if ((isFirst || endsQuiet) && !m_maker->isFrozen())
        m_wantsView = true;
    if (m_sinceEpisodes.hasExpired(kEpisodesEveryMs)) {
        m_maker->updateEpisodes();
        m_sinceEpisodes.start();
    }
    sendEpisodes();
    send();
    releaseBatch();
}

void LiveSession::Worker::takeEnd(const std::optional<Error> &error)
{
    m_end = End { error };
    m_source.isOver = true;
    m_thread.release()->deleteLater();
    m_heldBatches = 0;
    endEpisodes();
    runTimer();
    wantView();
}

void LiveSession::Worker::takeEpisode(const AlertRecordPtr &state)
{
    m_episodes.push_back(state);
    // Views that stand still tell alerts all the same.
    m_wantsView = m_wantsView || state->isNew() || !state->isFiring();
}

void LiveSession::Worker::endEpisodes()
{
    if (m_maker)
        m_maker->endAlertEpisodes();
    sendEpisodes();
}

/// Not by post(): the end of an episode is told also when its capture was replaced meanwhile.
void LiveSession::Worker::sendEpisodes()
{
    if (m_episodes.empty())
        return;
    m_mail->put({ m_capture, std::exchange(m_episodes, {}) });
    ++m_episodesUnderWay;
    QMetaObject::invokeMethod(
        &m_session, [&session = m_session] { session.receiveEpisodes(); }, Qt::QueuedConnection);
}

void LiveSession::Worker::wantView()
{
    m_wantsView = true;
    send();
}

void LiveSession::Worker::send()
{
    if (m_isUnderWay || !m_maker)
        return;
    News news;
    news.progress = std::exchange(m_progress, std::nullopt);
    if (m_wantsView && m_visible) {
        m_wantsView = false;
        m_isNews = false;
        const auto view = std::make_shared<MonitorView>(m_maker->makeView(m_query));
        view->source = m_source;
        news.view = view;
    }
    if (news.view || news.progress) {
        m_isUnderWay = true;
        post([news = std::move(news)](LiveSession &session) { session.receive(news); });
    }
    if (m_end && (!m_wantsView || !m_visible)) {
        post([error = m_end->error](LiveSession &session) { session.end(error); });
        m_end.reset();
    }
}

void LiveSession::Worker::runTimer()
{
    m_timer.setInterval(m_reads ? kReadingRefresh : m_refresh);
    const bool runs =
        m_thread && m_thread->isOpened() && m_visible && m_maker && !m_maker->isFrozen();
    if (runs)
        m_timer.start();
    else
        m_timer.stop();
}

} // namespace hitwatch

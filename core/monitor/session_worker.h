// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_thread.h"
#include "monitor/live_session.h"
#include "monitor/refresh_timer.h"
#include "monitor/view_maker.h"

#include <QElapsedTimer>
#include <QSemaphore>

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace hitwatch {

/// What crosses to the session's thread, one at a time: the next leaves when this was handled.
struct LiveSession::News {
    struct Progress {
        std::uint64_t read = 0;
        std::uint64_t size = 0;
    };
    std::shared_ptr<const MonitorView> view;
    std::optional<Progress> progress;
};

/// Episodes on their way to the session's thread, in order. Each parcel is announced there; what
/// cannot wait for that takes them at once.
class LiveSession::EpisodeMail {
public:
    void put(EpisodeParcel parcel);
    /// The oldest one; none when there is nothing.
    std::optional<EpisodeParcel> take();

private:
    std::mutex m_mutex;
    std::deque<EpisodeParcel> m_parcels;
};

/// The session's half on the model thread: counts what the capture thread sends and makes the
/// views. Everything is called there. The session outlives it.
class LiveSession::Worker : public QObject {
public:
    Worker(LiveSession &session, OpenRequest open, std::shared_ptr<EpisodeMail> mail);

    /// Ends the capture before. @p capture marks everything that is reported of the new one.
    void begin(std::uint64_t capture, const CaptureRequest &request, const SessionOptions &options,
        const ViewQuery &query);
    void stop();
    void setQuery(const ViewQuery &query);
    void setRefresh(std::chrono::milliseconds interval);
    void setFrozen(bool frozen);
    void setVisible(bool visible);
    void setAlertRules(const std::vector<AlertRule> &rules);
    void rehearse(const AlertRule &rule);
    /// Ends the capture now, with its episodes, which are reported before @p done is released.
    void conclude(const std::shared_ptr<QSemaphore> &done);
    /// The session has handled what came last of @p capture.
    void acknowledge(std::uint64_t capture);
    /// The session has reported one parcel of episodes.
    void acknowledgeEpisodes();

private:
    void takeBatch(const std::shared_ptr<const HttpEventBatch> &batch);
    void takeEnd(const std::optional<Error> &error);
    void takeEpisode(const AlertRecordPtr &state);
    void endEpisodes();
    void sendEpisodes();
    void releaseBatch();
    void wantView();
    void send();
    void runTimer();
    /// Has @p tell called with the session on its own thread, unless there is another capture then.
    template <typename Tell> void post(Tell tell);

    LiveSession &m_session;
    const OpenRequest m_open;
    const std::shared_ptr<EpisodeMail> m_mail;
    RefreshTimer m_timer;
    std::chrono::milliseconds m_refresh { 1000 };
    ViewQuery m_query;
    bool m_visible = true;

    std::uint64_t m_capture = 0;
    std::unique_ptr<ViewMaker> m_maker;
    std::unique_ptr<CaptureThread> m_thread; ///< null when there is no capture, or it has ended
    bool m_reads = false; ///< a capture file, as fast as it goes
    bool m_hasData = false;
    bool m_isQuiet = true; ///< no events came between the last two ticks
    bool m_hadEvents = false; ///< since the last tick
    bool m_isNews = false; ///< a batch came since the last view
    bool m_wantsView = false;
    bool m_isUnderWay = false; ///< the session has not handled the last news yet
    std::vector<AlertRecordPtr> m_episodes; ///< to be sent
    int m_episodesUnderWay = 0; ///< parcels that the session has not reported yet
    int m_heldBatches = 0; ///< released when it has
    QElapsedTimer m_sinceEpisodes; ///< were brought up to date
    SourceProgress m_source;
    std::optional<News::Progress> m_progress;
    QElapsedTimer m_sinceProgress;
    struct End {
        std::optional<Error> error;
    };
    std::optional<End> m_end; ///< to be reported after the last view
};

} // namespace hitwatch

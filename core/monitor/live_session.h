// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_log.h"
#include "alert/alert_record.h"
#include "alert/rehearsal.h"
#include "common/limits.h"
#include "common/result.h"
#include "monitor/capture_request.h"
#include "monitor/monitor_view.h"
#include "report/report.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

enum class CaptureState : std::uint8_t {
    Idle, ///< nothing was started yet
    Opening,
    Capturing, ///< live, the demo, or a replay
    Reading, ///< a capture file, as fast as it goes
    Finished, ///< ended or stopped; its numbers stay
    Failed, ///< ended by an error; what was counted until then stays
};

/// How one capture is watched.
struct SessionOptions {
    EngineLimits limits;
    std::vector<AlertRule> alertRules { AlertRule {} };
    int retentionSeconds = 3600; ///< how far back ranges and the chart reach; 60 to 86,400
};

/// The facade for the desktop: captures on one thread, counts on a second, and hands finished views
/// to the thread that made it, which never waits for either. One capture at a time: start() ends
/// the one before. Signals come from the owner's event loop, and never from a capture that was
/// replaced, but for the end of its episodes: that is reported before anything of the new one.
class LiveSession : public QObject {
    Q_OBJECT

public:
    /// How to open what a request asks for.
    using OpenRequest = std::function<SourceFactory(const CaptureRequest &request)>;

    explicit LiveSession(QObject *parent = nullptr);
    /// With sources of one's own, for tests.
    explicit LiveSession(OpenRequest open, QObject *parent = nullptr);
    /// Ends the capture and its threads; at most about 200 ms.
    ~LiveSession() override;

    /// Ends setFrozen(). The first view, an empty one, comes at once.
    void start(const CaptureRequest &request, const SessionOptions &options);
    /// Ends the capture; a last view and stateChanged(Finished) follow.
    void stop();
    /// For the end of the program: ends the capture, and before it returns, after at most about
    /// 200 ms, the last state of each open episode has been reported by episodeChanged(). The rest
    /// as by stop().
    void finish();
    CaptureState state() const { return m_state; }
    const CaptureRequest &request() const { return m_request; }

    /// What views shall show from now on. Answered at once, also while frozen, finished or failed:
    /// a view with this query (its serial is set here; the newest query wins).
    void setQuery(const ViewQuery &query);
    const ViewQuery &query() const { return m_query; }
    /// Between two views of a running capture, 100 ms to 60 s.
    void setRefresh(std::chrono::milliseconds interval);
    /// The capture continues, the views stay at this moment; a new query still applies to it.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_frozen; }
    /// While hidden, no views are made; one is made at once when shown again. Alerts continue.
    void setVisible(bool visible);
    /// Ends the episodes of the former rules cleanly.
    void setAlertRules(const std::vector<AlertRule> &rules);
    /// What @p rule would have done over the seconds in memory; without any, an empty result.
    void rehearse(const AlertRule &rule);

    /// The episodes of all captures of this session.
    const AlertLog &alerts() const { return m_alerts; }
    /// The newest view, null before the first.
    const std::shared_ptr<const MonitorView> &view() const { return m_view; }
    /// What `view` shows, as a report (its window or range, all rows, its alerts).
    static Report reportOf(const MonitorView &view);

Q_SIGNALS:
    void stateChanged(hitwatch::CaptureState state);
    void viewReady(const std::shared_ptr<const hitwatch::MonitorView> &view);
    /// An episode was raised (then with its evidence, as in all its states), has a new value or
    /// peak (at most once a second), or is over. Emitted while hidden and frozen too, in order.
    /// Each one that was raised ends, also when its capture is replaced (see finish() for the end
    /// of the program). It is in alerts() already.
    void episodeChanged(const hitwatch::AlertRecordPtr &episode);
    /// Answers rehearse(), in order.
    void rehearsed(const std::shared_ptr<const hitwatch::RehearsalResult> &result);
    /// A message for the user: "eth1 disappeared", "x.pcap is truncated at byte 4,711".
    void noticed(const QString &text);
    /// Bytes of input read, of @p size (0 when that is not known). While Reading.
    void progressed(quint64 read, quint64 size);
    /// Why the state became Failed.
    void failed(const hitwatch::Error &error);

private:
    class Worker;
    class EpisodeMail;
    struct EpisodeParcel {
        std::uint64_t capture = 0;
        std::vector<AlertRecordPtr> episodes;
    };
    struct Threads;
    struct News;

    template <typename Command> void tellWorker(Command command);
    void receive(const News &news);
    void receiveEpisodes();
    void takeEpisodes(EpisodeParcel &&parcel);
    void tellEpisodes();
    void closeEpisodes();
    void enter(CaptureState state);
    void end(const std::optional<Error> &error);

    std::unique_ptr<Threads> m_threads;
    std::uint64_t m_capture = 0; ///< serial number of the one that signals may come from
    CaptureState m_state = CaptureState::Idle;
    CaptureRequest m_request;
    ViewQuery m_query;
    bool m_frozen = false;
    std::uint64_t m_closed = 0; ///< captures up to this one have reported their last episode
    std::deque<AlertRecordPtr> m_arrived; ///< states of episodes that are reported next
    AlertLog m_alerts { EngineLimits().alertHistory };
    std::shared_ptr<const MonitorView> m_view;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "monitor/live_session.h"
#include "support/tcp_conversation.h"
#include "support/waiting.h"
#include "unit/capture/fake_source.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Sessions, and sources that bring them into every situation.
namespace hitwatch::test {

using namespace std::chrono_literals;

inline std::vector<Frame> conversation(int requests, const std::string &host, int atOnce = 0)
{
    TcpConversation talk;
    talk.open();
    for (int at = 0; at < requests; ++at) {
        talk.client("GET /a/b HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        talk.wait(atOnce > 0 && at % atOnce == 0 ? 2 * kSecond : 10 * kMillisecond);
    }
    talk.close();
    return talk.frames();
}

/// A request in words that open() below understands.
inline CaptureRequest asked(const std::string &path, CaptureKind kind = CaptureKind::Interfaces)
{
    CaptureRequest request;
    request.kind = kind;
    request.path = path;
    return request;
}

/// Sources that do what a test tells them to; the path of a request is the host in its traffic.
struct Sources {
    FakeSource::AtEnd atEnd = FakeSource::AtEnd::Idle;
    int requests = 50;
    int requestsAtOnce = 0; ///< then two seconds of silence; 0: steady traffic
    std::optional<Error> error;
    std::vector<std::string> notices;
    std::shared_ptr<std::atomic<bool>> exhausted;
    QSemaphore mayOpen { 0 };
    std::atomic<bool> isOpening = false;

    SourceFactory open(const CaptureRequest &request)
    {
        return [this, request, end = atEnd]() -> Result<std::unique_ptr<PacketSource>> {
            if (request.path == "hangs") {
                isOpening = true;
                mayOpen.acquire();
            }
            if (request.path == "cannot be opened")
                return Error { ErrorCode::NotFound, "there is no such thing" };
            auto source =
                std::make_unique<FakeSource>(conversation(requests, request.path, requestsAtOnce),
                    end, request.kind != CaptureKind::File);
            source->m_error = error;
            source->m_notices = notices;
            exhausted = source->m_exhausted;
            return Result<std::unique_ptr<PacketSource>>(std::move(source));
        };
    }
    LiveSession::OpenRequest opener()
    {
        return [this](const CaptureRequest &request) { return open(request); };
    }
};

/// A session, and everything that it told.
struct Watched {
    explicit Watched(Sources &sources)
        : session(sources.opener())
        , states(&session, &LiveSession::stateChanged)
        , failed(&session, &LiveSession::failed)
        , noticed(&session, &LiveSession::noticed)
        , progressed(&session, &LiveSession::progressed)
    {
        session.setRefresh(100ms);
        QObject::connect(&session, &LiveSession::viewReady, &session,
            [this](const std::shared_ptr<const MonitorView> &view) { views.push_back(view); });
    }
    std::uint64_t requests() const { return session.view() ? session.view()->stats.requests : 0; }
    bool isOver() const
    {
        return session.state() == CaptureState::Finished || session.state() == CaptureState::Failed;
    }

    LiveSession session;
    QSignalSpy states;
    QSignalSpy failed;
    QSignalSpy noticed;
    QSignalSpy progressed;
    std::vector<std::shared_ptr<const MonitorView>> views;
};

inline ViewQuery wholeQuery()
{
    ViewQuery query;
    query.windowSeconds.reset();
    query.series.newestSeconds = 0;
    return query;
}

inline SessionOptions watching(const AlertRule &rule)
{
    SessionOptions options;
    options.alertRules = { rule };
    return options;
}

enum Situation { Opening, Hanging, Watching, Busy, Blocked, Reading, Finished, Failed };

inline void addSituations()
{
    QTest::addColumn<int>("situation");
    QTest::newRow("just begun") << int(Opening);
    QTest::newRow("opening hangs") << int(Hanging);
    QTest::newRow("watching") << int(Watching);
    QTest::newRow("busy") << int(Busy);
    QTest::newRow("blocked") << int(Blocked);
    QTest::newRow("reading") << int(Reading);
    QTest::newRow("finished") << int(Finished);
    QTest::newRow("failed") << int(Failed);
}

/// Starts a capture of "former" and has it come to @p situation.
inline void bring(
    Watched &watched, Sources &sources, int situation, const SessionOptions &options = {})
{
    using AtEnd = FakeSource::AtEnd;
    sources.atEnd = situation == Busy || situation == Reading ? AtEnd::Repeat
        : situation == Blocked                                ? AtEnd::Hang
        : situation == Finished                               ? AtEnd::End
        : situation == Failed                                 ? AtEnd::Fail
                                                              : AtEnd::Idle;
    const auto kind =
        situation == Reading || situation == Blocked ? CaptureKind::File : CaptureKind::Interfaces;
    // Packet time of a busy source runs far ahead of any window.
    watched.session.setQuery(wholeQuery());
    watched.session.start(asked(situation == Hanging ? "hangs" : "former", kind), options);
    QCOMPARE(watched.session.state(), CaptureState::Opening);
    if (situation == Hanging)
        WAIT_VERIFY(sources.isOpening.load());
    else if (situation == Finished || situation == Failed)
        WAIT_VERIFY(watched.isOver());
    else if (situation == Blocked)
        WAIT_VERIFY(watched.session.state() == CaptureState::Reading);
    else if (situation != Opening)
        WAIT_VERIFY(watched.requests() > 0);
    sources.atEnd = AtEnd::Idle;
}

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/monitor/session_situations.h"

#include <algorithm>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

namespace {

/// Raised by the first request, and it stays so.
AlertRule eagerRule()
{
    AlertRule rule;
    rule.name = "eager";
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = 3600;
    rule.raiseAt = rule.clearAt = 1;
    return rule;
}

/// Of one session, in the order in which they were told.
struct Episodes {
    explicit Episodes(LiveSession &session)
        : log(session.alerts())
    {
        QObject::connect(&session, &LiveSession::episodeChanged, &session,
            [this](const AlertRecordPtr &record) { told.push_back(record); });
    }
    bool isRaised() const { return !told.empty(); }
    std::vector<AlertRecordPtr> open() const { return log.firing(); }

    const AlertLog &log;
    std::vector<AlertRecordPtr> told;
};

/// Keeps the model thread from doing anything until it is released. Made when that thread opens
/// the first capture.
struct ModelThreadGate {
    LiveSession::OpenRequest around(LiveSession::OpenRequest open)
    {
        return [this, open](const CaptureRequest &request) {
            if (!object)
                object = std::make_unique<QObject>();
            return open(request);
        };
    }
    void close()
    {
        QMetaObject::invokeMethod(
            object.get(),
            [this] {
                isClosed.release();
                mayGoOn.acquire();
            },
            Qt::QueuedConnection);
        isClosed.acquire();
    }

    std::unique_ptr<QObject> object; ///< on the model thread
    QSemaphore isClosed { 0 };
    QSemaphore mayGoOn { 0 };
};

} // namespace

/// Episodes on their way from the model thread: none is lost, none stays open.
class TestMonitorSessionEpisodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofAFile();
    void sources_data();
    void sources();
    void changesWhileNobodyLooks_data();
    void changesWhileNobodyLooks();
    void areOverBeforeTheNextCapture_data() { addSituations(); }
    void areOverBeforeTheNextCapture();
    void ofACaptureThatWasReplacedAtOnce();
    void newRulesEndThem();
    void finishTellsTheLast_data() { addSituations(); }
    void finishTellsTheLast();
    void finishDoesNotWaitForABusyThread();
    void finishTellsWhatWaits();
    void startsAgainAfterFinish();
    void handlersMayFinish();
    void handlersMayDeleteTheSession();
    void manyDoNotPileUp();
};

void TestMonitorSessionEpisodes::ofAFile()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::End;
    Watched watched(sources);
    Episodes episodes(watched.session);
    watched.session.start(asked("a.example", CaptureKind::File), watching(eagerRule()));
    WAIT_VERIFY(watched.isOver());
    WAIT_VERIFY(episodes.told.size() >= 2);
    const AlertRecord &raised = *episodes.told.front();
    QCOMPARE(raised.rule, eagerRule());
    QCOMPARE(raised.id.size(), std::size_t { 32 });
    QVERIFY(std::all_of(raised.id.begin(), raised.id.end(), [](unsigned char letter) {
        return std::isdigit(letter) != 0 || (letter >= 'a' && letter <= 'f');
    }));
    QVERIFY(raised.isFiring());
    QCOMPARE(raised.evidence->hosts.at(0).host, std::string("a.example"));
    QVERIFY(!raised.evidence->newest.empty());
    const AlertRecord &last = *episodes.told.back();
    QCOMPARE(last.id, raised.id);
    QCOMPARE(last.end, AlertEnd::CaptureEnded);
    QCOMPARE(last.latest, last.peak);
    QVERIFY(last.peak >= raised.peak);
    QCOMPARE(last.evidence, raised.evidence);
    QVERIFY(episodes.open().empty());
    QCOMPARE(watched.session.alerts().episodes().size(), std::size_t { 1 });
}

void TestMonitorSessionEpisodes::sources_data()
{
    QTest::addColumn<CaptureKind>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("interfaces");
    QTest::addColumn<QString>("source");
    const auto name = [](const char *text) { return QString::fromLatin1(text); };
    using enum CaptureKind;
    QTest::newRow("file") << File << name("/tmp/folder/a.pcap") << QStringList {} << name("a.pcap");
    QTest::newRow("file here") << File << name("b.pcap") << QStringList {} << name("b.pcap");
    QTest::newRow("standard input")
        << File << name("-") << QStringList {} << name("standard input");
    QTest::newRow("demo") << Demo << name("x") << QStringList {} << name("demo");
    QTest::newRow("interfaces") << Interfaces << name("x")
                                << QStringList { name("lo"), name("eth0") } << name("lo, eth0");
    QTest::newRow("all") << Interfaces << name("x") << QStringList {} << name("all interfaces");
}

void TestMonitorSessionEpisodes::sources()
{
    QFETCH(const CaptureKind, kind);
    QFETCH(const QString, path);
    QFETCH(const QStringList, interfaces);
    QFETCH(const QString, source);
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    CaptureRequest request = asked(path.toStdString(), kind);
    for (const QString &name : interfaces)
        request.interfaces.push_back(name.toStdString());
    watched.session.start(request, watching(eagerRule()));
    WAIT_VERIFY(episodes.isRaised());
    QCOMPARE(QString::fromStdString(episodes.told.front()->source), source);
}

void TestMonitorSessionEpisodes::changesWhileNobodyLooks_data()
{
    QTest::addColumn<bool>("visible");
    QTest::addColumn<bool>("frozen");
    QTest::newRow("seen") << true << false;
    QTest::newRow("hidden") << false << false;
    QTest::newRow("frozen") << true << true;
    QTest::newRow("both") << false << true;
}

void TestMonitorSessionEpisodes::changesWhileNobodyLooks()
{
    QFETCH(const bool, visible);
    QFETCH(const bool, frozen);
    // Raised in the midst of its requests; then its clock goes on.
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    watched.session.setVisible(visible);
    watched.session.start(asked("a.example"), watching(eagerRule()));
    watched.session.setFrozen(frozen);
    WAIT_VERIFY(episodes.told.size() >= 2);
    QVERIFY(episodes.told[0]->isFiring() && episodes.told[1]->isFiring());
    QCOMPARE(episodes.told[1]->id, episodes.told[0]->id);
    QVERIFY(episodes.told[1]->latest != episodes.told[0]->latest);
    QVERIFY(episodes.told[1]->peak > episodes.told[0]->peak);
    QVERIFY(episodes.told[1]->now > episodes.told[0]->now);
    QCOMPARE(episodes.told[1]->evidence, episodes.told[0]->evidence);
}

void TestMonitorSessionEpisodes::areOverBeforeTheNextCapture()
{
    QFETCH(const int, situation);
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    bring(watched, sources, situation, watching(eagerRule()));
    if (situation == Watching || situation == Busy || situation == Reading)
        WAIT_VERIFY(!episodes.open().empty());
    sources.mayOpen.release(10);
    CaptureRequest latter = asked("latter");
    latter.interfaces = { "latter" };
    watched.session.start(latter, watching(eagerRule()));
    WAIT_COMPARE(watched.requests(), 50U);
    const auto isLatter = [](const AlertRecordPtr &record) { return record->source == "latter"; };
    WAIT_VERIFY(std::any_of(episodes.told.begin(), episodes.told.end(), isLatter));
    const auto first = std::find_if(episodes.told.begin(), episodes.told.end(), isLatter);
    QVERIFY(std::all_of(first, episodes.told.end(), isLatter));
    const std::vector<AlertRecordPtr> open = episodes.open();
    QCOMPARE(open.size(), std::size_t { 1 });
    QVERIFY(isLatter(open.front()));
}

/// What was told of the former capture is still on its way when there is another already.
void TestMonitorSessionEpisodes::ofACaptureThatWasReplacedAtOnce()
{
    Sources sources;
    LiveSession session(sources.opener());
    Episodes episodes(session);
    bool isRaised = false;
    connect(&session, &LiveSession::episodeChanged, this, [&] {
        if (!std::exchange(isRaised, true)) {
            CaptureRequest latter = asked("latter");
            latter.interfaces = { "latter" };
            session.start(latter, watching(eagerRule()));
        }
    });
    CaptureRequest former = asked("former");
    former.interfaces = { "former" };
    session.start(former, watching(eagerRule()));
    WAIT_VERIFY(std::any_of(episodes.told.begin(), episodes.told.end(),
        [](const AlertRecordPtr &record) { return record->source == "latter"; }));
    QVERIFY(episodes.told.size() >= 3);
    QCOMPARE(episodes.told[0]->source, std::string("former"));
    QVERIFY(episodes.told[0]->isFiring());
    const auto over = std::find_if(episodes.told.begin(), episodes.told.end(),
        [](const AlertRecordPtr &record) { return !record->isFiring(); });
    QVERIFY(over != episodes.told.end());
    QCOMPARE((*over)->id, episodes.told[0]->id);
    QCOMPARE((*over)->end, AlertEnd::CaptureEnded);
    QCOMPARE(episodes.open().size(), std::size_t { 1 });
}

void TestMonitorSessionEpisodes::newRulesEndThem()
{
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    watched.session.start(asked("a.example"), watching(eagerRule()));
    WAIT_VERIFY(episodes.isRaised());
    watched.session.setAlertRules({});
    WAIT_VERIFY(episodes.open().empty());
    QCOMPARE(episodes.told.back()->end, AlertEnd::RuleChanged);
    QCOMPARE(episodes.told.back()->rule, eagerRule());
}

/// No event loop runs in between.
void TestMonitorSessionEpisodes::finishTellsTheLast()
{
    QFETCH(const int, situation);
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    bring(watched, sources, situation, watching(eagerRule()));
    if (situation == Watching || situation == Busy || situation == Reading)
        WAIT_VERIFY(!episodes.open().empty());
    sources.mayOpen.release(10);
    watched.session.finish();
    QVERIFY(episodes.open().empty());
    if (!episodes.told.empty())
        QCOMPARE(episodes.told.back()->end, AlertEnd::CaptureEnded);
    const std::size_t told = episodes.told.size();
    WAIT_VERIFY(watched.isOver());
    watched.session.setAlertRules({});
    watched.session.setQuery({});
    WAIT_COMPARE(watched.session.view()->query.serial, watched.session.query().serial);
    QCOMPARE(episodes.told.size(), told);
    watched.session.finish();
    QCOMPARE(episodes.told.size(), told);
}

void TestMonitorSessionEpisodes::finishDoesNotWaitForABusyThread()
{
    Sources sources;
    ModelThreadGate gate;
    LiveSession session(gate.around(sources.opener()));
    Episodes episodes(session);
    session.start(asked("a.example"), watching(eagerRule()));
    WAIT_VERIFY(episodes.isRaised());
    gate.close();
    session.finish();
    QVERIFY(episodes.open().empty());
    QCOMPARE(episodes.told.back()->end, AlertEnd::CaptureEnded);
    QVERIFY(*episodes.told.back()->clearedAt >= episodes.told.back()->raisedAt);
    const std::size_t told = episodes.told.size();
    gate.mayGoOn.release();
    WAIT_COMPARE(session.state(), CaptureState::Finished);
    QCOMPARE(episodes.told.size(), told);
}

/// Raised on the model thread, and not told here yet.
void TestMonitorSessionEpisodes::finishTellsWhatWaits()
{
    Sources sources;
    LiveSession session(sources.opener());
    Episodes episodes(session);
    sources.requests = 1000;
    session.start(asked("a.example", CaptureKind::File), watching(eagerRule()));
    WAIT_VERIFY(session.state() == CaptureState::Reading);
    // This thread does not handle events until the other has counted nearly everything.
    while (!*sources.exhausted)
        QThread::yieldCurrentThread();
    session.finish();
    QVERIFY(episodes.told.size() >= 2);
    QVERIFY(episodes.told.front()->isFiring());
    QVERIFY(episodes.open().empty());
    WAIT_COMPARE(session.state(), CaptureState::Finished);
    QVERIFY(episodes.open().empty());
}

void TestMonitorSessionEpisodes::startsAgainAfterFinish()
{
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    watched.session.start(asked("a.example"), watching(eagerRule()));
    WAIT_VERIFY(episodes.isRaised());
    watched.session.finish();
    const std::size_t told = episodes.told.size();
    watched.session.start(asked("b.example"), watching(eagerRule()));
    WAIT_VERIFY(episodes.told.size() > told);
    QVERIFY(episodes.told.back()->id != episodes.told.front()->id);
    QVERIFY(episodes.told.back()->isFiring());
}

void TestMonitorSessionEpisodes::handlersMayFinish()
{
    Sources sources;
    Watched watched(sources);
    Episodes episodes(watched.session);
    AlertRule second = eagerRule();
    second.name = "second";
    SessionOptions options = watching(eagerRule());
    options.alertRules.push_back(second);
    bool isFinished = false;
    connect(&watched.session, &LiveSession::episodeChanged, this, [&] {
        if (!std::exchange(isFinished, true))
            watched.session.finish();
    });
    watched.session.start(asked("a.example"), options);
    WAIT_VERIFY(isFinished);
    QVERIFY(episodes.open().empty());
    WAIT_VERIFY(watched.isOver());
    QVERIFY(episodes.open().empty());
    // Both were raised by the same evaluation, and neither is lost.
    QCOMPARE(std::count_if(episodes.told.begin(), episodes.told.end(),
                 [](const AlertRecordPtr &record) { return !record->isFiring(); }),
        2);
}

void TestMonitorSessionEpisodes::handlersMayDeleteTheSession()
{
    for (const bool byFinish : { false, true }) {
        Sources sources;
        auto *session = new LiveSession(sources.opener());
        bool isRaised = false;
        bool isGone = false;
        connect(session, &QObject::destroyed, this, [&] { isGone = true; });
        connect(session, &LiveSession::episodeChanged, this, [&](const AlertRecordPtr &record) {
            isRaised = true;
            if (record->isFiring() != byFinish && !isGone)
                delete session;
        });
        session->start(asked("a.example"), watching(eagerRule()));
        WAIT_VERIFY(isRaised);
        if (byFinish)
            session->finish();
        QVERIFY(isGone);
    }
}

/// A file that raises faster than anybody listens is read to its end all the same.
void TestMonitorSessionEpisodes::manyDoNotPileUp()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::End;
    sources.requests = 1000;
    sources.requestsAtOnce = 5;
    Watched watched(sources);
    Episodes episodes(watched.session);
    SessionOptions options;
    options.alertRules.clear();
    for (int number = 0; number < 32; ++number) {
        AlertRule rule = eagerRule();
        rule.name = std::to_string(number);
        rule.windowSeconds = 1;
        rule.raiseAt = rule.clearAt = 3;
        rule.settle = 0;
        options.alertRules.push_back(rule);
    }
    watched.session.setQuery(wholeQuery());
    watched.session.start(asked("a.example", CaptureKind::File), options);
    WAIT_VERIFY(watched.isOver());
    WAIT_VERIFY(episodes.open().empty());
    QVERIFY(episodes.told.size() >= std::size_t { 190 * 2 * 32 });
    QCOMPARE(watched.requests(), 1000U);
}

QTEST_GUILESS_MAIN(TestMonitorSessionEpisodes)
#include "test_monitor_session_episodes.moc"

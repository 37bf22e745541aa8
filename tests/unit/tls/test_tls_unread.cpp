// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_talk.h"

#include <QTest>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace hitwatch::test::suites;

/// What is not read is counted under its reason, and limits are reached.
class TestTlsUnread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsNotRead_data();
    void countsWhatIsNotRead();
    void readsOneDirection();
    void limitOfHeldBytes();
    void limitOfHeldBytesInAll();
    void limitOfConnections();
    void limitOfSessions();
    void limitOfWaiting();
    void limitOfRecordsInPieces();
};

void TestTlsUnread::countsWhatIsNotRead_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("reason");
    const auto add = [](const char *change, TlsUnread reason) {
        QTest::newRow(change) << QString::fromLatin1(change) << static_cast<int>(reason);
    };
    add("no key", TlsUnread::NoKey);
    add("no key, but others", TlsUnread::NoKey);
    add("suite", TlsUnread::SuiteNotSupported);
    add("encrypted hello", TlsUnread::EncryptedClientHello);
    add("damaged", TlsUnread::Damaged);
    add("server hello lost", TlsUnread::HandshakeNotCaptured);
    add("client hello lost", TlsUnread::HandshakeNotCaptured);
}

void TestTlsUnread::countsWhatIsNotRead()
{
    QFETCH(QString, change);
    QFETCH(int, reason);
    TlsTalk talk(kAes128Gcm12);
    TlsTalk::Hello hello;
    hello.encryptedHello = change == QLatin1String("encrypted hello");
    talk.handshake(hello);
    const std::size_t afterHandshake = talk.steps().size();
    exchange(talk, 1, 40);
    TlsPlay how { .keyLog = talk.keyLog() };
    if (change == QLatin1String("no key"))
        how.keyLog.clear();
    if (change == QLatin1String("no key, but others") || hello.encryptedHello)
        how.keyLog = TlsTalk(kAes128Gcm12, 9).keyLog();
    if (change == QLatin1String("suite"))
        talk.steps()[1].bytes[5 + 4 + 2 + 32 + 1] = '\x7f';
    if (change == QLatin1String("damaged")) {
        for (std::size_t at = afterHandshake; at < talk.steps().size(); ++at)
            talk.steps()[at].bytes.back() ^= 1;
        for (int more = 0; more < 2; ++more) {
            for (std::size_t at = afterHandshake; at < afterHandshake + 40; ++at)
                talk.steps().push_back(talk.steps()[at]);
        }
    }
    if (change == QLatin1String("server hello lost"))
        how.lost = { 1 };
    if (change == QLatin1String("client hello lost"))
        how.lost = { 0 };
    const TlsPlayed played = play(talk, how);
    QCOMPARE(played.count("request"), 0U);
    QCOMPARE(played.count("encrypted"), 1U);
    QCOMPARE(played.http.encryptedConnections, 1U);
    for (std::size_t at = 0; at < kTlsUnreadCount; ++at)
        QCOMPARE(played.tls.unread[at], at == static_cast<std::size_t>(reason) ? 1U : 0U);
    QCOMPARE(played.tls.recordsDamaged > 0, change == QLatin1String("damaged"));
}

void TestTlsUnread::readsOneDirection()
{
    const TlsTalk talk = simpleTalk(kAes128Gcm13);
    const TlsPlayed requests = play(talk, { .keyLog = talk.keyLog("SERVER_TRAFFIC") });
    QCOMPARE(requests.count("request"), 3U);
    QCOMPARE(requests.count("response"), 0U);
    QCOMPARE(requests.unread(TlsUnread::SecretMissing), 1U);
    const TlsPlayed responses = play(talk, { .keyLog = talk.keyLog("CLIENT_TRAFFIC") });
    QCOMPARE(responses.count("request"), 0U);
    QCOMPARE(responses.count("response"), 3U);
    QCOMPARE(responses.unread(TlsUnread::SecretMissing), 1U);
    // The keys of the handshake can be done without.
    const TlsPlayed both = play(talk, { .keyLog = talk.keyLog("HANDSHAKE") });
    QCOMPARE(both.lines, exchanged(3));
    QCOMPARE(both.http.encryptedConnections, 0U);
}

void TestTlsUnread::limitOfHeldBytes()
{
    const TlsTalk talk = simpleTalk(kAes128Gcm13, 20);
    TlsPlay how {
        .keyLog = talk.keyLog(), .keysBefore = talk.steps().size() - 1, .keysMayCome = true
    };
    how.limits.tlsHeldBytes = 8 * 1024;
    const TlsPlayed played = play(talk, how);
    QCOMPARE(played.count("request"), 0U);
    QCOMPARE(played.unread(TlsUnread::KeysTooLate), 1U);
    QCOMPARE(played.tls.waitsRefused, 1U);
    how.keysBefore = talk.steps().size();
    QCOMPARE(play(talk, how).unread(TlsUnread::NoKey), 1U);
}

void TestTlsUnread::limitOfHeldBytesInAll()
{
    // The first one waits longest, and goes.
    const TlsTalk first = simpleTalk(kAes128Gcm13, 20);
    TlsTalk second(kAes128Gcm13, 2);
    second.handshake({});
    exchange(second, 1, 20);
    TlsPlay how {
        .keyLog = first.keyLog() + second.keyLog(), .keysMayCome = true, .keysAfterClose = true
    };
    how.limits.tlsHeldBytesTotal = 32 * 1024;
    const TlsPlayed played = play({ &first, &second }, how);
    QCOMPARE(played.count("request"), 20U);
    QCOMPARE(played.unread(TlsUnread::KeysTooLate), 1U);
    QCOMPARE(played.tls.waitsRefused, 1U);
}

void TestTlsUnread::limitOfConnections()
{
    const TlsTalk talk = simpleTalk(kAes128Gcm13);
    TlsPlay how { .keyLog = talk.keyLog() };
    how.limits.tlsConnections = 0;
    const TlsPlayed played = play(talk, how);
    QCOMPARE(played.unread(TlsUnread::Limit), 1U);
    QCOMPARE(played.tls.connectionsRefused, 1U);
    // Who only waits makes room.
    TlsTalk unknown(kAes128Gcm13, 2);
    unknown.handshake({});
    how.limits.tlsConnections = 1;
    how.keysMayCome = true;
    const TlsPlayed both = play({ &unknown, &talk }, how);
    QCOMPARE(both.count("request"), 3U);
    QCOMPARE(both.unread(TlsUnread::NoKey), 1U);
    QCOMPARE(both.tls.connectionsRefused, 0U);
}

void TestTlsUnread::limitOfSessions()
{
    TlsSessions sessions(2);
    const TlsSecret master(std::size_t { 48 });
    QVERIFY(sessions.add(1, master));
    QVERIFY(sessions.add(2, master));
    QVERIFY(!sessions.add(3, master));
    QVERIFY(sessions.find(1) == nullptr);
    QVERIFY(sessions.find(2) != nullptr);
    QVERIFY(sessions.find(3) != nullptr);
    QVERIFY(sessions.find(0) == nullptr);
}

void TestTlsUnread::limitOfWaiting()
{
    const TlsTalk talk = simpleTalk(kAes128Gcm13, 20);
    TlsPlay how { .keyLog = talk.keyLog(),
        .keysBefore = talk.steps().size() - 1,
        .keysMayCome = true,
        .live = true };
    QCOMPARE(play(talk, how).count("request"), 20U);
    how.limits.tlsKeyWait = 10 * kMillisecond;
    const TlsPlayed played = play(talk, how);
    QCOMPARE(played.count("request"), 0U);
    QCOMPARE(played.unread(TlsUnread::NoKey), 1U);
}

void TestTlsUnread::limitOfRecordsInPieces()
{
    const TlsTalk talk = simpleTalk(kAes128Gcm13);
    TlsPlay how { .cut = 50, .keyLog = talk.keyLog() };
    how.limits.tlsHeldBytesTotal = 1024;
    const TlsPlayed played = play(talk, how);
    // The long records of the handshake do not fit; what follows does.
    QVERIFY(played.tls.recordsRefused > 0);
    QCOMPARE(played.count("request"), 3U);
}

QTEST_GUILESS_MAIN(TestTlsUnread)
#include "test_tls_unread.moc"

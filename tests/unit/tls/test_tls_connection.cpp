// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_talk.h"

#include <QTest>

#include <functional>
#include <map>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace hitwatch::test::suites;

namespace {

/// Conversations that are read in full, by name.
std::map<QString, TlsTalk> talksReadInFull()
{
    std::map<QString, TlsTalk> talks;
    const auto add = [&talks](const char *name, const std::function<TlsTalk()> &make) {
        talks.emplace(QString::fromLatin1(name), make());
    };
    add("1.3 AES-128-GCM", [] { return simpleTalk(kAes128Gcm13); });
    add("1.3 AES-256-GCM", [] { return simpleTalk(kAes256Gcm13); });
    add("1.3 ChaCha20", [] { return simpleTalk(kChaCha13); });
    add("1.2 AES-128-GCM", [] { return simpleTalk(kAes128Gcm12); });
    add("1.2 ChaCha20", [] { return simpleTalk(kChaCha12); });
    add("1.2 CBC", [] { return simpleTalk(kAes128Sha12); });
    add("1.2 CBC, SHA-384", [] { return simpleTalk(kAes256Sha384); });
    add("1.2 CBC, encrypt-then-MAC", [] { return simpleTalk(kAes128Sha12, 3, true); });
    add("hello in small records", [] {
        TlsTalk talk(kAes128Gcm13);
        TlsTalk::Hello hello;
        hello.recordSize = 7;
        talk.handshake(hello);
        exchange(talk, 1, 3);
        return talk;
    });
    add("HelloRetryRequest", [] {
        TlsTalk talk(kAes128Gcm13);
        talk.clientHello({});
        talk.helloRetry();
        talk.handshake({});
        exchange(talk, 1, 3);
        return talk;
    });
    add("KeyUpdate", [] {
        TlsTalk talk(kAes128Gcm13);
        talk.handshake({});
        exchange(talk, 1, 1);
        talk.keyUpdate(true);
        exchange(talk, 2, 2);
        talk.keyUpdate(false);
        talk.keyUpdate(true);
        talk.keyUpdate(true);
        exchange(talk, 3, 3);
        return talk;
    });
    add("padding, one byte in a record", [] {
        TlsTalk talk(kAes128Gcm13);
        talk.handshake({});
        exchange(talk, 1, 1);
        for (const bool byClient : { true, false }) {
            bool isFirst = true;
            for (const char c : byClient ? request(2) : response(2)) {
                talk.say(byClient, { &c, 1 }, 20);
                if (!std::exchange(isFirst, false))
                    talk.join();
            }
        }
        exchange(talk, 3, 3);
        return talk;
    });
    add("renegotiation", [] {
        TlsTalk talk = simpleTalk(kAes128Gcm12, 1);
        talk.renegotiate(2);
        exchange(talk, 2, 3);
        return talk;
    });
    add("renegotiation, CBC", [] {
        TlsTalk talk = simpleTalk(kAes128Sha12, 1);
        talk.renegotiate(2);
        exchange(talk, 2, 3);
        return talk;
    });
    add("early data refused", [] {
        TlsTalk talk(kAes128Gcm13);
        TlsTalk::Hello hello;
        hello.earlyData = true;
        talk.clientHello(hello);
        talk.earlyRequest(request(1));
        talk.join();
        talk.earlyRequest(request(2));
        talk.serverHello();
        talk.finishEarly(false);
        exchange(talk, 1, 3);
        return talk;
    });
    add("early data refused by a HelloRetryRequest", [] {
        TlsTalk talk(kAes128Gcm13);
        TlsTalk::Hello hello;
        hello.earlyData = true;
        TlsTalk early = talk;
        early.earlyRequest(request(1));
        talk.clientHello(hello);
        talk.steps().push_back(early.steps().front());
        talk.helloRetry();
        talk.handshake({});
        exchange(talk, 1, 3);
        return talk;
    });
    return talks;
}

} // namespace

class TestTlsConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadInFull_data();
    void isReadInFull();
    void readsEarlyData();
    void resumesSessions_data();
    void resumesSessions();
    void findsTheRightLine();
    void goesOnBehindLoss_data();
    void goesOnBehindLoss();
    void goesOnBehindManyLostRecords();
    void goesOnBehindALostKeyChange();
    void stepsOverALostBody();
    void readsPartsOfRecords();
    void goesOnBehindPartOfTheHello();
    void readsLateKeys_data();
    void readsLateKeys();
};

void TestTlsConnection::isReadInFull_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, talk] : talksReadInFull())
        QTest::newRow(qPrintable(name)) << name;
}

/// However the streams are cut, the same is told.
void TestTlsConnection::isReadInFull()
{
    QFETCH(QString, name);
    const TlsTalk talk = talksReadInFull().at(name);
    for (const std::size_t cut : { 0, 1, 2, 3, 4, 5, 6, 7, 13, 64, 333, 1448 }) {
        const TlsPlayed played = play(talk, { .cut = cut, .keyLog = talk.keyLog() });
        QCOMPARE(played.lines, exchanged(3));
        QCOMPARE(played.tls.recordsDamaged, 0U);
        QCOMPARE(played.http.encryptedConnections, 0U);
        QCOMPARE(played.tls.connections, 1U);
    }
}

void TestTlsConnection::readsEarlyData()
{
    TlsTalk talk(kAes128Gcm13);
    TlsTalk::Hello hello;
    hello.earlyData = true;
    talk.clientHello(hello);
    talk.earlyRequest(request(1));
    talk.join();
    talk.serverHello();
    talk.finishEarly(true);
    talk.server(response(1));
    exchange(talk, 2, 3);
    for (const std::size_t cut : { 0, 1, 5, 64 }) {
        const TlsPlayed played = play(talk, { .cut = cut, .keyLog = talk.keyLog() });
        QCOMPARE(played.count("request"), 3U);
        QCOMPARE(played.count("response"), 3U);
        QCOMPARE(played.count("response #1 200 GET shop.example /1"), 1U);
    }
}

void TestTlsConnection::resumesSessions_data()
{
    QTest::addColumn<bool>("byTicket");
    QTest::addColumn<std::size_t>("sessions");
    QTest::addColumn<std::size_t>("requests");
    QTest::newRow("by session id") << false << std::size_t { 16 } << std::size_t { 2 };
    QTest::newRow("by ticket") << true << std::size_t { 16 } << std::size_t { 2 };
    QTest::newRow("forgotten") << true << std::size_t { 0 } << std::size_t { 1 };
}

/// The key log has no line of the connection that resumes.
void TestTlsConnection::resumesSessions()
{
    QFETCH(bool, byTicket);
    QFETCH(std::size_t, sessions);
    QFETCH(std::size_t, requests);
    const std::string id(32, 'i');
    const std::string ticket(150, 'T');
    TlsTalk first(kAes128Gcm12, 1);
    first.clientHello({});
    first.serverHello(byTicket ? "" : id);
    first.finishHandshake(byTicket ? ticket : "");
    exchange(first, 1, 1);
    TlsTalk second(kAes128Gcm12, 1);
    second.renew(7);
    TlsTalk::Hello hello;
    hello.sessionId = id;
    if (byTicket)
        hello.ticket = ticket;
    second.clientHello(hello);
    second.serverHello(id);
    second.finishResumed();
    exchange(second, 1, 1);
    TlsPlay how { .keyLog = first.keyLog() };
    how.limits.tlsSessions = sessions;
    const TlsPlayed played = play({ &first, &second }, how);
    QCOMPARE(played.count("request"), requests);
    QCOMPARE(played.unread(TlsUnread::NoKey), 2 - requests);
}

/// Of several lines with one random the newest goes first, but need not be the right one.
void TestTlsConnection::findsTheRightLine()
{
    for (const std::uint16_t suite : { kAes128Gcm13, kAes128Sha12 }) {
        const TlsTalk talk = simpleTalk(suite);
        std::string wrong = talk.keyLog();
        for (std::size_t end = wrong.find('\n'); end != std::string::npos;
             end = wrong.find('\n', end + 1))
            wrong[end - 1] = wrong[end - 1] == '0' ? '1' : '0';
        const TlsPlayed played = play(talk, { .keyLog = talk.keyLog() + wrong });
        QCOMPARE(played.lines, exchanged(3));
    }
}

void TestTlsConnection::goesOnBehindLoss_data()
{
    QTest::addColumn<std::uint16_t>("suite");
    QTest::newRow("1.3 AES-128-GCM") << kAes128Gcm13;
    QTest::newRow("1.3 ChaCha20") << kChaCha13;
    QTest::newRow("1.2 AES-128-GCM") << kAes128Gcm12;
    QTest::newRow("1.2 CBC") << kAes128Sha12;
}

/// Whatever step is lost, all requests but the one in it are read, and all responses to requests
/// that were.
void TestTlsConnection::goesOnBehindLoss()
{
    QFETCH(std::uint16_t, suite);
    TlsTalk talk(suite);
    talk.handshake({});
    const std::size_t begin = talk.steps().size();
    exchange(talk, 1, 10);
    for (std::size_t lost = begin; lost < talk.steps().size(); ++lost) {
        const bool isRequest = talk.steps()[lost].fromClient;
        for (const std::size_t cut : { 0, 1, 100 }) {
            const TlsPlayed played =
                play(talk, { .cut = cut, .lost = { lost }, .keyLog = talk.keyLog() });
            QCOMPARE(played.count("request"), isRequest ? 9U : 10U);
            // The last one that is lost is not missed.
            QVERIFY2(played.count("response") >= (isRequest ? 10U : 9U), played.text().c_str());
            QCOMPARE(played.http.encryptedConnections, 0U);
            QCOMPARE(played.tls.recordsDamaged, 0U);
        }
    }
}

void TestTlsConnection::goesOnBehindManyLostRecords()
{
    TlsTalk talk(kAes128Gcm13);
    talk.handshake({});
    exchange(talk, 1, 1);
    TlsPlay how { .keyLog = talk.keyLog() };
    for (int number = 0; number < 2000; ++number) {
        how.lost.push_back(talk.steps().size());
        talk.server("x");
    }
    exchange(talk, 2, 5);
    const TlsPlayed played = play(talk, how);
    QCOMPARE(played.count("request"), 5U);
    QCOMPARE(played.count("response"), 5U);
    QCOMPARE(played.http.encryptedConnections, 0U);
}

void TestTlsConnection::goesOnBehindALostKeyChange()
{
    TlsTalk talk(kAes128Gcm13);
    talk.handshake({});
    exchange(talk, 1, 1);
    TlsPlay how { .keyLog = talk.keyLog() };
    talk.keyUpdate(true);
    how.lost = { talk.steps().size() - 1 };
    exchange(talk, 2, 5);
    QCOMPARE(play(talk, how).count("request"), 5U);

    for (const std::uint16_t suite : { kAes128Gcm13, kAes128Gcm12 }) {
        // Any one step of the handshake behind the hellos.
        const TlsTalk whole = simpleTalk(suite, 5);
        TlsTalk hellos(suite);
        hellos.clientHello({});
        hellos.serverHello();
        TlsTalk finished = hellos;
        finished.finishHandshake();
        for (std::size_t lost = hellos.steps().size(); lost < finished.steps().size(); ++lost) {
            const TlsPlayed played = play(whole, { .lost = { lost }, .keyLog = whole.keyLog() });
            QVERIFY2(played.count("request") >= 5 && played.count("response") >= 4,
                (std::to_string(lost) + played.text()).c_str());
        }
    }
}

/// The length of what a hole hid is known, since the numbers of the records are: a body goes on in
/// step.
void TestTlsConnection::stepsOverALostBody()
{
    for (const std::uint16_t suite : { kAes128Gcm13, kAes128Gcm12, kChaCha12 }) {
        TlsTalk talk(suite);
        talk.handshake({});
        TlsPlay how;
        talk.client(request(1));
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n");
        for (int part = 0; part < 5; ++part) {
            if (part == 2 || part == 3)
                how.lost.push_back(talk.steps().size());
            talk.server(std::string(10'000, static_cast<char>('a' + part)));
        }
        exchange(talk, 2, 3);
        how.keyLog = talk.keyLog();
        const TlsPlayed played = play(talk, how);
        QVERIFY2(played.count("response #1 200 GET shop.example /1 after 1ms body 50000") == 1,
            played.text().c_str());
        QCOMPARE(played.http.desyncs, 0U);
        const std::vector<std::string> rest(played.lines.begin() + 2, played.lines.end());
        QCOMPARE(rest, exchanged(2, 2));
    }
}

/// A gap within a record costs no more than in clear text: what is in front of it and behind it is
/// read.
void TestTlsConnection::readsPartsOfRecords()
{
    for (const std::uint16_t suite : { kAes128Gcm13, kChaCha13, kAes128Gcm12, kChaCha12 }) {
        TlsTalk talk(suite);
        talk.handshake({});
        exchange(talk, 1, 1);
        talk.client(request(2));
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 8000\r\n\r\n" + std::string(8000, 'b')
            + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        const std::size_t place = talk.steps().size() - 1;
        talk.client(request(3));
        exchange(talk, 4, 5);
        for (const auto &[from, size] : { std::pair(200, 1), std::pair(1000, 2000),
                 std::pair(300, 7000), std::pair(2000, 6000) }) {
            TlsTalk cut = talk;
            cut.split(place, static_cast<std::size_t>(from + size));
            cut.split(place, static_cast<std::size_t>(from));
            const TlsPlayed played = play(cut, { .lost = { place + 1 }, .keyLog = talk.keyLog() });
            QVERIFY2(played.count("request") == 5 && played.count("response") == 5
                    && played.count("response #2 200 GET shop.example /2 after 1ms body 8000") == 1,
                (std::to_string(from) + played.text()).c_str());
            QCOMPARE(played.http.desyncs, 0U);
        }
        // Where the end is missing, so is what stood there.
        TlsTalk cut = talk;
        cut.split(place, 7000);
        const TlsPlayed played = play(cut, { .lost = { place + 1 }, .keyLog = talk.keyLog() });
        QCOMPARE(played.count("request"), 5U);
        QVERIFY2(played.count("response") >= 4, played.text().c_str());
    }
}

/// The random of the client stands in front, and the secrets of TLS 1.3 need no more.
void TestTlsConnection::goesOnBehindPartOfTheHello()
{
    for (const std::uint16_t suite : { kAes128Gcm13, kAes256Gcm13, kChaCha13 }) {
        const TlsTalk talk = simpleTalk(suite);
        TlsTalk cut = talk;
        cut.split(0, 60);
        const TlsPlayed played = play(cut, { .lost = { 1 }, .keyLog = talk.keyLog() });
        QCOMPARE(played.lines, exchanged(3));
        // The ServerHello
        const TlsPlayed other = play(talk, { .lost = { 1 }, .keyLog = talk.keyLog() });
        QCOMPARE(other.lines, exchanged(3));
        TlsPlay late { .lost = { 1 }, .keyLog = talk.keyLog(), .keysMayCome = true };
        late.keysAfterClose = true;
        QCOMPARE(play(talk, late).lines, exchanged(3));
    }
}

void TestTlsConnection::readsLateKeys_data()
{
    isReadInFull_data();
}

/// Whenever the secrets come, the same is told.
void TestTlsConnection::readsLateKeys()
{
    QFETCH(QString, name);
    const TlsTalk talk = talksReadInFull().at(name);
    TlsPlay how { .keyLog = talk.keyLog(), .keysMayCome = true };
    for (std::size_t step = 0; step < talk.steps().size(); ++step) {
        how.keysBefore = step;
        const TlsPlayed played = play(talk, how);
        QCOMPARE(played.lines, exchanged(3));
        QCOMPARE(played.http.encryptedConnections, 0U);
    }
    how.keysBefore.reset();
    how.keysAfterClose = true;
    QCOMPARE(play(talk, how).lines, exchanged(3));
}

QTEST_GUILESS_MAIN(TestTlsConnection)
#include "test_tls_connection.moc"

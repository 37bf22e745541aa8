// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/key_log.h"

#include <QTest>

#include <string>

using namespace hitwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAllKinds { TlsSecretKind::Master, TlsSecretKind::ClientHandshake,
    TlsSecretKind::ServerHandshake, TlsSecretKind::ClientTraffic, TlsSecretKind::ServerTraffic,
    TlsSecretKind::ClientEarly };
constexpr std::array kAllLabels { "CLIENT_RANDOM", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
    "SERVER_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0", "SERVER_TRAFFIC_SECRET_0",
    "CLIENT_EARLY_TRAFFIC_SECRET" };

TlsRandom randomOf(std::uint32_t number)
{
    TlsRandom random {};
    random.fill(0xab);
    for (std::size_t at = 0; at < 4; ++at)
        random[at] = static_cast<std::uint8_t>(number >> (8 * at));
    return random;
}

QByteArray hexOf(ByteView bytes)
{
    return QByteArray(
        reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

/// A secret of @p size bytes, each of the value @p fill.
QByteArray secretText(std::uint8_t fill, int size)
{
    return QByteArray(size, char(fill)).toHex();
}

QByteArray lineOf(
    const char *label, std::uint32_t random, std::uint8_t fill, int size, const char *end = "\n")
{
    return QByteArray(label) + ' ' + hexOf(randomOf(random)) + ' ' + secretText(fill, size) + end;
}

/// What a log has of one random: "kind:first byte x size, ..." for all ages.
QString shown(const TlsKeyLog &log, std::uint32_t random)
{
    QStringList parts;
    for (std::size_t kind = 0; kind < kAllKinds.size(); ++kind) {
        for (unsigned age = 0;; ++age) {
            const TlsSecret *const secret = log.find(randomOf(random), kAllKinds[kind], age);
            if (secret == nullptr)
                break;
            parts += u"%1:%2x%3"_s.arg(kind).arg(secret->bytes()[0]).arg(secret->size());
        }
    }
    return parts.join(u' ');
}

std::string_view view(const QByteArray &text)
{
    return { text.constData(), static_cast<std::size_t>(text.size()) };
}

} // namespace

class TestTlsKeyLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void everyCut();
    void lastLineWaits();
    void wholeLines();
    void sameLineAgain();
    void missesAreCounted();
    void linesOfOneKind();
    void oldestGoes();
    void foreignRandoms();
    void secretIsCleansed();
};

void TestTlsKeyLog::lines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("secrets");
    const QByteArray plain = lineOf("CLIENT_RANDOM", 1, 7, 48);
    const QByteArray random = hexOf(randomOf(1));

    for (std::size_t kind = 0; kind < kAllLabels.size(); ++kind) {
        QTest::newRow(kAllLabels[kind])
            << lineOf(kAllLabels[kind], 1, 9, 48) << u"%1:9x48"_s.arg(kind);
        QTest::addRow("%s of SHA-256", kAllLabels[kind]) << lineOf(
            kAllLabels[kind], 1, 9, 32) << (kind == 0 ? QString() : u"%1:9x32"_s.arg(kind));
    }
    QTest::newRow("upper case") << "CLIENT_RANDOM " + random.toUpper() + ' '
            + secretText(0xAB, 48).toUpper()
            + '\n' << u"0:171x48"_s;
    QTest::newRow("CRLF") << lineOf("CLIENT_RANDOM", 1, 7, 48, "\r\n")
            + lineOf("CLIENT_RANDOM", 1, 8, 48, "\r\n")
                          << u"0:8x48 0:7x48"_s;
    QTest::newRow("CR") << lineOf("CLIENT_RANDOM", 1, 7, 48, "\r")
            + lineOf("CLIENT_RANDOM", 1, 8, 48, "\r")
                        << u"0:8x48 0:7x48"_s;
    QTest::newRow("blanks") << " \tCLIENT_RANDOM  " + random + "\t " + secretText(7, 48) + " \t\n"
                            << u"0:7x48"_s;
    QTest::newRow("comment") << "# SSL/TLS secrets log\n#" + plain << QString();
    QTest::newRow("comment, then a line") << "# comment\n\n" + plain << u"0:7x48"_s;
    QTest::newRow("unknown label") << lineOf("EXPORTER_SECRET", 1, 7, 32)
            + lineOf("CLIENT_TRAFFIC_SECRET_1", 1, 7, 32) + lineOf("client_random", 1, 7, 48)
                                   << QString();
    QTest::newRow("word behind") << plain.chopped(1) + " more\n" << QString();
    QTest::newRow("one digit less") << plain.chopped(2) + '\n' << QString();
    QTest::newRow("one digit more") << plain.chopped(1) + "0\n" << QString();
    QTest::newRow("other length") << lineOf("CLIENT_TRAFFIC_SECRET_0", 1, 7, 33)
            + lineOf("CLIENT_TRAFFIC_SECRET_0", 1, 7, 20)
            + lineOf("CLIENT_TRAFFIC_SECRET_0", 1, 7, 0)
                                  << QString();
    QTest::newRow("no hex") << QByteArray(plain).replace("0707", "07g7") << QString();
    QTest::newRow("short random") << "CLIENT_RANDOM abcd " + secretText(7, 48) + '\n' << QString();
    QTest::newRow("garbage") << QByteArray("\0\xff\x80 \n CLIENT_RANDOM\n", 20) + plain
                             << u"0:7x48"_s;
    QTest::newRow("endless line") << QByteArray(100'000, 'x') + plain
            + lineOf("CLIENT_RANDOM", 1, 8, 48)
                                  << u"0:8x48"_s;
    QTest::newRow("no line end") << plain.chopped(1) << u"0:7x48"_s;
}

void TestTlsKeyLog::lines()
{
    QFETCH(const QByteArray, text);
    TlsKeyLog log;
    log.feed(view(text));
    log.endInput();
    QTEST(shown(log, 1), "secrets");
    QCOMPARE(log.knows(randomOf(1)), log.size() > 0);
    QCOMPARE(log.generation(), std::uint64_t { log.size() });
}

void TestTlsKeyLog::everyCut()
{
    const QByteArray text = "# log\r\n" + lineOf("CLIENT_RANDOM", 1, 1, 48, "\r\n")
        + lineOf("SERVER_TRAFFIC_SECRET_0", 2, 2, 32) + QByteArray(300, '#') + '\n'
        + lineOf("CLIENT_TRAFFIC_SECRET_0", 2, 3, 48, "\r") + lineOf("CLIENT_RANDOM", 1, 4, 48, "");
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        TlsKeyLog log;
        log.feed(view(text).substr(0, static_cast<std::size_t>(cut)));
        log.feed(view(text).substr(static_cast<std::size_t>(cut)));
        log.endInput();
        QCOMPARE(shown(log, 1), u"0:4x48 0:1x48"_s);
        QCOMPARE(shown(log, 2), u"3:3x48 4:2x32"_s);
    }
    TlsKeyLog log;
    for (const char &byte : text)
        log.feed({ &byte, 1 });
    log.endInput();
    QCOMPARE(log.size(), std::size_t { 4 });
}

void TestTlsKeyLog::lastLineWaits()
{
    TlsKeyLog log;
    const QByteArray line = lineOf("CLIENT_RANDOM", 1, 7, 48);
    log.feed(view(line.chopped(1)));
    QVERIFY(!log.knows(randomOf(1)));
    log.feed("\n");
    QCOMPARE(shown(log, 1), u"0:7x48"_s);
}

void TestTlsKeyLog::wholeLines()
{
    // In the middle of a line of another text.
    TlsKeyLog log;
    const QByteArray begun = lineOf("CLIENT_RANDOM", 1, 7, 48);
    log.feed(view(begun.first(60)));
    log.addLines(view(
        lineOf("CLIENT_RANDOM", 2, 8, 48) + "#\r\n\n" + lineOf("CLIENT_RANDOM", 3, 9, 48, "")));
    log.addLines({});
    log.feed(view(begun.mid(60)));
    QCOMPARE(shown(log, 1), u"0:7x48"_s);
    QCOMPARE(shown(log, 2), u"0:8x48"_s);
    QCOMPARE(shown(log, 3), u"0:9x48"_s);
}

void TestTlsKeyLog::missesAreCounted()
{
    TlsKeyLog log;
    log.feed(view(lineOf("CLIENT_TRAFFIC_SECRET_0", 1, 7, 32)));
    QVERIFY(log.knows(randomOf(1)));
    QVERIFY(log.find(randomOf(1), TlsSecretKind::ClientTraffic) != nullptr);
    QVERIFY(log.find(randomOf(1), TlsSecretKind::ClientTraffic, 1) == nullptr); // an older line
    QCOMPARE(log.misses(), std::uint64_t { 0 });
    QVERIFY(log.find(randomOf(1), TlsSecretKind::ServerTraffic) == nullptr);
    QCOMPARE(log.misses(), std::uint64_t { 1 });
    QVERIFY(!log.knows(randomOf(2)));
    QCOMPARE(log.misses(), std::uint64_t { 2 });
}

void TestTlsKeyLog::sameLineAgain()
{
    TlsKeyLog log;
    const QByteArray text = lineOf("CLIENT_RANDOM", 1, 7, 48) + lineOf("CLIENT_RANDOM", 1, 8, 48);
    log.feed(view(text));
    log.feed(view(text));
    QCOMPARE(shown(log, 1), u"0:8x48 0:7x48"_s);
    QCOMPARE(log.generation(), std::uint64_t { 2 });
    QCOMPARE(log.evicted(), std::uint64_t { 0 });
}

void TestTlsKeyLog::linesOfOneKind()
{
    EngineLimits limits;
    limits.tlsSecretsOfKind = 3;
    TlsKeyLog log(limits);
    for (std::uint8_t fill = 1; fill <= 5; ++fill)
        log.feed(view(lineOf("CLIENT_RANDOM", 1, fill, 48)));
    log.feed(view(lineOf("CLIENT_TRAFFIC_SECRET_0", 1, 9, 32)));
    QCOMPARE(shown(log, 1), u"0:5x48 0:4x48 0:3x48 3:9x32"_s);
    QCOMPARE(log.evicted(), std::uint64_t { 2 });
    QCOMPARE(log.generation(), std::uint64_t { 6 });
}

void TestTlsKeyLog::oldestGoes()
{
    EngineLimits limits;
    limits.tlsSecrets = 4;
    TlsKeyLog log(limits);
    for (std::uint32_t number = 1; number <= 3; ++number) {
        log.feed(view(lineOf("CLIENT_TRAFFIC_SECRET_0", number, 1, 32)));
        log.feed(view(lineOf("SERVER_TRAFFIC_SECRET_0", number, 2, 32)));
    }
    QCOMPARE(log.size(), std::size_t { 4 });
    QCOMPARE(log.evicted(), std::uint64_t { 2 });
    QVERIFY(!log.knows(randomOf(1)));
    QCOMPARE(shown(log, 2), u"3:1x32 4:2x32"_s);
    // A later line of a random whose first one goes.
    log.feed(view(lineOf("CLIENT_EARLY_TRAFFIC_SECRET", 2, 3, 32)));
    QCOMPARE(shown(log, 2), u"4:2x32 5:3x32"_s);
    QCOMPARE(shown(log, 3), u"3:1x32 4:2x32"_s);
    for (std::uint32_t number = 10; number < 1000; ++number)
        log.feed(view(lineOf("CLIENT_RANDOM", number, 1, 48)));
    QCOMPARE(log.size(), std::size_t { 4 });
    QCOMPARE(log.evicted(), std::uint64_t { 993 });
    QCOMPARE(shown(log, 996), u"0:1x48"_s);
    QVERIFY(!log.knows(randomOf(995)));
}

void TestTlsKeyLog::foreignRandoms()
{
    TlsKeyLog log;
    log.feed(view(lineOf("CLIENT_RANDOM", 1, 7, 48)));
    QVERIFY(!log.knows(randomOf(2)));
    QCOMPARE(log.find(randomOf(2), TlsSecretKind::Master), nullptr);
    QCOMPARE(log.find(randomOf(1), TlsSecretKind::ClientTraffic), nullptr);
    QCOMPARE(log.find(randomOf(1), TlsSecretKind::Master, 1), nullptr);
}

void TestTlsKeyLog::secretIsCleansed()
{
    alignas(TlsSecret) std::array<std::uint8_t, sizeof(TlsSecret)> memory {};
    const std::array<std::uint8_t, 3> bytes { 0xc0, 0xff, 0xee };
    auto *const secret = new (memory.data()) TlsSecret(ByteView(bytes));
    QCOMPARE(memory[1], std::uint8_t { 0xff });
    secret->~TlsSecret();
    // Read as a volatile, for the lifetime of what was there is over.
    const volatile std::uint8_t *const left = memory.data();
    for (std::size_t at = 0; at < TlsSecret::kMaxSize; ++at)
        QCOMPARE(left[at], std::uint8_t { 0 });
}

QTEST_APPLESS_MAIN(TestTlsKeyLog)
#include "test_tls_key_log.moc"

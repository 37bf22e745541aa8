// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/key_schedule.h"

#include <QTest>

#include <openssl/evp.h>
#include <openssl/hmac.h>

using namespace hitwatch;
using namespace Qt::StringLiterals;

namespace {

TlsSecret secretOf(const char *hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    return TlsSecret(ByteView(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
        static_cast<std::size_t>(bytes.size())));
}

TlsRandom randomOf(const char *hex)
{
    TlsRandom random {};
    std::ranges::copy(secretOf(hex).bytes(), random.begin());
    return random;
}

QByteArray hexOf(ByteView bytes)
{
    return QByteArray(
        reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

QByteArray hexOf(const TlsSecret &secret)
{
    return hexOf(secret.bytes());
}

} // namespace

class TestTlsKeySchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suites_data();
    void suites();
    void unknownSuites();
    void trafficKeysOfRfc8448_data();
    void trafficKeysOfRfc8448();
    void labels_data();
    void labels();
    void labelsOfSha384();
    void nextSecretIsALabel();
    void keyBlockOfCavp();
    void keyBlockSizes();
};

void TestTlsKeySchedule::suites_data()
{
    QTest::addColumn<unsigned>("id");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>(
        "sizes"); // key, iv, explicit nonce, tag, MAC key, hash of the schedule
    QTest::newRow("1301") << 0x1301U << QByteArray("TLS_AES_128_GCM_SHA256")
                          << u"16 12 0 16 0 32"_s;
    QTest::newRow("1302") << 0x1302U << QByteArray("TLS_AES_256_GCM_SHA384")
                          << u"32 12 0 16 0 48"_s;
    QTest::newRow("1303") << 0x1303U << QByteArray("TLS_CHACHA20_POLY1305_SHA256")
                          << u"32 12 0 16 0 32"_s;
    QTest::newRow("1305") << 0x1305U << QByteArray("TLS_AES_128_CCM_8_SHA256")
                          << u"16 12 0 8 0 32"_s;
    QTest::newRow("c02f") << 0xc02fU << QByteArray("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                          << u"16 4 8 16 0 32"_s;
    QTest::newRow("009d") << 0x009dU << QByteArray("TLS_RSA_WITH_AES_256_GCM_SHA384")
                          << u"32 4 8 16 0 48"_s;
    QTest::newRow("cca8") << 0xcca8U << QByteArray("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")
                          << u"32 12 0 16 0 32"_s;
    QTest::newRow("c0ae") << 0xc0aeU << QByteArray("TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8")
                          << u"16 4 8 8 0 32"_s;
    QTest::newRow("002f") << 0x002fU << QByteArray("TLS_RSA_WITH_AES_128_CBC_SHA")
                          << u"16 0 16 0 20 32"_s;
    QTest::newRow("c027") << 0xc027U << QByteArray("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256")
                          << u"16 0 16 0 32 32"_s;
    QTest::newRow("c028") << 0xc028U << QByteArray("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384")
                          << u"32 0 16 0 48 48"_s;
}

void TestTlsKeySchedule::suites()
{
    QFETCH(const unsigned, id);
    const TlsCipherSuite *const suite = findCipherSuite(static_cast<std::uint16_t>(id));
    QVERIFY(suite != nullptr);
    QTEST(QByteArray(suite->name.data(), static_cast<qsizetype>(suite->name.size())), "name");
    QTEST(u"%1 %2 %3 %4 %5 %6"_s.arg(suite->keySize())
              .arg(suite->ivSize())
              .arg(suite->explicitNonceSize())
              .arg(suite->tagSize)
              .arg(suite->macKeySize())
              .arg(hashSize(suite->hash)),
        "sizes");
}

void TestTlsKeySchedule::unknownSuites()
{
    // None, RC4, 3DES, a GREASE value, TLS_FALLBACK_SCSV, the first behind the last.
    for (const unsigned id : { 0x0000U, 0x0005U, 0x000aU, 0x0a0aU, 0x5600U, 0xccabU, 0xffffU })
        QCOMPARE(findCipherSuite(static_cast<std::uint16_t>(id)), nullptr);
    for (const TlsCipherSuite &suite : cipherSuites())
        QCOMPARE(findCipherSuite(suite.id), &suite);
}

void TestTlsKeySchedule::trafficKeysOfRfc8448_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("iv");
    // RFC 8448, 3: simple 1-RTT handshake.
    QTest::newRow("server, handshake")
        << QByteArray("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38")
        << QByteArray("3fce516009c21727d0f2e4e86ee403bc") << QByteArray("5d313eb2671276ee13000b30");
    QTest::newRow("client, handshake")
        << QByteArray("b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21")
        << QByteArray("dbfaa693d1762c5b666af5d950258d01") << QByteArray("5bd3c71b836e0b76bb73265f");
    QTest::newRow("server, application data")
        << QByteArray("a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643")
        << QByteArray("9f02283b6c9c07efc26bb9f2ac92e356") << QByteArray("cf782b88dd83549aadf1e984");
    QTest::newRow("client, application data")
        << QByteArray("9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5")
        << QByteArray("17422dda596ed5d9acd890e3c63f5051") << QByteArray("5b78923dee08579033e523d9");
}

void TestTlsKeySchedule::trafficKeysOfRfc8448()
{
    QFETCH(const QByteArray, secret);
    const std::optional<TlsKeys> keys =
        trafficKeys(*findCipherSuite(0x1301), secretOf(secret.constData()));
    QVERIFY(keys);
    QTEST(hexOf(keys->key), "key");
    QTEST(hexOf(keys->iv), "iv");
    QVERIFY(keys->mac.empty());
}

void TestTlsKeySchedule::labels_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("expected");
    // RFC 9001, A.1 and A.5: the same function for QUIC.
    const QByteArray initial("c00cf151ca5be075ed0ebfb5c80323c42d6b7db67881289af4008f1f6c357aea");
    const QByteArray chacha("9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b");
    QTest::newRow("client initial key")
        << initial << QByteArray("quic key") << QByteArray("1f369613dd76d5467730efcbe3b1a22d");
    QTest::newRow("client initial iv")
        << initial << QByteArray("quic iv") << QByteArray("fa044b2f42a3fd3b46fb255c");
    QTest::newRow("ChaCha20 key")
        << chacha << QByteArray("quic key")
        << QByteArray("c6d98ff3441c3fe1b2182094f69caa2ed4b716b65488960a7a984979fb23e1c8");
    QTest::newRow("ChaCha20 next secret")
        << chacha << QByteArray("quic ku")
        << QByteArray("1223504755036d556342ee9361d253421a826c9ecdf3c7148684b36b714881f9");
}

void TestTlsKeySchedule::labels()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, label);
    QFETCH(const QByteArray, expected);
    TlsSecret result(static_cast<std::size_t>(expected.size() / 2));
    QVERIFY(expandLabel(
        TlsHash::Sha256, secretOf(secret.constData()), label.constData(), result.writable()));
    QCOMPARE(hexOf(result), expected);
}

void TestTlsKeySchedule::labelsOfSha384()
{
    // No longer than the hash, HKDF-Expand is one HMAC (RFC 5869, 2.3).
    const TlsSecret secret = secretOf(QByteArray(48, '\x5c').toHex().constData());
    const QByteArray info = QByteArray("\0\x20\x09tls13 key\0", 13) + '\x01';
    QByteArray expected(48, 0);
    HMAC(EVP_sha384(), secret.bytes().data(), static_cast<int>(secret.size()),
        reinterpret_cast<const unsigned char *>(info.constData()),
        static_cast<std::size_t>(info.size()), reinterpret_cast<unsigned char *>(expected.data()),
        nullptr);
    const std::optional<TlsKeys> keys = trafficKeys(*findCipherSuite(0x1302), secret);
    QVERIFY(keys);
    QCOMPARE(hexOf(keys->key), expected.first(32).toHex());
}

void TestTlsKeySchedule::nextSecretIsALabel()
{
    for (const unsigned id : { 0x1301U, 0x1302U }) {
        const TlsCipherSuite &suite = *findCipherSuite(static_cast<std::uint16_t>(id));
        const int size = static_cast<int>(hashSize(suite.hash));
        const TlsSecret secret = secretOf(QByteArray(size, '\x36').toHex().constData());
        const QByteArray info =
            QByteArray("\0", 1) + char(size) + QByteArray("\x11tls13 traffic upd\0", 19) + '\x01';
        QByteArray expected(size, 0);
        HMAC(size == 48 ? EVP_sha384() : EVP_sha256(), secret.bytes().data(), size,
            reinterpret_cast<const unsigned char *>(info.constData()),
            static_cast<std::size_t>(info.size()),
            reinterpret_cast<unsigned char *>(expected.data()), nullptr);
        const std::optional<TlsSecret> next = nextTrafficSecret(suite, secret);
        QVERIFY(next);
        QCOMPARE(hexOf(*next), expected.toHex());
    }
}

void TestTlsKeySchedule::keyBlockOfCavp()
{
    // NIST CAVP, TLS 1.2 with SHA-256, count 0; 128 bytes, as this suite needs.
    const std::optional<TlsKeyPair> pair = keyBlock(*findCipherSuite(0x003d),
        secretOf("202c88c00f84a17a20027079604787461176455539e705be730890602c289a50"
                 "01e34eeb3a043e5d52a65e66125188bf"),
        randomOf("62e1fd91f23f558a605f28478c58cf72637b89784d959df7e946d3f07bd1b616"),
        randomOf("ae6c806f8ad4d80784549dff28a4b58fd837681a51d928c3e30ee5ff14f39868"));
    QVERIFY(pair);
    QCOMPARE(hexOf(pair->client.mac),
        QByteArray("d06139889fffac1e3a71865f504aa5d0d2a2e89506c6f2279b670c3e1b74f531"));
    QCOMPARE(hexOf(pair->server.mac),
        QByteArray("016a2530c51a3a0f7e1d6590d0f0566b2f387f8d11fd4f731cdd572d2eae927f"));
    QCOMPARE(hexOf(pair->client.key),
        QByteArray("6f2f81410b25e6960be68985add6c38445ad9f8c64bf8068bf9a6679485d966f"));
    QCOMPARE(hexOf(pair->server.key),
        QByteArray("1ad6f68b43495b10a683755ea2b858d70ccac7ec8b053c6bd41ca299d4e51928"));
    QVERIFY(pair->client.iv.empty() && pair->server.iv.empty());
}

void TestTlsKeySchedule::keyBlockSizes()
{
    const TlsSecret master(std::size_t { 48 });
    for (const TlsCipherSuite &suite : cipherSuites()) {
        if (suite.tls13)
            continue;
        const std::optional<TlsKeyPair> pair = keyBlock(suite, master, {}, {});
        QVERIFY(pair);
        for (const TlsKeys &keys : { pair->client, pair->server }) {
            QCOMPARE(keys.mac.size(), suite.macKeySize());
            QCOMPARE(keys.key.size(), suite.keySize());
            QCOMPARE(keys.iv.size(), suite.ivSize());
        }
        QVERIFY(pair->client.key != pair->server.key);
    }
}

QTEST_APPLESS_MAIN(TestTlsKeySchedule)
#include "test_tls_key_schedule.moc"

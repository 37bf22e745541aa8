// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tls_record_sealer.h"
#include "tls/record_protection.h"

#include <QTest>

#include <openssl/crypto.h>

#include <cstdlib>

using namespace hitwatch;
using namespace Qt::StringLiterals;

namespace {

// What libcrypto allocates is counted: it takes functions for it, before it allocates anything.
std::size_t allocations = 0;

void *countedAllocate(std::size_t size, const char *, int)
{
    ++allocations;
    return std::malloc(size);
}

void *countedReallocate(void *memory, std::size_t size, const char *, int)
{
    ++allocations;
    return std::realloc(memory, size);
}

void countedFree(void *memory, const char *, int)
{
    std::free(memory);
}

const bool counting =
    CRYPTO_set_mem_functions(countedAllocate, countedReallocate, countedFree) == 1;

using Bytes = std::vector<std::uint8_t>;

Bytes bytesOf(const char *hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    return { bytes.begin(), bytes.end() };
}

Bytes contentOf(std::size_t size)
{
    Bytes content(size);
    for (std::size_t at = 0; at < size; ++at)
        content[at] = static_cast<std::uint8_t>(at * 7 + 1);
    return content;
}

/// Opens a record that begins with its header. The memory is as long as it must be and no longer.
QString opened(TlsRecordProtection &protection, std::uint64_t sequence, const Bytes &record)
{
    const Bytes fragment(record.begin() + kTlsRecordHeaderSize, record.end());
    Bytes into(fragment.size());
    const std::optional<TlsPlaintext> plaintext = protection.open(
        sequence, TlsRecordHeader(record.data(), kTlsRecordHeaderSize), fragment, into);
    if (!plaintext)
        return u"-"_s;
    const QByteArray content(
        reinterpret_cast<const char *>(into.data()), static_cast<qsizetype>(plaintext->size));
    return u"%1:"_s.arg(plaintext->type) + QString::fromLatin1(content.toHex());
}

QString shown(std::uint8_t type, const Bytes &content)
{
    return u"%1:"_s.arg(type)
        + QString::fromLatin1(QByteArray(
            reinterpret_cast<const char *>(content.data()), static_cast<qsizetype>(content.size()))
                                  .toHex());
}

/// Both ends of one direction.
struct Ends {
    Ends(const TlsCipherSuite &suite, bool encryptThenMac)
        : secret(contentOf(hashSize(suite.hash)))
        , keys(suite.tls13 ? *trafficKeys(suite, secret)
                           : keyBlock(suite, TlsSecret(contentOf(48)), {}, {})->client)
        , sealer(suite, keys, encryptThenMac)
    {
        ready = suite.tls13 ? protection.setKeys13(suite, secret)
                            : protection.setKeys12(suite, keys, encryptThenMac);
    }

    TlsSecret secret;
    TlsKeys keys;
    TlsRecordSealer sealer;
    TlsRecordProtection protection;
    bool ready = false;
};

/// One row for each suite, and a second one for encrypt-then-MAC.
void addSuites()
{
    QTest::addColumn<unsigned>("id");
    QTest::addColumn<bool>("encryptThenMac");
    for (const TlsCipherSuite &suite : cipherSuites()) {
        const std::string name(suite.name);
        QTest::newRow(name.c_str()) << unsigned { suite.id } << false;
        if (suite.isCbc())
            QTest::newRow((name + ", encrypt-then-MAC").c_str()) << unsigned { suite.id } << true;
    }
}

Ends fetchedEnds()
{
    QFETCH(const unsigned, id);
    QFETCH(const bool, encryptThenMac);
    return { *findCipherSuite(static_cast<std::uint16_t>(id)), encryptThenMac };
}

} // namespace

class TestTlsRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsOfRfc8448_data();
    void recordsOfRfc8448();
    void opensWhatWasSealed_data() { addSuites(); }
    void opensWhatWasSealed();
    void refusesWhatWasChanged_data() { addSuites(); }
    void refusesWhatWasChanged();
    void refusesWhatIsTooShort_data() { addSuites(); }
    void refusesWhatIsTooShort();
    void padding_data() { addSuites(); }
    void padding();
    void wrongPaddingOfCbc();
    void nothingButPadding();
    void allocatesNothing_data() { addSuites(); }
    void allocatesNothing();
    void keysMayChange();
    void withoutKeys();
};

void TestTlsRecords::recordsOfRfc8448_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<unsigned>("sequence");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("expected");
    // RFC 8448, 3.
    const QByteArray client("9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5");
    const QByteArray server("a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643");
    Bytes content(50);
    for (std::uint8_t at = 0; at < 50; ++at)
        content[at] = at;
    QTest::newRow("client, application data")
        << client << 0U
        << QByteArray("1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8"
                      "a5b46b395bd54a9a20441e2b62974e1f5a6292a2977014bd1e3deae63aeebb21694915e4")
        << shown(23, content);
    QTest::newRow("server, application data")
        << server << 1U
        << QByteArray("17030300432e937e11ef4ac740e538ad36005fc4a46932fc3225d05f82aa1b36e30efaf9"
                      "7d90e6dffc602dcb501a59a8fcc49c4bf2e5f0a21c0047c2abf332540dd032e167c2955d")
        << shown(23, content);
    QTest::newRow("client, alert")
        << client << 1U << QByteArray("1703030013c9872760655666b74d7ff1153efd6db6d0b0e3")
        << u"21:0100"_s;
    QTest::newRow("server, alert")
        << server << 2U << QByteArray("1703030013b58fd67166ebf599d24720cfbe7efa7a8864a9")
        << u"21:0100"_s;
    QTest::newRow("client, alert under another number")
        << client << 0U << QByteArray("1703030013c9872760655666b74d7ff1153efd6db6d0b0e3") << u"-"_s;
}

void TestTlsRecords::recordsOfRfc8448()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const unsigned, sequence);
    QFETCH(const QByteArray, record);
    TlsRecordProtection protection;
    QVERIFY(protection.setKeys13(
        *findCipherSuite(0x1301), TlsSecret(ByteView(bytesOf(secret.constData())))));
    QTEST(opened(protection, sequence, bytesOf(record.constData())), "expected");
}

void TestTlsRecords::opensWhatWasSealed()
{
    Ends ends = fetchedEnds();
    QVERIFY(ends.ready);
    for (const std::size_t size : { 0, 1, 15, 16, 17, 255, 256, 16384 }) {
        for (const std::uint64_t sequence :
            { std::uint64_t { 0 }, std::uint64_t { 1 }, std::uint64_t { 0x0123456789abcdef } }) {
            const Bytes content = contentOf(size);
            const Bytes record = ends.sealer.seal(sequence, 23, content);
            QCOMPARE(opened(ends.protection, sequence, record), shown(23, content));
            QCOMPARE(opened(ends.protection, sequence + 1, record), u"-"_s);
            QCOMPARE(opened(ends.protection, sequence, record), shown(23, content));
        }
    }
    // The type is a part of what is protected.
    const Bytes alert = ends.sealer.seal(5, 21, bytesOf("0100"));
    QCOMPARE(opened(ends.protection, 5, alert), u"21:0100"_s);
}

void TestTlsRecords::refusesWhatWasChanged()
{
    Ends ends = fetchedEnds();
    const Bytes record = ends.sealer.seal(3, 23, contentOf(40));
    const bool lengthCounts = ends.keys.iv.size() == 12 && record.size() == 5 + 41 + 16;
    for (std::size_t at = 0; at < record.size(); ++at) {
        if ((at == 3 || at == 4) && !lengthCounts)
            continue; // TLS 1.2 protects the length of the content, which is not in the header
        Bytes changed = record;
        changed[at] ^= 0x10;
        QCOMPARE(opened(ends.protection, 3, changed), u"-"_s);
    }
    QCOMPARE(opened(ends.protection, 3, record), shown(23, contentOf(40)));
}

void TestTlsRecords::refusesWhatIsTooShort()
{
    Ends ends = fetchedEnds();
    const Bytes record = ends.sealer.seal(0, 23, contentOf(100));
    for (std::size_t size = kTlsRecordHeaderSize; size < record.size(); ++size) {
        const Bytes cut(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(size));
        QCOMPARE(opened(ends.protection, 0, cut), u"-"_s);
    }
    // No room for what would come out.
    Bytes fragment(record.begin() + 5, record.end());
    Bytes into(fragment.size() - 1);
    QVERIFY(!ends.protection.open(
        0, TlsRecordHeader(record.data(), kTlsRecordHeaderSize), fragment, into));
    // Longer than the header of a record can say.
    fragment.resize(65'536 + 16);
    into.resize(fragment.size());
    QVERIFY(!ends.protection.open(
        0, TlsRecordHeader(record.data(), kTlsRecordHeaderSize), fragment, into));
}

void TestTlsRecords::padding()
{
    Ends ends = fetchedEnds();
    for (std::size_t amount = 0; amount <= 15; ++amount) {
        for (const std::size_t size : { 0, 1, 11, 12, 27, 300 }) {
            const Bytes content = contentOf(size);
            QCOMPARE(opened(ends.protection, 9, ends.sealer.seal(9, 23, content, amount)),
                shown(23, content));
        }
    }
}

void TestTlsRecords::wrongPaddingOfCbc()
{
    // A padding of 16 bytes in a block of its own. A change of the last byte of the block before
    // changes only the last byte of the padding, which then says another length.
    const TlsCipherSuite &suite = *findCipherSuite(0x002f);
    Ends ends(suite, false);
    const Bytes record = ends.sealer.seal(0, 23, contentOf(12)); // 12 + 20 of the MAC
    QCOMPARE(record.size(), std::size_t { 5 + 16 + 48 });
    for (unsigned change = 1; change < 256; ++change) {
        Bytes changed = record;
        changed[5 + 16 + 31] ^= static_cast<std::uint8_t>(change);
        QCOMPARE(opened(ends.protection, 0, changed), u"-"_s);
    }
}

void TestTlsRecords::nothingButPadding()
{
    Ends ends(*findCipherSuite(0x1301), false);
    const Bytes record = ends.sealer.seal(0, 0, {}, 20);
    QCOMPARE(opened(ends.protection, 0, record), u"0:"_s);
}

void TestTlsRecords::allocatesNothing()
{
    QVERIFY(counting);
    Ends ends = fetchedEnds();
    const Bytes record = ends.sealer.seal(0, 23, contentOf(1000));
    const Bytes fragment(record.begin() + kTlsRecordHeaderSize, record.end());
    Bytes into(fragment.size());
    const TlsRecordHeader header(record.data(), kTlsRecordHeaderSize);
    const std::size_t before = allocations;
    for (int round = 0; round < 3; ++round)
        QVERIFY(ends.protection.open(0, header, fragment, into));
    // An HMAC has two hashes, and libcrypto 3.0 makes a new state for each.
    const std::size_t ofHashes = ends.keys.mac.empty() ? 0 : 3 * 2;
    QVERIFY2(allocations - before <= ofHashes, qPrintable(QString::number(allocations - before)));
}

void TestTlsRecords::keysMayChange()
{
    // One object, one suite after the other: nothing stays of the one before.
    TlsRecordProtection protection;
    for (int round = 0; round < 2; ++round) {
        for (const TlsCipherSuite &suite : cipherSuites()) {
            Ends ends(suite, round == 1);
            QVERIFY(suite.tls13 ? protection.setKeys13(suite, ends.secret)
                                : protection.setKeys12(suite, ends.keys, round == 1));
            TlsRecordProtection moved = std::move(protection);
            const Bytes record = ends.sealer.seal(1, 23, contentOf(30));
            QCOMPARE(opened(moved, 1, record), shown(23, contentOf(30)));
            protection = std::move(moved);
        }
    }
}

void TestTlsRecords::withoutKeys()
{
    TlsRecordProtection protection;
    QVERIFY(!protection.hasKeys());
    QCOMPARE(
        opened(protection, 0, bytesOf("1703030013b58fd67166ebf599d24720cfbe7efa7a8864a9")), u"-"_s);
}

QTEST_APPLESS_MAIN(TestTlsRecords)
#include "test_tls_records.moc"

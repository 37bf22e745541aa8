// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/hpack_decoder.h"
#include "http2/hpack_huffman.h"

#include <QTest>

#include <string>

using namespace hitwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBudget = std::size_t { 1 } << 20;

/// Method, path, authority and status as "GET / www.example.com -"; "?" is a value that is not known.
QString shown(const HpackFields &fields)
{
    QStringList parts;
    for (const HpackName name :
        { HpackName::Method, HpackName::Path, HpackName::Authority, HpackName::Status }) {
        const HpackFields::Field &field = fields[name];
        if (field.state == HpackFields::State::Known)
            parts += QString::fromLatin1(field.value.data(), static_cast<int>(field.value.size()));
        else
            parts += field.state == HpackFields::State::Absent ? u"-"_s : u"?"_s;
    }
    return parts.join(u' ') + (fields.unknownNames ? u" +?"_s : QString());
}

struct Decoding {
    explicit Decoding(bool beginningSeen) { decoder.reset(beginningSeen, pool); }
    ~Decoding() { decoder.reset(true, pool); }

    QString take(const QByteArray &block)
    {
        const ByteView bytes { reinterpret_cast<const std::uint8_t *>(block.constData()),
            static_cast<std::size_t>(block.size()) };
        return decoder.decode(bytes, fields, scratch, pool) ? shown(fields)
                                                            : QStringLiteral("malformed");
    }

    BlockPool pool { kBudget };
    HpackDecoder decoder;
    HpackFields fields;
    HpackScratch scratch;
};

} // namespace

class TestHttp2Hpack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocks_data();
    void blocks();
    void huffmanCodes_data();
    void huffmanCodes();
    void tableIsBounded();
    void memoryIsGivenBack();
    void longValuesAreCut();
};

void TestHttp2Hpack::blocks_data()
{
    QTest::addColumn<bool>("beginningSeen");
    QTest::addColumn<QStringList>("blocks");
    QTest::addColumn<QStringList>("wanted");

    const QStringList plain { u"828684410f7777772e6578616d706c652e636f6d"_s,
        u"828684be58086e6f2d6361636865"_s, u"828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565"_s };
    const QStringList requests { u"GET / www.example.com -"_s, u"GET / www.example.com -"_s,
        u"GET /index.html www.example.com -"_s };
    QTest::newRow("RFC 7541, C.3") << true << plain << requests;
    QTest::newRow("RFC 7541, C.4") << true
                                   << QStringList { u"828684418cf1e3c2e5f23a6ba0ab90f4ff"_s,
                                          u"828684be5886a8eb10649cbf"_s,
                                          u"828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"_s }
                                   << requests;
    // The table has 256 bytes there (a size update of 31 + 225 comes first).
    QTest::newRow("RFC 7541, C.5")
        << true
        << QStringList { u"3fe101"
                         u"4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a"
                         u"31333a323120474d546e1768747470733a2f2f7777772e6578616d706c652e636f6d"_s,
               u"4803333037c1c0bf"_s }
        << QStringList { u"- - - 302"_s, u"- - - 307"_s };
    QTest::newRow("RFC 7541, C.6") << true
                                   << QStringList { u"3fe101"
                                                    u"488264025885aec3771a4b6196d07abe941054d444a820"
                                                    u"0595040b8166e082a62d1bff6e919d29ad171863c78f0b"
                                                    u"97c8e9ae82ae43d3"_s,
                                          u"4883640effc1c0bf"_s }
                                   << QStringList { u"- - - 302"_s, u"- - - 307"_s };
    QTest::newRow("begun in the middle: what was inserted before is not known")
        << false << plain.mid(1)
        << QStringList { u"GET / - - +?"_s, u"GET /index.html - - +?"_s };
    QTest::newRow("begun in the middle: what is inserted later is known")
        << false << QStringList { u"be"_s + plain[0], plain[1] }
        << QStringList { u"GET / www.example.com - +?"_s, u"GET / www.example.com -"_s };
    QTest::newRow("a name from an unknown entry") << false << QStringList { u"7e0161"_s }
                                                  << QStringList { u"- - - - +?"_s };
    QTest::newRow("an index that nobody has") << true << QStringList { u"be"_s }
                                              << QStringList { u"malformed"_s };
    QTest::newRow("index 0") << true << QStringList { u"80"_s } << QStringList { u"malformed"_s };
    QTest::newRow("an integer that does not end")
        << true << QStringList { u"ffffffffffffffffff"_s } << QStringList { u"malformed"_s };
    QTest::newRow("a string over the end") << true << QStringList { u"00057465"_s }
                                           << QStringList { u"malformed"_s };
    QTest::newRow("the first of two counts") << true << QStringList { u"8283"_s }
                                             << QStringList { u"GET - - -"_s };
    QTest::newRow("an entry over the size empties the table")
        << true
        << QStringList { plain[0], u"3f01400a637573746f6d2d6b65790c637573746f6d2d76616c7565"_s, u"be"_s }
        << QStringList { requests[0], u"- - - -"_s, u"malformed"_s };
}

void TestHttp2Hpack::blocks()
{
    QFETCH(bool, beginningSeen);
    QFETCH(QStringList, blocks);
    QFETCH(QStringList, wanted);
    Decoding decoding(beginningSeen);
    QStringList found;
    for (const QString &block : blocks)
        found += decoding.take(QByteArray::fromHex(block.toLatin1()));
    QCOMPARE(found, wanted);
}

void TestHttp2Hpack::huffmanCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("www.example.com") << u"f1e3c2e5f23a6ba0ab90f4ff"_s << u"www.example.com"_s;
    QTest::newRow("no padding") << u"a8eb10649cbf"_s << u"no-cache"_s;
    QTest::newRow("padding of zeros") << u"f1e3c2e5f23a6ba0ab90f4fe"_s << u"invalid"_s;
    QTest::newRow("padding of a byte") << u"f1e3c2e5f23a6ba0ab90f4ffff"_s << u"invalid"_s;
    QTest::newRow("the end of string is no symbol") << u"3fffffffff"_s << u"invalid"_s;
}

void TestHttp2Hpack::huffmanCodes()
{
    QFETCH(QString, code);
    QFETCH(QString, text);
    const QByteArray bytes = QByteArray::fromHex(code.toLatin1());
    std::string out(32, '\0');
    const auto length = decodeHuffman({ reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                          static_cast<std::size_t>(bytes.size()) },
        out.data(), out.size());
    QCOMPARE(length ? QString::fromStdString(out.substr(0, *length)) : QStringLiteral("invalid"),
        text);
}

/// An attacker may ask for a table of 4 GiB and fill it.
void TestHttp2Hpack::tableIsBounded()
{
    Decoding decoding(true);
    QCOMPARE(decoding.take(QByteArray::fromHex("3fe1ffffff0f")), QStringLiteral("- - - -"));
    const QByteArray insertion = QByteArray::fromHex("447f8107") + QByteArray(127 + 1 + 7 * 128, 'p');
    for (int i = 0; i < 1000; ++i)
        decoding.take(insertion);
    QVERIFY2(decoding.pool.usedBytes() <= 4 * HpackTable::kLargestSize,
        qPrintable(QString::number(decoding.pool.usedBytes())));
    // What is beyond is older than anything that is kept: unknown, not invalid.
    QCOMPARE(decoding.take(QByteArray::fromHex("ffff07")), QStringLiteral("- - - - +?"));
}

void TestHttp2Hpack::memoryIsGivenBack()
{
    Decoding decoding(true);
    decoding.take(QByteArray::fromHex("828684410f7777772e6578616d706c652e636f6d"));
    QVERIFY(decoding.pool.usedBytes() > 0);
    decoding.decoder.forget(decoding.pool);
    QCOMPARE(decoding.pool.usedBytes(), std::size_t { 0 });
    QCOMPARE(decoding.take(QByteArray::fromHex("be")), QStringLiteral("- - - - +?"));
}

void TestHttp2Hpack::longValuesAreCut()
{
    Decoding decoding(true);
    const QByteArray path(127 + 20'000, 'p');
    decoding.take(QByteArray::fromHex("047fa09c01") + path);
    const HpackFields::Field &field = decoding.fields[HpackName::Path];
    QVERIFY(field.cut);
    QCOMPARE(field.value.size(), HpackTable::kLongestValue);
}

QTEST_GUILESS_MAIN(TestHttp2Hpack)
#include "test_http2_hpack.moc"

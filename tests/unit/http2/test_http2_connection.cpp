// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogue.h"
#include "http2_frames.h"

#include <QTest>

using namespace hitwatch;
using namespace Qt::StringLiterals;
using namespace hitwatch::test;

namespace {

using Type = Http2FrameType;

DialogueStep says(bool client, std::string bytes)
{
    DialogueStep step;
    step.fromClient = client;
    step.bytes = std::move(bytes);
    return step;
}

DialogueStep client(std::string bytes)
{
    return says(true, std::move(bytes));
}

DialogueStep server(std::string bytes)
{
    return says(false, std::move(bytes));
}

DialogueStep gap(bool fromClient, std::uint64_t bytes)
{
    DialogueStep step;
    step.kind = DialogueStep::Kind::Gap;
    step.fromClient = fromClient;
    step.gap = bytes;
    return step;
}

QStringList linesOf(const DialogueResult &result)
{
    QStringList lines;
    for (const std::string &line : result.lines)
        lines += QString::fromStdString(line).remove(u" after 0ms"_s);
    return lines;
}

using Steps = std::vector<DialogueStep>;

} // namespace

Q_DECLARE_METATYPE(Steps)

class TestHttp2Connection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyCut_data();
    void anyCut();
    void middle_data();
    void middle();
    void loss_data();
    void loss();
    void timeToFirstByte();
    void streamsAreBounded();
    void fieldBlocksAreBounded();
    void memoryIsBounded();
    void continuationFloodHoldsNothing();
};

void TestHttp2Connection::anyCut_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<QStringList>("wanted");
    const std::string hello = kPreface + settings();
    const QStringList pair { u"request #1 GET h2.example /a"_s,
        u"response #1 200 GET h2.example /a"_s };

    QTest::newRow("a request and its response")
        << Steps { client(hello + headers(1, requestFields("/a/b"))),
               server(settings() + headers(1, responseFields("200"))) }
        << pair;
    QTest::newRow("the server speaks first")
        << Steps { server(settings()), client(hello + headers(1, requestFields("/a/b"))),
               server(headers(1, responseFields("200"))) }
        << pair;
    QTest::newRow("content of both, padded")
        << Steps { client(hello + headers(1, requestFields("/up", "h2.example", "POST"), kEndHeaders)
                       + data(1, "12345") + data(1, std::string("\x02" "678\0\0", 6), kPadded)
                       + data(1, "", kEndStream)),
               server(headers(1, responseFields("201"), kEndHeaders) + data(1, "ok", kEndStream)) }
        << QStringList { u"request #1 POST h2.example /up body 8"_s,
               u"response #1 201 POST h2.example /up body 2"_s };
    QTest::newRow("responses in another order")
        << Steps { client(hello + headers(1, requestFields("/a")) + headers(3, requestFields("/b"))),
               server(headers(3, responseFields("404")) + headers(1, responseFields("200"))) }
        << QStringList { u"request #1 GET h2.example /a"_s,
               u"request #2 GET h2.example /b"_s, u"response #2 404 GET h2.example /b"_s,
               u"response #1 200 GET h2.example /a"_s };
    const std::string block = requestFields("/a/b");
    QTest::newRow("a field block in many frames")
        << Steps { client(hello
                       + headers(1, std::string("\x03\0\0\0\0\x10", 6) + block.substr(0, 3)
                               + std::string(3, '\0'),
                           kEndStream | kPadded | kPriority)
                       + frame(Type::Continuation, 0, 1) + frame(Type::Continuation, 0, 1, block.substr(3, 5))
                       + frame(Type::Continuation, kEndHeaders, 1, block.substr(8))),
               server(headers(1, responseFields("200"))) }
        << pair;
    QTest::newRow("interim response, trailers, unknown frames")
        << Steps { client(hello + frame(static_cast<Type>(0xbe), 0xff, 7, "whatever")
                       + headers(1, requestFields("/a/b"), kEndHeaders)
                       + headers(1, field("x-sum", "1"))),
               server(headers(1, responseFields("103"), kEndHeaders)
                   + headers(1, responseFields("200"), kEndHeaders) + data(1, "x")
                   + headers(1, field("grpc-status", "0"))) }
        << QStringList { pair[0], u"interim #1 103 GET h2.example /a"_s, pair[1] + u" body 1"_s };
    QTest::newRow("pushed by the server: nobody asked")
        << Steps { client(hello + headers(1, requestFields("/a/b"))),
               server(frame(Type::PushPromise, kEndHeaders, 1,
                          std::string("\0\0\0\2", 4) + requestFields("/pushed"))
                   + headers(1, responseFields("200")) + headers(2, responseFields("200"))) }
        << pair;
    QTest::newRow("reset by the client: no response is missing")
        << Steps { client(hello + headers(1, requestFields("/a/b"))
                       + frame(Type::ResetStream, 0, 1, std::string("\0\0\0\x08", 4))
                       + headers(3, requestFields("/b"))),
               server(headers(3, responseFields("200"))) }
        << QStringList { pair[0], u"request #2 GET h2.example /b"_s,
               u"response #2 200 GET h2.example /b"_s };
    QTest::newRow("no response")
        << Steps { client(hello + headers(1, requestFields("/a/b"))), server(settings()) }
        << QStringList { pair[0], u"unpaired #1 GET h2.example /a"_s };
    QTest::newRow("a tunnel carries no content")
        << Steps { client(hello
                       + headers(1, field(":method", "CONNECT") + field(":authority", "far:443"),
                           kEndHeaders)
                       + data(1, "GET / HTTP/1.1\r\n\r\n")),
               server(headers(1, responseFields("200"), kEndHeaders) + data(1, "secret")) }
        << QStringList { u"request #1 CONNECT far:443"_s,
               u"response #1 200 CONNECT far:443"_s };
    QTest::newRow("upgraded from HTTP/1.1")
        << Steps { client("GET /old HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                          "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n"),
               server("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
                   + settings() + headers(1, responseFields("200"))),
               client(hello + headers(3, requestFields("/new"))),
               server(headers(3, responseFields("204"))) }
        << QStringList { u"request #1 GET h /old"_s, u"response #1 101 GET h /old"_s,
               u"response #1 200 GET h /old"_s, u"request #2 GET h2.example /new"_s,
               u"response #2 204 GET h2.example /new"_s };
}

/// How a stream is cut into segments changes nothing.
void TestHttp2Connection::anyCut()
{
    QFETCH(Steps, steps);
    QFETCH(QStringList, wanted);
    Dialogue dialogue;
    dialogue.steps = steps;
    QCOMPARE(linesOf(play(dialogue, {})), wanted);
    for (const std::size_t size : { 1, 2, 3, 5, 9, 10, 24 }) {
        const QStringList lines = linesOf(play(dialogue, { size, 0, 0 }));
        QVERIFY2(lines == wanted, qPrintable(QStringLiteral("in pieces of %1: %2").arg(size).arg(lines.join(u'\n'))));
    }
    for (std::size_t step = 0; step < steps.size(); ++step) {
        for (std::size_t at = 1; at < steps[step].bytes.size(); ++at) {
            const QStringList lines = linesOf(play(dialogue, { 0, step, at }));
            QVERIFY2(lines == wanted,
                qPrintable(QStringLiteral("step %1 cut at %2: %3").arg(step).arg(at).arg(lines.join(u'\n'))));
        }
    }
}

void TestHttp2Connection::middle_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<QStringList>("wanted");
    const std::string ping = frame(Type::Ping, 0, 0, "12345678");
    QTest::newRow("whole frames in segments")
        << Steps { client(headers(7, requestFields("/a"))), server(headers(7, responseFields("200"))),
               client(headers(9, requestFields("/b"))), server(headers(9, responseFields("404"))) }
        << QStringList { u"request #1 GET h2.example /a"_s,
               u"request #2 GET h2.example /b"_s, u"response #1 200 GET h2.example /a"_s,
               u"response #2 404 GET h2.example /b"_s };
    QTest::newRow("from the first segment that begins with a frame")
        << Steps { server("the end of some content" + ping + data(7, "more") + data(7, "end", kEndStream)
               + headers(9, responseFields("200"))),
               client(ping + headers(11, requestFields("/b"))), server(headers(11, responseFields("200"))) }
        << QStringList { u"request #1 GET h2.example /b"_s,
               u"response #1 200 GET h2.example /b"_s };
    QTest::newRow("what was held before it was clear comes first")
        << Steps { client(headers(7, requestFields("/a"))),
               server(headers(7, responseFields("200"), kEndHeaders) + data(7, "x", kEndStream)),
               client(headers(9, requestFields("/b"))), server(headers(9, responseFields("404"))) }
        << QStringList { u"request #1 GET h2.example /a"_s, u"response #1 200 GET h2.example /a body 1"_s,
               u"request #2 GET h2.example /b"_s, u"response #2 404 GET h2.example /b"_s };
    QTest::newRow("names from a table that was not seen")
        << Steps { client(headers(7, "\x82\xbe\xbf\x86")), client(headers(9, "\x82\xbe\xbf\x86")),
               server(headers(7, "\x88")), server(headers(9, "\x8d")) }
        << QStringList { u"request #1 GET (192.0.2.2) (unknown)"_s,
               u"request #2 GET (192.0.2.2) (unknown)"_s,
               u"response #1 200 GET (192.0.2.2) (unknown)"_s,
               u"response #2 404 GET (192.0.2.2) (unknown)"_s };
    QTest::newRow("bytes of another protocol")
        << Steps { client(std::string("\0\0\x04\x08\0\0\0\0\0\0\0\0\1", 13)),
               server(std::string("\0\0\x10\0\0\0\0\1\1", 9) + std::string(4096, 'x')),
               client(std::string(64, '\0')) }
        << QStringList {};
}

void TestHttp2Connection::middle()
{
    QFETCH(Steps, steps);
    QFETCH(QStringList, wanted);
    Dialogue dialogue;
    dialogue.midstream = true;
    dialogue.steps = steps;
    QCOMPARE(linesOf(play(dialogue, {})), wanted);
}

void TestHttp2Connection::loss_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<QStringList>("wanted");
    const std::string hello = kPreface + settings();
    const std::string first = headers(1, requestFields("/a"));
    const QString request = u"request #1 GET h2.example /a"_s;
    QTest::newRow("within content: its length is known")
        << Steps { client(hello + first),
               server(headers(1, responseFields("200"), kEndHeaders)
                   + data(1, std::string(100, 'x'), kEndStream).substr(0, 50)),
               gap(false, 40), server(std::string(19, 'x')), client(headers(3, requestFields("/b"))),
               server(headers(3, responseFields("204"))) }
        << QStringList { request, u"response #1 200 GET h2.example /a body 100"_s,
               u"request #2 GET h2.example /b"_s, u"response #2 204 GET h2.example /b"_s };
    const QStringList behindPreface { u"request #1 GET h2.example /b"_s,
        u"response #1 204 GET h2.example /b"_s };
    QTest::newRow("the preface, behind the server's first frames")
        << Steps { server(settings()), gap(true, hello.size() + first.size()),
               client(headers(3, requestFields("/b"))), server(headers(3, responseFields("204"))) }
        << behindPreface;
    QTest::newRow("the preface, in front of the server's first frames")
        << Steps { gap(true, hello.size()), server(settings()),
               client(headers(3, requestFields("/b"))), server(headers(3, responseFields("204"))) }
        << behindPreface;
    QTest::newRow("within a field block: the frames go on, the table is not known")
        << Steps { client(hello + headers(1, indexedField(":authority", "h2.example") + "\x82\x84\x86")
                       + headers(3, indexedField("x", "y")).substr(0, 10)),
               gap(true, 3), client(std::string(1, 'y') + headers(5, "\x82\x85\xbe\x86")),
               server(headers(1, "\x88") + headers(3, "\x88") + headers(5, "\x89")) }
        << QStringList { u"request #1 GET h2.example /"_s, u"desync"_s,
               u"request #2 GET (192.0.2.2) /index.html"_s,
               u"response #1 200 GET h2.example /"_s, u"response 200 alone (192.0.2.2)"_s,
               u"response #2 204 GET (192.0.2.2) /index.html"_s };
    QTest::newRow("over frame headers: it goes on at the next frame")
        << Steps { client(hello + first), gap(true, 200), client(headers(9, requestFields("/c"))),
               server(headers(1, responseFields("200")) + headers(9, responseFields("200"))) }
        << QStringList { request, u"desync"_s, u"request #2 GET h2.example /c"_s,
               u"response #1 200 GET h2.example /a"_s, u"response #2 200 GET h2.example /c"_s };
    QTest::newRow("a frame between those of a field block")
        << Steps { client(hello + headers(1, requestFields("/a"), 0) + data(1, "x")),
               client(headers(3, requestFields("/b"))) }
        << QStringList { u"desync"_s, u"request #1 GET h2.example /b"_s,
               u"unpaired #1 GET h2.example /b"_s };
}

void TestHttp2Connection::loss()
{
    QFETCH(Steps, steps);
    QFETCH(QStringList, wanted);
    Dialogue dialogue;
    dialogue.steps = steps;
    QCOMPARE(linesOf(play(dialogue, {})), wanted);
}

/// From the end of the request's field block to the beginning of the response's.
void TestHttp2Connection::timeToFirstByte()
{
    const std::string response = headers(1, responseFields("200"));
    Dialogue dialogue;
    dialogue.steps = { client(kPreface + settings()), client(headers(1, requestFields("/a"))),
        server(response.substr(0, 4)), server(response.substr(4)) };
    for (std::size_t i = 0; i < dialogue.steps.size(); ++i)
        dialogue.steps[i].time = static_cast<TimeNs>(i) * 7 * kMillisecond;
    QCOMPARE(linesOf(play(dialogue, {})),
        (QStringList { u"request #1 GET h2.example /a"_s,
            u"response #1 200 GET h2.example /a after 7ms"_s }));
}

void TestHttp2Connection::streamsAreBounded()
{
    Dialogue dialogue;
    dialogue.limits.http2Streams = 4;
    std::string requests = kPreface + settings();
    for (std::uint32_t stream = 1; stream < 21; stream += 2)
        requests += headers(stream, requestFields("/a"));
    dialogue.steps = { client(requests) };
    const DialogueResult result = play(dialogue, {});
    QCOMPARE(result.counters.pendingDropped, std::uint64_t { 6 });
    QCOMPARE(linesOf(result).filter(u"request"_s).size(), 10);
}

void TestHttp2Connection::fieldBlocksAreBounded()
{
    Dialogue dialogue;
    dialogue.limits.headerBytes = 1000;
    dialogue.steps = { client(kPreface + settings() + headers(1, requestFields("/a"), kEndStream)),
        client(frame(Type::Continuation, 0, 1, std::string(2000, 'x'))
            + frame(Type::Continuation, kEndHeaders, 1, "x") + headers(3, requestFields("/b"))) };
    const DialogueResult result = play(dialogue, {});
    QCOMPARE(result.counters.headersTooLong, std::uint64_t { 1 });
    QCOMPARE(linesOf(result),
        (QStringList { u"desync"_s, u"request #1 GET h2.example /b"_s,
            u"unpaired #1 GET h2.example /b"_s }));
}

void TestHttp2Connection::memoryIsBounded()
{
    Dialogue dialogue;
    dialogue.limits.pendingBytes = 512;
    dialogue.steps = { client(kPreface + settings() + headers(1, requestFields("/a"))) };
    const DialogueResult result = play(dialogue, {});
    QCOMPARE(result.counters.http2Connections, std::uint64_t { 1 });
    QCOMPARE(linesOf(result), QStringList { u"http2 (192.0.2.2)"_s });
}

void TestHttp2Connection::continuationFloodHoldsNothing()
{
    Dialogue dialogue;
    dialogue.limits.heldHeaderBytes = 64;
    std::string flood = kPreface + settings() + headers(1, {}, 0);
    for (int i = 0; i < 10'000; ++i)
        flood += frame(Type::Continuation, 0, 1);
    dialogue.steps = { client(flood + frame(Type::Continuation, kEndHeaders, 1, "\x82\x84\x86")) };
    QCOMPARE(linesOf(play(dialogue, {})).first(),
        QStringLiteral("request #1 GET (192.0.2.2) /"));
}

QTEST_GUILESS_MAIN(TestHttp2Connection)
#include "test_http2_connection.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The small readers: start lines, header sections, chunks, ClientHello.
#include "http/body_framing.h"
#include "http/chunked_reader.h"
#include "http/header_section.h"
#include "http/message_parser.h"
#include "http/methods.h"
#include "http/plain_fields.h"
#include "http/proxy_header.h"
#include "http/start_line.h"
#include "http/tls_client_hello.h"

#include <QTest>

#include <string>

using namespace hitwatch;

class HttpSyntaxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startLines_data();
    void startLines();
    void methodsOver256BytesAreRefused();
    void startLinePrefixesStayOpen();
    void relatives_data();
    void relatives();
    void proxyHeaders_data();
    void proxyHeaders();
    void parserStopsAtTheBlankLine_data();
    void parserStopsAtTheBlankLine();
    void plainFieldsAreReadAlike_data();
    void plainFieldsAreReadAlike();
    void registeredMethods();
    void oddMethodsAreRemembered();
    void responseFraming_data();
    void responseFraming();
    void chunks_data();
    void chunks();
    void clientHelloClaims_data();
    void clientHelloClaims();
    void clientHelloInManyRecords();
};

void HttpSyntaxTest::startLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *bytes, StartLineKind kind) {
        QTest::newRow(bytes) << QByteArray(bytes) << static_cast<int>(kind);
    };
    row("GET / HTTP/1.1\r\n", StartLineKind::Request);
    row("G / HTTP/1.0\n", StartLineKind::Request);
    row("GET \t /a b \t HTTP/1.1 \r\n", StartLineKind::Request);
    row("GET HTTP/1.1 HTTP/1.1\n", StartLineKind::Request);
    row("GET HTTP/1.1\n", StartLineKind::RefusedRequest);
    row("GET /\n", StartLineKind::None);
    row("GET / HTTP/2.0\n", StartLineKind::RefusedRequest);
    row("GET / HTTP/1.10\n", StartLineKind::RefusedRequest);
    row("GET / HTTP/1.01\r\n", StartLineKind::RefusedRequest);
    row("GET / HTTP/01.1\r\n", StartLineKind::RefusedRequest);
    row("GET / HTTP/1\r\n", StartLineKind::RefusedRequest);
    row("GET / HTTP/\r\n", StartLineKind::RefusedRequest);
    row("GET / XHTTP/1.1\r\n", StartLineKind::None);
    row("GET / HTTP/1.x\n", StartLineKind::None);
    row("GET / http/1.1\n", StartLineKind::None);
    row("GET /HTTP/1.1\n", StartLineKind::None);
    row("OPTIONS rtsp://h RTSP/1.0\n", StartLineKind::None);
    row("INVITE sip:a SIP/2.0\n", StartLineKind::None);
    row("(GET) / HTTP/1.1\n", StartLineKind::None);
    row(" GET / HTTP/1.1\n", StartLineKind::None);
    row("\x16\x03\x01", StartLineKind::None);
    row("GET /\x01", StartLineKind::Unfinished);
    row("GET /\x01 HTTP/1.1\r\n", StartLineKind::Request);
    row("GET /unfinished", StartLineKind::Unfinished);
    row("GE", StartLineKind::Unfinished);
    row("", StartLineKind::Unfinished);
    row("PRI * HTTP/2.0\r\n", StartLineKind::Http2Preface);
    row("HTTP/1.1 200 OK\r\n", StartLineKind::Response);
    row("HTTP/1.0 404\n", StartLineKind::Response);
    row("HTTP/1.1   999 \n", StartLineKind::Response);
    row("HTTP/1.1 2XX OK\n", StartLineKind::None);
    row("HTTP/1.1 2000 OK\n", StartLineKind::None);
    row("HTTP/1.1 020 OK\n", StartLineKind::None);
    row("HTTP/5.?2 200\n", StartLineKind::None);
    row("HTTP/2 200\n", StartLineKind::None);
    row("HTTP/1.1 20", StartLineKind::Unfinished);
    row("HTTP/1.1 200 OK", StartLineKind::Unfinished);
    row("HEAD / HTTP/1.1\n", StartLineKind::Request);
}

void HttpSyntaxTest::startLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(readStartLine(bytes.toStdString()).kind), kind);
}

void HttpSyntaxTest::methodsOver256BytesAreRefused()
{
    const std::string longest(256, 'M');
    QCOMPARE(readStartLine(longest + " / HTTP/1.1\n").kind, StartLineKind::Request);
    QCOMPARE(readStartLine(longest + "M / HTTP/1.1\n").kind, StartLineKind::RefusedRequest);
    QCOMPARE(readStartLine(longest + "M / HTTP/1.10\n").kind, StartLineKind::RefusedRequest);
    QCOMPARE(readStartLine(longest + longest).kind, StartLineKind::Unfinished);
    QCOMPARE(readStartLine(longest + longest + "/").kind, StartLineKind::None);
}

void HttpSyntaxTest::startLinePrefixesStayOpen()
{
    for (const std::string whole : { "M-SEARCH /a?b HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n",
             "HEAD http://h/ HTTP/1.0\r\n", "PRI * HTTP/2.0\r\n" }) {
        for (std::size_t size = 0; size < whole.size(); ++size)
            QCOMPARE(readStartLine(whole.substr(0, size)).kind, StartLineKind::Unfinished);
        const StartLine line = readStartLine(whole + "more\r\n");
        QCOMPARE(line.size, whole.size());
        QVERIFY(line.kind != StartLineKind::None && line.kind != StartLineKind::Unfinished);
    }
}

void HttpSyntaxTest::relatives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("relative");
    const auto row = [](const char *bytes, bool relative) {
        QTest::newRow(bytes) << QByteArray(bytes) << relative;
    };
    row("OPTIONS rtsp://h RTSP/1.0\r\n", true);
    row("SETUP rtsp://h RTSP/2.0\n", true);
    row("INVITE sip:a SIP/2.0\r\nVia: x", true);
    row("REQMOD icap://h/ ICAP/1.0 \r\n", true);
    row("RTSP/1.0 200 OK\r\n", true);
    row("SIP/2.0 180 Ringing\r\n", true);
    row("ICAP/1.0 204 No Content\n", true);
    row("GET /RTSP/1.0 HTTP/1.1\r\n", false);
    row("GET / HTTP/1.1\r\nX: ICAP/1.0\r\n", false);
    row("HTTP/1.1 200 SIP/2.0\r\n", false);
    row("SIP/2.0\r\n", false);
    row("INVITE sip:a SIP/2.0", false);
    row("\n", false);
    row("", false);
}

void HttpSyntaxTest::relatives()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, relative);
    QCOMPARE(beginsRelative(bytes.toStdString()), relative);
}

void HttpSyntaxTest::proxyHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("size");
    const auto row = [](const char *name, const QByteArray &bytes, int size) {
        QTest::newRow(name) << bytes << size;
    };
    const QByteArray signature("\r\n\r\n\0\r\nQUIT\n", 12);
    row("IPv4", "PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\nGET", 32);
    row("IPv6", "PROXY TCP6 ::1 ::2 1 2\r\n", 24);
    row("unknown", "PROXY UNKNOWN\r\n", 15);
    row("other family", "PROXY UNIX a b\r\n", 0);
    row("unfinished", "PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r", 0);
    row("longest", "PROXY UNKNOWN" + QByteArray(92, 'x') + "\r\n", 107);
    row("too long", "PROXY UNKNOWN" + QByteArray(93, 'x') + "\r\n", 0);
    row("request", "PUT / HTTP/1.1\r\n", 0);
    row("binary", signature + QByteArray("\x21\x11\0\x04____GET", 11), 20);
    row("binary, local", signature + QByteArray("\x20\0\0\0", 4), 16);
    row("binary, long", signature + QByteArray("\x21\x11\1\0", 4) + QByteArray(256, 'x'), 272);
    row("binary, cut off", signature + QByteArray("\x21\x11\0\x04___", 7), 0);
    row("binary, of version 1", signature + QByteArray("\x11\x11\0\0", 4), 0);
    row("signature only", signature, 0);
    row("empty lines", "\r\n\r\nGET / HTTP/1.1\r\n", 0);
    row("nothing", "", 0);
}

void HttpSyntaxTest::proxyHeaders()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, size);
    QCOMPARE(static_cast<int>(readProxyHeader(bytes.toStdString()).size), size);
}

void HttpSyntaxTest::parserStopsAtTheBlankLine_data()
{
    QTest::addColumn<QByteArray>("fields");
    for (const char *fields : { "\r\n", "\n", "Host: h\r\n\r\n", "Host: h\n\n", "Host:h\n\r\n",
             "Host:\r\n h\r\n\r\n", "X: a\r\n \r\n\r\n", "no colon\r\n\r\n",
             "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "Content-Length: x\n\n",
             "Content-Length: 99999999999999999999999\r\n\r\n", "X: a\rb\r\n\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", "\x01\x02: \x03\r\n\r\n",
             "Upgrade: h2c\r\nConnection: upgrade\r\n\r\n", ": v\r\n\r\n", " folded first\r\n\r\n",
             "Connection: close\r\nX:\r\n\r\n", "X: \xff\xfe\r\n\r\n" })
        QTest::newRow(fields) << QByteArray(fields);
}

/// What comes behind must neither be read nor change anything.
void HttpSyntaxTest::parserStopsAtTheBlankLine()
{
    QFETCH(QByteArray, fields);
    const std::string section = fields.toStdString();
    MessageParser parser;
    QCOMPARE(findHeaderSectionEnd(section), section.size());
    for (const std::string tail : { "", "GET / HTTP/1.1\r\n\r\n", "\r\n\r\n", "\n", "x: y" }) {
        const std::string bytes = section + tail;
        for (const HeaderSection &read :
            { parser.readRequestFields(bytes), parser.readResponseFields(bytes) }) {
            QCOMPARE(read.state, HeaderSectionState::Complete);
            QCOMPARE(read.size, section.size());
        }
    }
    for (std::size_t size = 0; size < section.size(); ++size) {
        const std::string part = section.substr(0, size);
        QCOMPARE(parser.readRequestFields(part).state, HeaderSectionState::Unfinished);
        QCOMPARE(parser.readResponseFields(part).state, HeaderSectionState::Unfinished);
    }
}

void HttpSyntaxTest::plainFieldsAreReadAlike_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("plain");
    const auto row = [](const char *fields, bool plain) {
        QTest::newRow(fields) << QByteArray(fields) << plain;
    };
    row("\r\n", true);
    row("Host: h\r\nAccept: */*\r\n\r\n", true);
    row("hOsT:\th \t\nContent-length:5\n\n", true);
    row("Host: a\r\nHost: b\r\n\r\n", true);
    row("Host:\r\nHost: b\r\n\r\n", true);
    row("Hostile: a\r\nHos: b\r\n\r\n", true);
    row("Connection: upgrade, close\r\n\r\n", true);
    row("Transfer-Encoding: Chunked \t\r\n\r\n", true);
    row("Content-Length: 0123 \t\r\n\r\n", true);
    row("Content-Length: 5\r\r\n\r\n", true);
    row("no colon\r\n: no name\r\nB\x01 d: x\r\nX: \xff\r\nHost: h\r\n\r\n", true);
    row("X: a\rHost: b\r\nHost:\r: c\r\n\r\n", true);
    row("\rHost: h\r\n\r\n", false);
    row("Host\r: h\r\n\r\n", false);
    row("Host : h\r\n\r\n", false);
    row("Host: a\r\n b\r\n\r\n", false);
    row("Content-Length: 5, 5\r\n\r\n", false);
    row("Content-Length: 5\r\nContent-Length: 6\r\n\r\n", false);
    row("Content-Length: 18446744073709551616\r\n\r\n", false);
    row("Content-Length:\r\n\r\n", false);
    row("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", false);
    row("Transfer-Encoding: gzip, chunked\r\n\r\n", false);
    row("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", false);
    row("Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n", false);
    row("Expect: 100-continue\r\n\r\n", false);
}

void HttpSyntaxTest::plainFieldsAreReadAlike()
{
    QFETCH(QByteArray, fields);
    const std::string section = fields.toStdString();
    MessageParser parser;
    for (const std::string tail : { "", "\r\n", "Host: tail\r\n\r\n" }) {
        const std::string bytes = section + tail;
        HeaderSection read;
        const bool isPlain = readPlainFields(bytes, read);
        QTEST(isPlain, "plain");
        for (const HeaderSection &full :
            { parser.readRequestFieldsByByte(bytes), parser.readResponseFieldsByByte(bytes) }) {
            QCOMPARE(full.state, HeaderSectionState::Complete);
            QCOMPARE(full.size, section.size());
            QVERIFY(!isPlain || (read.state == full.state && read.size == full.size));
            QVERIFY(!isPlain || read.fields == full.fields);
        }
    }
}

void HttpSyntaxTest::registeredMethods()
{
    for (const char *method : { "ACL", "GET", "POST", "QUERYLESS", "PROPFIND", "VERSION-CONTROL" })
        QCOMPARE(isRegisteredMethod(method), std::string_view(method) != "QUERYLESS");
    for (const char *method : { "", "ET", "get", "GETS", "BREW", "*", "PRI", "ZZZ", "A" })
        QVERIFY2(!isRegisteredMethod(method), method);
}

void HttpSyntaxTest::oddMethodsAreRemembered()
{
    OddMethods methods;
    methods.note("BREW");
    for (int i = 0; i < 20; ++i) {
        methods.note("GET");
        methods.note("BREW");
    }
    QVERIFY(methods.contains("BREW"));
    QVERIFY(!methods.contains("BRE"));
    QVERIFY(!methods.contains("GET"));
    for (const char *method : { "A1", "A2", "A3", "A4" })
        methods.note(method);
    QVERIFY(methods.contains("A1"));
    QVERIFY(!methods.contains("BREW"));
}

void HttpSyntaxTest::responseFraming_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, int status, MethodKind method, const char *fields,
                         BodyKind kind) {
        QTest::newRow(name) << status << static_cast<int>(method) << QByteArray(fields)
                            << static_cast<int>(kind);
    };
    const char *length = "Content-Length: 5\r\n\r\n";
    const char *chunked = "Transfer-Encoding: Chunked\r\n\r\n";
    row("length", 200, MethodKind::Other, length, BodyKind::Length);
    row("no length", 200, MethodKind::Other, "\r\n", BodyKind::UntilClose);
    row("zero", 200, MethodKind::Other, "Content-Length: 0\r\n\r\n", BodyKind::None);
    row("chunked", 200, MethodKind::Other, chunked, BodyKind::Chunked);
    row("other coding", 200, MethodKind::Other, "Transfer-Encoding: gzip\r\n\r\n",
        BodyKind::UntilClose);
    row("head", 200, MethodKind::Head, chunked, BodyKind::None);
    row("204", 204, MethodKind::Other, length, BodyKind::None);
    row("304", 304, MethodKind::Other, length, BodyKind::None);
    row("100", 100, MethodKind::Other, length, BodyKind::None);
    row("101", 101, MethodKind::Other, length, BodyKind::Tunnel);
    row("connect", 200, MethodKind::Connect, length, BodyKind::Tunnel);
    row("connect refused", 403, MethodKind::Connect, length, BodyKind::Length);
}

void HttpSyntaxTest::responseFraming()
{
    QFETCH(int, status);
    QFETCH(int, method);
    QFETCH(QByteArray, fields);
    QFETCH(int, kind);
    MessageParser parser;
    const std::string bytes = fields.toStdString();
    const BodyFraming framing = frameResponse(static_cast<unsigned>(status),
        static_cast<MethodKind>(method), parser.readResponseFields(bytes).fields);
    QCOMPARE(static_cast<int>(framing.kind), kind);
}

void HttpSyntaxTest::chunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("content");
    const auto row = [](const char *bytes, ChunkedReader::State state, int content) {
        QTest::newRow(bytes) << QByteArray(bytes) << static_cast<int>(state) << content;
    };
    using State = ChunkedReader::State;
    row("3\r\nabc\r\n0\r\n\r\n", State::Done, 3);
    row("3\nabc\n0\n\n", State::Done, 3);
    row("003 ;x=\"0\"\r\nabc\r\n000\r\nT: v\r\n\r\n", State::Done, 3);
    row("aB\r\n", State::Reading, 0);
    row("0\r\nT: v\r\n", State::Reading, 0);
    row("3\r\nab", State::Reading, 2);
    row("\r\n", State::Malformed, 0);
    row("g\r\n", State::Malformed, 0);
    row("-1\r\n", State::Malformed, 0);
    row("3\r\nabcd", State::Malformed, 3);
    row("10000000000000000\r\n", State::Malformed, 0);
    row("1;xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", State::Malformed, 0);
}

void HttpSyntaxTest::chunks()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, state);
    QFETCH(int, content);
    const std::string all = bytes.toStdString();
    for (std::size_t size = 1; size <= all.size(); ++size) {
        ChunkedReader reader;
        ChunkedReader::Progress progress;
        std::uint64_t sum = 0;
        for (std::size_t at = 0; at < all.size() && progress.state == ChunkedReader::State::Reading;
             at += size) {
            progress = reader.read(std::string_view(all).substr(at, size), 40);
            sum += progress.content;
        }
        QCOMPARE(static_cast<int>(progress.state), state);
        QCOMPARE(static_cast<int>(sum), content);
    }
}

void HttpSyntaxTest::clientHelloClaims_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("state");
    using State = TlsClientHelloState;
    const auto row = [](const char *name, const char *hex, State state) {
        QTest::newRow(name) << QByteArray(hex) << static_cast<int>(state);
    };
    row("nothing", "", State::Unfinished);
    row("record begins", "160301", State::Unfinished);
    row("record ends behind the type", "160301000101", State::Unfinished);
    row("server hello", "160303000402000000", State::None);
    row("alert", "1503030002", State::None);
    row("application data", "1703030010", State::None);
    row("record too long", "160301ffff01000000", State::None);
    row("empty record", "1603010000", State::None);
    row("tiny records", "16030100010116030100010016030100010016", State::Unfinished);
    row("then an alert", "160301000301000015", State::Complete);
    row("longer than can be held", "160301000401ffffff", State::Complete);
    row("length beyond the record", "160301000401000004", State::Unfinished);
    row("vector beyond the end",
        "1603010028010000240303000000000000000000000000000000000000000000000000000000000000"
        "0000ff00",
        State::Complete);
}

void HttpSyntaxTest::clientHelloClaims()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, state);
    const std::string bytes = QByteArray::fromHex(hex).toStdString();
    std::string scratch;
    QCOMPARE(static_cast<int>(readTlsClientHello(bytes)), state);
    QVERIFY(tlsServerName(bytes, scratch).empty());
}

/// A hello with the name "a.example", in records of every size.
void HttpSyntaxTest::clientHelloInManyRecords()
{
    const std::string extension("\0\0\0\x0e\0\x0c\0\0\x09"
                                "a.example",
        18);
    std::string hello = std::string("\x03\x03", 2) + std::string(32, 'r')
        + std::string("\0\0\x02\x13\x01\x01\0", 7) + std::string("\0\x12", 2) + extension;
    hello.insert(0, std::string("\x01\0\0", 3) + static_cast<char>(hello.size()));
    for (std::size_t size = 1; size <= hello.size(); ++size) {
        std::string bytes;
        for (std::size_t at = 0; at < hello.size(); at += size) {
            const std::string part = hello.substr(at, size);
            bytes += std::string("\x16\x03\x01\0", 4) + static_cast<char>(part.size()) + part;
        }
        if (bytes.size() > hello.size() + 64U * 5) // more records than are read
            continue;
        std::string scratch;
        for (std::size_t end = 0; end < bytes.size(); ++end)
            QCOMPARE(readTlsClientHello(std::string_view(bytes).substr(0, end)),
                TlsClientHelloState::Unfinished);
        QCOMPARE(readTlsClientHello(bytes), TlsClientHelloState::Complete);
        QCOMPARE(tlsServerName(bytes, scratch), std::string_view("a.example"));
    }
}

QTEST_GUILESS_MAIN(HttpSyntaxTest)
#include "test_http_syntax.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Requests as an attacker may write them, cut and prefixed in many ways, first and later on a
// connection: whatever nginx answers is counted, or shown as refused.
#include "capture/files/capture_file_source.h"
#include "capture/packet_pipeline.h"
#include "live/nginx.h"
#include "live/private_network.h"
#include "support/waiting.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <string>
#include <vector>

using namespace hitwatch;

namespace {

const std::string kFields = "Host: a.example\r\n\r\n";
const std::string kOrdinary = "GET /ordinary HTTP/1.1\r\n" + kFields;

struct Case {
    std::string name;
    std::string bytes;
    std::vector<std::size_t> cuts; ///< where segments end
    bool isLater = false; ///< behind an ordinary request
};

/// What was said about one connection.
struct Tally {
    int logged = 0; ///< by nginx
    int requests = 0;
    int responses = 0;
    int refused = 0;
};

std::vector<std::pair<std::string, std::string>> variants()
{
    const std::string long70k(70'000, 'x');
    const std::string method257(257, 'M');
    return {
        { "plain", kOrdinary },
        { "no host", "GET /a HTTP/1.0\r\n\r\n" },
        { "bare LF", "GET /a HTTP/1.1\nHost: a.example\n\n" },
        { "obs-fold", "GET /a HTTP/1.1\r\nX: 1\r\n 2\r\n" + kFields },
        { "absolute form", "GET http://b.example/a HTTP/1.1\r\n" + kFields },
        { "blanks", "GET   /a   HTTP/1.1  \r\n" + kFields },
        { "tab", "GET\t/a\tHTTP/1.1\r\n" + kFields },
        { "blank in target", "GET /a b HTTP/1.1\r\n" + kFields },
        { "version in target", "GET /a?HTTP/1.1 HTTP/1.1\r\n" + kFields },
        { "SIP in target", "GET /a?SIP/2.0 HTTP/1.1\r\n" + kFields },
        { "control byte", "GET /a\x01 HTTP/1.1\r\n" + kFields },
        { "high bytes", "GET /\xc3\xa4\xff HTTP/1.1\r\n" + kFields },
        { "odd method", "BREW-IT /a HTTP/1.1\r\n" + kFields },
        { "lower case", "get /a HTTP/1.1\r\n" + kFields },
        { "method of 257", method257 + " /a HTTP/1.1\r\n" + kFields },
        { "connect", "CONNECT a:1 HTTP/1.1\r\n" + kFields },
        { "version 1.10", "GET /a HTTP/1.10\r\n" + kFields },
        { "version 1.01", "GET /a HTTP/1.01\r\n" + kFields },
        { "version 1.2", "GET /a HTTP/1.2\r\n" + kFields },
        { "version 2.0", "GET /a HTTP/2.0\r\n" + kFields },
        { "version 3", "GET /a HTTP/3\r\n" + kFields },
        { "version in lower case", "GET /a http/1.1\r\n" + kFields },
        { "no target", "GET HTTP/1.1\r\n" + kFields },
        { "colon missing", "GET /a HTTP/1.1\r\nnonsense\r\n" + kFields },
        { "long target", "GET /" + std::string(9000, 'x') + " HTTP/1.1\r\n" + kFields },
        { "target of 70 kB", "GET /" + long70k + " HTTP/1.1\r\n" + kFields },
        { "fields of 90 kB",
            "GET /a HTTP/1.1\r\nX: " + long70k + "\r\nY: " + std::string(20'000, 'y') + "\r\n"
                + kFields },
        { "body",
            "POST /a HTTP/1.1\r\nContent-Length: 18\r\n" + kFields + "GET / HTTP/1.1\r\n\r\n" },
        { "chunked",
            "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + kFields
                + "12\r\nGET / HTTP/1.1\r\n\r\n\r\n0\r\n\r\n" },
        { "pipelined", kOrdinary + "HEAD /b HTTP/1.1\r\n" + kFields + kOrdinary },
    };
}

std::vector<std::size_t> everyByte(std::size_t size)
{
    std::vector<std::size_t> cuts;
    for (std::size_t at = 1; at < size; ++at)
        cuts.push_back(at);
    return cuts;
}

std::vector<Case> cases()
{
    std::string empty;
    for (int line = 0; line < 200; ++line)
        empty += "\r\n";
    const std::array<std::pair<std::string, std::string>, 6> prefixes { { { "", "" },
        { "an empty line, ", "\r\n" }, { "empty lines, ", empty }, { "CR, ", "\r" },
        { "LF, ", "\n\n" }, { "a blank, ", " " } } };
    std::vector<Case> all;
    for (const auto &[variant, request] : variants()) {
        for (const auto &[prefix, before] : prefixes) {
            const std::string bytes = before + request;
            for (const bool isLater : { false, true }) {
                const std::string name = prefix + variant + (isLater ? ", later" : "");
                all.push_back({ name, bytes, {}, isLater });
                const std::size_t line = before.size() + request.find('\n');
                all.push_back(
                    { name + ", cut", bytes, { 1, before.size() + 2, line - 9, line }, isLater });
                if (bytes.size() < 120)
                    all.push_back({ name + ", by byte", bytes, everyByte(bytes.size()), isLater });
            }
        }
    }
    return all;
}

/// Sends, says that nothing more will come, and waits for the end. @returns the port of the client.
quint16 perform(const Case &one)
{
    const int client = connectToLoopback(Nginx::kPort);
    const int yes = 1;
    const timeval patience { kLongWaitMs / 1000, 0 };
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address {};
    socklen_t length = sizeof address;
    getsockname(client, reinterpret_cast<sockaddr *>(&address), &length);
    const auto send = [client](std::string_view bytes) {
        // Where nginx has had enough, the rest is not taken.
        return ::send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL)
            == static_cast<ssize_t>(bytes.size());
    };
    if (one.isLater)
        send(kOrdinary);
    std::vector<std::size_t> cuts = one.cuts;
    cuts.push_back(one.bytes.size());
    std::sort(cuts.begin(), cuts.end());
    std::size_t begin = 0;
    for (const std::size_t cut : cuts) {
        if (cut > begin)
            send(std::string_view(one.bytes).substr(begin, cut - begin));
        begin = std::max(begin, cut);
    }
    send(kOrdinary);
    ::shutdown(client, SHUT_WR);
    std::array<char, 65536> buffer {};
    while (::recv(client, buffer.data(), buffer.size(), 0) > 0) { }
    ::close(client);
    return ntohs(address.sin_port);
}

class Counting final : public HttpEventSink {
public:
    explicit Counting(std::map<quint16, Tally> &tallies)
        : m_tallies(tallies)
    {
    }
    void onHttpEvent(const HttpEvent &event) override
    {
        const std::uint16_t port =
            event.client.port == Nginx::kPort ? event.server.port : event.client.port;
        Tally &tally = m_tallies[port];
        tally.requests += event.kind == HttpEventKind::Request ? 1 : 0;
        tally.responses += event.kind == HttpEventKind::Response ? 1 : 0;
        tally.refused += event.kind == HttpEventKind::Desync ? 1 : 0;
    }

private:
    std::map<quint16, Tally> &m_tallies;
};

} // namespace

class TestLiveDifferential : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsAnsweredUnseen();
    void cleanupTestCase();

private:
    bool startRecording();
    bool hasLastRequest() const;
    void readAccessLog();
    void readCapture();

    Nginx m_server;
    QProcess m_recorder;
    std::map<quint16, Tally> m_tallies; ///< by the port of the client
};

void TestLiveDifferential::initTestCase()
{
    for (const char *program : { "nginx", "tcpdump" }) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            QSKIP(qPrintable(QStringLiteral("needs %1").arg(QLatin1String(program))));
    }
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    QVERIFY(
        m_server.start("  log_format counted '$remote_port $status';\n"
                       "  access_log access.log counted;\n"
                       "  large_client_header_buffers 4 128k;\n"
                       "  server { listen 127.0.0.1:8080; location / { return 200 'text'; } }\n"));
    QVERIFY(startRecording());
}

bool TestLiveDifferential::startRecording()
{
    m_recorder.start(QStringLiteral("tcpdump"),
        { QStringLiteral("-i"), QStringLiteral("lo"), QStringLiteral("-U"), QStringLiteral("-Z"),
            QStringLiteral("root"), QStringLiteral("-B"), QStringLiteral("65536"),
            QStringLiteral("-w"), m_server.path("all.pcap") });
    m_recorder.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains("listening on")) {
        if (!m_recorder.waitForReadyRead(kLongWaitMs))
            return false;
        said += m_recorder.readAllStandardError();
    }
    return true;
}

bool TestLiveDifferential::hasLastRequest() const
{
    QFile file(m_server.path("all.pcap"));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains("/the-last-one");
}

void TestLiveDifferential::readAccessLog()
{
    QFile file(m_server.path("access.log"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split(' ');
        QCOMPARE(fields.size(), 2);
        ++m_tallies[fields[0].toUShort()].logged;
    }
}

void TestLiveDifferential::readCapture()
{
    auto source = CaptureFileSource::open(m_server.path("all.pcap").toStdString());
    QVERIFY(source);
    Counting counting(m_tallies);
    PacketPipeline pipeline(EngineLimits(), counting);
    PacketRef packet;
    TimeNs last = 0;
    while (source.value()->next(packet, 0) == SourceStatus::Packet) {
        pipeline.process(packet);
        last = packet.time;
    }
    pipeline.finish(last);
}

void TestLiveDifferential::nothingIsAnsweredUnseen()
{
    std::map<quint16, Case> performed;
    for (const Case &one : cases())
        performed[perform(one)] = one;
    // What the kernel still holds comes before the last request does.
    perform({ "last", "GET /the-last-one HTTP/1.1\r\n" + kFields, {}, false });
    QVERIFY(QTest::qWaitFor([this] { return hasLastRequest(); }, kLongWaitMs));
    // nginx writes its log, tcpdump its file, to the end.
    QVERIFY(m_server.stop());
    m_recorder.terminate();
    QVERIFY(m_recorder.waitForFinished(kLongWaitMs));
    const QByteArray said = m_recorder.readAllStandardError();
    if (!said.contains("\n0 packets dropped by kernel"))
        QSKIP(qPrintable(
            QStringLiteral("this machine is too busy: %1").arg(QString::fromUtf8(said))));
    readAccessLog();
    readCapture();

    QStringList unseen;
    int refused = 0;
    int logged = 0;
    for (const auto &[port, one] : performed) {
        const Tally &tally = m_tallies[port];
        refused += tally.refused;
        logged += tally.logged;
        if (tally.requests + tally.refused < tally.logged || tally.responses != tally.logged)
            unseen +=
                QStringLiteral("%1: nginx logs %2, there are %3 requests, %4 responses, %5 refused")
                    .arg(QString::fromStdString(one.name))
                    .arg(tally.logged)
                    .arg(tally.requests)
                    .arg(tally.responses)
                    .arg(tally.refused);
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(u'\n' + unseen.join(u'\n')));
    QVERIFY(performed.size() > 500 && logged > 1000 && refused > 100);
}

void TestLiveDifferential::cleanupTestCase()
{
    if (m_recorder.state() == QProcess::NotRunning)
        return;
    m_recorder.kill();
    m_recorder.waitForFinished(kLongWaitMs);
}

QTEST_GUILESS_MAIN(TestLiveDifferential)
#include "test_live_differential.moc"

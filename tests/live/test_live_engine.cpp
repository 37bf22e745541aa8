// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program on a live interface: what hitwatch-cli reports equals the access log of nginx.
#include "live/nginx.h"
#include "live/private_network.h"
#include "support/waiting.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QtTest>

#include <unistd.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

using namespace hitwatch;

namespace {

constexpr int kConnections = 8;
constexpr int kRequestsPerConnection = 3000;

using Counts = QMap<QString, qint64>;

/// What the reports of one capture add up to.
struct Totals {
    qint64 requests = 0;
    qint64 responses = 0;
    Counts sections;
    Counts statuses;
    QJsonObject loss; ///< of the newest report that lost something
};

void addCounts(Counts &counts, const QJsonObject &object)
{
    for (auto at = object.begin(); at != object.end(); ++at)
        counts[at.key()] += at.value().toInteger();
}

/// @returns the requests of this report.
qint64 addReport(Totals &totals, const QByteArray &line)
{
    const QJsonObject report = QJsonDocument::fromJson(line).object();
    const qint64 requests = report[QStringLiteral("requests")].toInteger();
    totals.requests += requests;
    totals.responses += report[QStringLiteral("responses")].toInteger();
    addCounts(totals.statuses, report[QStringLiteral("statuses")].toObject());
    for (const QJsonValue &row : report[QStringLiteral("sections")].toArray())
        totals.sections[row[QStringLiteral("section")].toString()] +=
            row[QStringLiteral("requests")].toInteger();
    const QJsonObject loss = report[QStringLiteral("loss")].toObject();
    if (loss[QStringLiteral("kernelDropped")].toInteger() > 0
        || loss[QStringLiteral("eventsShed")].toInteger() > 0)
        totals.loss = loss;
    return requests;
}

/// The access log has one line per request: section, status.
Totals readAccessLog(const QString &path)
{
    Totals totals;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return totals;
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split(' ');
        if (fields.size() != 2)
            continue;
        ++totals.requests;
        ++totals.sections[QString::fromLatin1(fields[0])];
        ++totals.statuses[QString::fromLatin1(fields[1])];
    }
    return totals;
}

/// Reads one answer; all of them have a Content-Length. @returns false at the end of the stream.
bool readAnswer(int client, std::string &held)
{
    for (;;) {
        const std::size_t head = held.find("\r\n\r\n");
        const std::size_t field = held.find("Content-Length: ");
        if (head != std::string::npos && field < head) {
            const std::size_t whole = head + 4 + std::stoul(held.substr(field + 16));
            if (held.size() >= whole) {
                held.erase(0, whole);
                return true;
            }
        }
        std::array<char, 4096> buffer {};
        const ssize_t got = ::read(client, buffer.data(), buffer.size());
        if (got <= 0)
            return false;
        held.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

/// One connection's share of the load, one request after the other.
void sendRequests(int &answered)
{
    static const std::vector<std::string> targets { "/api/users?id=1", "/api", "/img/a/b.png",
        "/old/x", "/missing", "/" };
    const int client = connectToLoopback(Nginx::kPort);
    std::string held;
    for (std::size_t sent = 0; sent < kRequestsPerConnection; ++sent) {
        const std::string request =
            "GET " + targets[sent % targets.size()] + " HTTP/1.1\r\nHost: a.example\r\n\r\n";
        if (::write(client, request.data(), request.size()) < 0 || !readAnswer(client, held))
            break;
        ++answered;
    }
    ::close(client);
}

} // namespace

class TestLiveEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void equalsTheAccessLog();

private:
    Nginx m_server;
};

void TestLiveEngine::initTestCase()
{
    if (!Nginx::isInstalled())
        QSKIP("needs nginx");
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    QVERIFY(m_server.start("  map $uri $section { ~^(?<first>/[^/]*) $first; }\n"
                           "  log_format counted '$section $status';\n"
                           "  access_log access.log counted buffer=64k;\n"
                           "  keepalive_requests 100000;\n"
                           "  server {\n"
                           "    listen 127.0.0.1:8080;\n"
                           "    location /api { return 200 'some text of an answer'; }\n"
                           "    location /img { return 200 'another text'; }\n"
                           "    location /old { return 302 /new; }\n"
                           "    location / { return 404; }\n"
                           "  }\n"));
}

void TestLiveEngine::equalsTheAccessLog()
{
    QProcess monitor;
    monitor.setProcessChannelMode(QProcess::SeparateChannels);
    monitor.start(QStringLiteral(HITWATCH_CLI),
        { QStringLiteral("--interface"), QStringLiteral("lo"), QStringLiteral("--format"),
            QStringLiteral("jsonl"), QStringLiteral("--refresh"), QStringLiteral("1") });
    QVERIFY(monitor.waitForStarted(kLongWaitMs));
    // The first report tells that the capture runs.
    QVERIFY2(monitor.waitForReadyRead(kLongWaitMs), monitor.readAllStandardError().constData());

    Totals reported;
    const auto takeReports = [&] {
        qint64 requests = 0;
        while (monitor.canReadLine())
            requests += addReport(reported, monitor.readLine());
        return requests;
    };
    takeReports();

    std::vector<int> answered(kConnections, 0);
    std::vector<std::thread> clients;
    for (int &count : answered)
        clients.emplace_back([&count] { sendRequests(count); });
    for (std::thread &client : clients)
        client.join();
    QCOMPARE(answered, std::vector<int>(kConnections, kRequestsPerConnection));
    // nginx writes its log to the end before it goes.
    QVERIFY(m_server.stop());
    const Totals logged = readAccessLog(m_server.path("access.log"));
    QCOMPARE(logged.requests, qint64 { kConnections * kRequestsPerConnection });

    // Packets may be late on a busy machine: an interval without a request says nothing before the
    // last answer was told. What was dropped never will be.
    const QDeadlineTimer deadline(2 * kLongWaitMs);
    for (bool quiet = false; !quiet && !deadline.hasExpired();) {
        QVERIFY(monitor.canReadLine() || monitor.waitForReadyRead(kLongWaitMs));
        quiet = monitor.canReadLine() && takeReports() == 0
            && (reported.responses >= logged.requests || !reported.loss.isEmpty());
    }
    monitor.terminate();
    QVERIFY(monitor.waitForFinished(kLongWaitMs));
    takeReports();
    QCOMPARE(monitor.exitCode(), 0);

    if (!reported.loss.isEmpty())
        QSKIP(
            qPrintable(QStringLiteral("this machine is too busy: the kernel or the program had to "
                                      "drop, and said so: %1")
                           .arg(QString::fromUtf8(QJsonDocument(reported.loss).toJson()))));
    QCOMPARE(reported.requests, logged.requests);
    QCOMPARE(reported.responses, logged.requests);
    QCOMPARE(reported.sections, logged.sections);
    QCOMPARE(reported.statuses, logged.statuses);
}

QTEST_GUILESS_MAIN(TestLiveEngine)
#include "test_live_engine.moc"

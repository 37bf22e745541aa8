// SPDX-License-Identifier: GPL-3.0-or-later
// A host with a container network, all of its interfaces watched: each request counts once, before
// and behind address translation.
#include "live/private_network.h"
#include "support/waiting.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace hitwatch;

namespace {

constexpr qint64 kRequests = 20;

/// A network namespace of its own, with a web server.
class Neighbour {
public:
    ~Neighbour()
    {
        for (QProcess *process : { &m_server, &m_holder }) {
            if (process->state() != QProcess::NotRunning) {
                process->kill();
                process->waitForFinished(kLongWaitMs);
            }
        }
    }

    bool start()
    {
        m_holder.start(QStringLiteral("unshare"),
            { QStringLiteral("-n"), QStringLiteral("sleep"), QStringLiteral("600") });
        const auto networkOf = [](const QString &process) {
            return QFileInfo(QStringLiteral("/proc/%1/ns/net").arg(process)).symLinkTarget();
        };
        return m_holder.waitForStarted(kLongWaitMs)
            && QTest::qWaitFor(
                [&] {
                    const QString own = networkOf(QStringLiteral("self"));
                    const QString there = networkOf(process());
                    return !there.isEmpty() && there != own;
                },
                kLongWaitMs);
    }
    QString process() const { return QString::number(m_holder.processId()); }

    QStringList inside(const QString &command) const
    {
        return QStringList { QStringLiteral("-t"), process(), QStringLiteral("-n") }
        + command.split(u' ');
    }
    bool run(const QString &command) const
    {
        return QProcess::execute(QStringLiteral("nsenter"), inside(command)) == 0;
    }
    bool serve(const QString &folder)
    {
        m_server.setWorkingDirectory(folder);
        m_server.setStandardErrorFile(QProcess::nullDevice());
        m_server.setStandardOutputFile(QProcess::nullDevice());
        m_server.start(
            QStringLiteral("nsenter"), inside(QStringLiteral("python3 -m http.server 80")));
        return m_server.waitForStarted(kLongWaitMs)
            && QTest::qWaitFor(
                [&] {
                    return run(
                        QStringLiteral("curl -s -o /dev/null --noproxy * http://127.0.0.1/"));
                },
                kLongWaitMs);
    }

private:
    QProcess m_holder;
    QProcess m_server;
};

bool iptables(const QString &rule)
{
    return QProcess::execute(QStringLiteral("iptables"), rule.split(u' ')) == 0;
}

} // namespace

class TestLiveTranslation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsOnce_data();
    void countsOnce();

private:
    QTemporaryDir m_folder;
    Neighbour m_outside;
    Neighbour m_container;
};

void TestLiveTranslation::initTestCase()
{
    for (const char *program : { "iptables", "nsenter", "unshare", "curl", "python3" }) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            QSKIP(qPrintable(QStringLiteral("needs %1").arg(QString::fromLatin1(program))));
    }
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    if (!iptables(
            QStringLiteral("-t nat -A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination "
                           "172.30.0.2:80"))
        || !iptables(
            QStringLiteral("-t nat -A POSTROUTING -s 172.30.0.0/24 -o out0 -j MASQUERADE")))
        QSKIP("needs a kernel that translates addresses");
    if (!ip(QStringLiteral("link add docker0 type bridge")))
        QSKIP("needs a kernel with bridges");
    QVERIFY(m_outside.start() && m_container.start());
    const QString pair = QStringLiteral("link add %1 type veth peer name eth0 netns %2");
    QVERIFY(ip(pair.arg(QStringLiteral("out0"), m_outside.process())));
    QVERIFY(ip(pair.arg(QStringLiteral("vethc"), m_container.process())));
    QVERIFY(ip(QStringLiteral("link set vethc master docker0")));
    QVERIFY(ip(QStringLiteral("addr add 198.51.100.1/24 dev out0")));
    QVERIFY(ip(QStringLiteral("addr add 172.30.0.1/24 dev docker0")));
    for (const char *name : { "out0", "vethc", "docker0" })
        QVERIFY(ip(QStringLiteral("link set %1 up").arg(QString::fromLatin1(name))));
    const auto setUp = [](const Neighbour &neighbour, const QString &address) {
        return neighbour.run(QStringLiteral("ip link set lo up"))
            && neighbour.run(QStringLiteral("ip addr add %1/24 dev eth0").arg(address))
            && neighbour.run(QStringLiteral("ip link set eth0 up"));
    };
    QVERIFY(setUp(m_outside, QStringLiteral("198.51.100.2")));
    QVERIFY(setUp(m_container, QStringLiteral("172.30.0.2")));
    QVERIFY(m_container.run(QStringLiteral("ip route add default via 172.30.0.1")));
    QFile forward(QStringLiteral("/proc/sys/net/ipv4/ip_forward"));
    QVERIFY(forward.open(QIODevice::WriteOnly) && forward.write("1") == 1);
    forward.close();
    QVERIFY(m_outside.serve(m_folder.path()) && m_container.serve(m_folder.path()));
}

void TestLiveTranslation::countsOnce_data()
{
    QTest::addColumn<bool>("fromContainer");
    QTest::addColumn<QString>("server");
    QTest::newRow("published port") << false << QStringLiteral("198.51.100.1:8080");
    QTest::newRow("masqueraded") << true << QStringLiteral("198.51.100.2");
}

void TestLiveTranslation::countsOnce()
{
    QFETCH(const bool, fromContainer);
    QFETCH(const QString, server);
    QProcess monitor;
    monitor.start(QStringLiteral(HITWATCH_CLI),
        { QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--refresh"),
            QStringLiteral("1") });
    QVERIFY(monitor.waitForStarted(kLongWaitMs));
    QVERIFY2(monitor.waitForReadyRead(kLongWaitMs), monitor.readAllStandardError().constData());

    qint64 requests = 0;
    qint64 responses = 0;
    QSet<QString> interfaces; // with HTTP
    const auto takeReports = [&] {
        qint64 news = 0;
        while (monitor.canReadLine()) {
            const QJsonObject report = QJsonDocument::fromJson(monitor.readLine()).object();
            news += report[QStringLiteral("requests")].toInteger()
                + report[QStringLiteral("responses")].toInteger();
            requests += report[QStringLiteral("requests")].toInteger();
            responses += report[QStringLiteral("responses")].toInteger();
            for (const QJsonValue &row : report[QStringLiteral("interfaces")].toArray()) {
                if (row[QStringLiteral("httpBytes")].toInteger() > 0)
                    interfaces += row[QStringLiteral("name")].toString();
            }
        }
        return news;
    };
    takeReports();
    const Neighbour &client = fromContainer ? m_container : m_outside;
    QVERIFY(client.run(QStringLiteral("curl -s -o /dev/null --noproxy * http://%1/[1-%2]")
                           .arg(server)
                           .arg(kRequests)));
    // An interval without news before all was told says nothing.
    const QDeadlineTimer deadline(2 * kLongWaitMs);
    for (bool quiet = false; !quiet && !deadline.hasExpired();) {
        QVERIFY(monitor.canReadLine() || monitor.waitForReadyRead(kLongWaitMs));
        quiet = monitor.canReadLine() && takeReports() == 0 && responses >= kRequests;
    }
    monitor.terminate();
    QVERIFY(monitor.waitForFinished(kLongWaitMs));
    takeReports();
    QCOMPARE(requests, kRequests);
    QCOMPARE(responses, kRequests);
    for (const char *name : { "out0", "docker0", "vethc" })
        QVERIFY2(interfaces.contains(QString::fromLatin1(name)), name);
}

QTEST_GUILESS_MAIN(TestLiveTranslation)
#include "test_live_translation.moc"

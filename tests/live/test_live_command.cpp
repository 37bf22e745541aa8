// SPDX-License-Identifier: GPL-3.0-or-later
// "hitwatch-cli run": what one command does is counted, HTTPS included, and nothing else.
#include "live/nginx.h"
#include "live/private_network.h"
#include "support/waiting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace hitwatch;

namespace {

struct Run {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    QJsonObject report() const { return QJsonDocument::fromJson(output).object(); }
    QMap<QString, qint64> sections() const
    {
        QMap<QString, qint64> counts;
        for (const QJsonValue &row : report()[QStringLiteral("sections")].toArray())
            counts[row[QStringLiteral("section")].toString()] +=
                row[QStringLiteral("requests")].toInteger();
        return counts;
    }
};

Run runCommand(const QStringList &options, const QStringList &command)
{
    QProcess program;
    program.start(QStringLiteral(HITWATCH_CLI),
        QStringList { QStringLiteral("run"), QStringLiteral("--interface"), QStringLiteral("lo") }
            + options + QStringList { QStringLiteral("--") } + command);
    Run run;
    if (program.waitForFinished(2 * kLongWaitMs))
        run.exitCode = program.exitCode();
    run.output = program.readAllStandardOutput();
    run.errors = program.readAllStandardError();
    return run;
}

} // namespace

class TestLiveCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsTheCommandAlone();
    void readsHttps_data();
    void readsHttps();
    void passesOutputAndExitCode();

private:
    Nginx m_server;
};

void TestLiveCommand::initTestCase()
{
    for (const char *program : { "nginx", "curl", "openssl" }) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            QSKIP(qPrintable(QStringLiteral("needs %1").arg(QLatin1String(program))));
    }
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    const int made = QProcess::execute(QStringLiteral("openssl"),
        { QStringLiteral("req"), QStringLiteral("-x509"),
            QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
            QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
            QStringLiteral("-subj"), QStringLiteral("/CN=a.example"), QStringLiteral("-keyout"),
            m_server.path("key.pem"), QStringLiteral("-out"), m_server.path("cert.pem") });
    QCOMPARE(made, 0);
    QVERIFY(m_server.start("  access_log access.log;\n"
                           "  server {\n"
                           "    listen 127.0.0.1:8080;\n"
                           "    listen 127.0.0.1:8443 ssl http2;\n"
                           "    ssl_certificate cert.pem; ssl_certificate_key key.pem;\n"
                           "    location / { return 200 'text'; }\n"
                           "  }\n"));
}

void TestLiveCommand::countsTheCommandAlone()
{
    QProcess other;
    other.start(QStringLiteral("curl"),
        { QStringLiteral("-s"), QStringLiteral("http://127.0.0.1:8080/other/[1-100000]") });
    QVERIFY(other.waitForReadyRead(kLongWaitMs));
    const Run run = runCommand({ QStringLiteral("--format"), QStringLiteral("json") },
        { QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("curl -s http://127.0.0.1:8080/one/[1-20]; "
                           "curl -s http://127.0.0.1:8080/two; exit 3") });
    QCOMPARE(other.state(), QProcess::Running);
    other.kill();
    other.waitForFinished(kLongWaitMs);
    QVERIFY2(run.exitCode == 3, run.errors.constData());
    QCOMPARE(run.sections(),
        (QMap<QString, qint64> { { QStringLiteral("/one"), 20 }, { QStringLiteral("/two"), 1 } }));
    QCOMPARE(run.report()[QStringLiteral("responses")].toInteger(), qint64 { 21 });
}

void TestLiveCommand::readsHttps_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("HTTP/2, TLS 1.3") << QStringList { QStringLiteral("--http2") };
    QTest::newRow("HTTP/1.1, TLS 1.2")
        << QStringList { QStringLiteral("--http1.1"), QStringLiteral("--tls-max"),
               QStringLiteral("1.2") };
}

void TestLiveCommand::readsHttps()
{
    QFETCH(const QStringList, options);
    const Run run = runCommand({ QStringLiteral("--format"), QStringLiteral("json") },
        QStringList { QStringLiteral("curl"), QStringLiteral("-sk") } + options
            + QStringList { QStringLiteral("https://127.0.0.1:8443/a/[1-10]") });
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.sections(), (QMap<QString, qint64> { { QStringLiteral("/a"), 10 } }));
    const QJsonObject statuses = run.report()[QStringLiteral("statuses")].toObject();
    QCOMPARE(statuses[QStringLiteral("200")].toInteger(), qint64 { 10 });
    const QJsonObject section =
        run.report()[QStringLiteral("sections")].toArray().at(0).toObject();
    QCOMPARE(section[QStringLiteral("ttfbMs")][QStringLiteral("count")].toInteger(), qint64 { 10 });
    QVERIFY(run.report()[QStringLiteral("encrypted")].toArray().isEmpty());
}

void TestLiveCommand::passesOutputAndExitCode()
{
    const Run text = runCommand({}, { QStringLiteral("sh"), QStringLiteral("-c"),
        QStringLiteral("echo from the command; kill -9 $$") });
    QCOMPARE(text.exitCode, 128 + 9);
    QVERIFY2(text.output.startsWith("from the command\n"), text.output.constData());

    const Run missing = runCommand({}, { QStringLiteral("/no/such/command") });
    QCOMPARE(missing.exitCode, 127);
    QVERIFY2(missing.errors.contains("/no/such/command"), missing.errors.constData());
}

QTEST_GUILESS_MAIN(TestLiveCommand)
#include "test_live_command.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this user may capture, as the helper itself says.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "capture/live/capture_permission.h"
#include "capture/live/helper_location.h"
#include "capture/live/status_framing.h"
#include "support/ordinary_user.h"
#include "support/waiting.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr int kShortWaitMs = 200;

QByteArray frames(const std::vector<StatusMessage> &messages)
{
    std::vector<std::uint8_t> bytes;
    for (const StatusMessage &message : messages)
        appendStatusFrame(bytes, message);
    return { reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()) };
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    QVERIFY(file.setPermissions(QFile::Permissions(0x7755)));
}

/// A helper that says @p status and ends as @p end does.
QString makeHelper(const QTemporaryDir &folder, const QByteArray &status, const QByteArray &end)
{
    const QString answer = folder.filePath(QStringLiteral("answer"));
    const QString helper = folder.filePath(QStringLiteral("helper"));
    writeFile(answer, status);
    writeFile(helper, "#!/bin/sh\n/bin/cat '" + answer.toUtf8() + "' >&4\n" + end + '\n');
    return helper;
}

/// The message of the check as an ordinary user; "allowed" when it is.
QByteArray checkAsNobody(const std::string &helper)
{
    return asNobody([&helper] {
        const auto error = checkCapturePermission(helper, kLongWaitMs);
        return error ? QByteArray::fromStdString(error->message) : QByteArray("allowed");
    });
}

} // namespace

class TestCaptureLivePermission : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void believesTheHelper_data();
    void believesTheHelper();
    void saysThatTheHelperIsMissing();
    void saysThatTheHelperMayNotBeRun();
    void findsTheCommandInTheAdvice_data();
    void findsTheCommandInTheAdvice();
    void asksTheRealHelper();
    void refusesToCheckAndCapture();
};

void TestCaptureLivePermission::believesTheHelper_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("code"); // -1: allowed
    QTest::addColumn<QString>("part");
    const QByteArray hello = frames({ HelperHello {} });
    const auto failure = [](FailureCode code) {
        return frames({ HelperHello {}, HelperFailure { code, "because of that" } });
    };
    const auto row = [](const char *name, const QByteArray &status, const QByteArray &end, int code,
                         const char *part) {
        QTest::newRow(name) << status << end << code << QString::fromLatin1(part);
    };
    const int refused = int(ErrorCode::PermissionDenied);
    const int broken = int(ErrorCode::SystemFailure);
    row("ready", frames({ HelperHello {}, HelperReady {} }), "exit 0", -1, "");
    row("refused", failure(FailureCode::Permission), "exit 1", refused,
        "capturing requires permission");
    row("refused, then ready", failure(FailureCode::Permission) + frames({ HelperReady {} }),
        "exit 0", refused, "capturing requires permission");
    row("older, without --check", failure(FailureCode::Usage), "exit 2", broken, "because of that");
    row("failure of the system", failure(FailureCode::System), "exit 1", broken, "because of that");
    row("no last word", hello, "exit 3", broken, "it ended with code 3");
    row("killed", hello, "kill -9 $$", broken, "it was killed by signal 9");
    row("silent", {}, "exit 0", broken, "it ended with code 0");
    row("no framing", QByteArray(8192, 'x'), "exit 0", broken, "it ended with code 0");
    row("half a frame", frames({ HelperReady {} }).chopped(1), "exit 0", broken, "code 0");
    row("never ends", hello, "exec /bin/sleep 60", broken, "it does not respond");
    row("ready, never ends", frames({ HelperHello {}, HelperReady {} }), "exec /bin/sleep 60",
        broken, "it does not respond");
}

void TestCaptureLivePermission::believesTheHelper()
{
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, end);
    QFETCH(const int, code);
    QFETCH(const QString, part);
    const QTemporaryDir folder;
    const auto error = checkCapturePermission(makeHelper(folder, status, end).toStdString(),
        end.contains("sleep") ? kShortWaitMs : kLongWaitMs);
    QCOMPARE(error.has_value(), code >= 0);
    if (!error)
        return;
    QCOMPARE(int(error->code), code);
    QVERIFY2(QString::fromStdString(error->message).contains(part), error->message.c_str());
}

void TestCaptureLivePermission::saysThatTheHelperIsMissing()
{
    const auto error = checkCapturePermission("/nowhere/hitwatch-capture");
    QVERIFY(error.has_value());
    QCOMPARE(error->code, ErrorCode::NotFound);
    QCOMPARE(advisedCommand(*error), std::string());
}

void TestCaptureLivePermission::saysThatTheHelperMayNotBeRun()
{
    const QTemporaryDir folder;
    const QString helper = makeHelper(folder, {}, "exit 0");
    QVERIFY(QFile::setPermissions(helper, QFile::ReadOwner));
    const auto error = checkCapturePermission(helper.toStdString());
    QVERIFY(error.has_value());
    QCOMPARE(error->code, ErrorCode::PermissionDenied);
    const QString command = QString::fromStdString(advisedCommand(*error));
    QVERIFY2(command.contains(QStringLiteral(" && sudo chmod 0750 %1 && ").arg(helper)),
        qPrintable(command));
}

void TestCaptureLivePermission::findsTheCommandInTheAdvice_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("command");
    QTest::newRow("one") << QStringLiteral("no: run \"sudo setcap x=ep /a/b\" once, then again")
                         << QStringLiteral("sudo setcap x=ep /a/b");
    QTest::newRow("quotes in the path") << QStringLiteral("run \"sudo setcap x=ep /a\"b\" once")
                                        << QStringLiteral("sudo setcap x=ep /a\"b");
    QTest::newRow("none") << QStringLiteral("start it with --cap-add=NET_RAW") << QString();
    QTest::newRow("other quotes") << QStringLiteral("there is no \"x\"") << QString();
    QTest::newRow("unfinished") << QStringLiteral("run \"sudo setcap") << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestCaptureLivePermission::findsTheCommandInTheAdvice()
{
    QFETCH(const QString, message);
    QFETCH(const QString, command);
    const Error error { ErrorCode::PermissionDenied, message.toStdString() };
    QCOMPARE(QString::fromStdString(advisedCommand(error)), command);
}

void TestCaptureLivePermission::asksTheRealHelper()
{
    // A socket of our own is the truth, as long as the file of the helper has no capability.
    const int socket = ::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    const bool mayCapture = socket >= 0;
    if (mayCapture)
        ::close(socket);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("hitwatch-capture"));
    QVERIFY(QFile::copy(QStringLiteral(HITWATCH_HELPER), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::Permissions(0x7755)));
    const auto error = checkCapturePermission(copy.toStdString(), kLongWaitMs);
    QVERIFY2(error.has_value() != mayCapture, error ? error->message.c_str() : "allowed");

    if (::geteuid() != 0)
        QSKIP("needs root, to become an ordinary user");
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    const QString answer = QString::fromUtf8(checkAsNobody(copy.toStdString()));
    // Where it may not be gained at all (nosuid, no_new_privs) the advice says that instead.
    QVERIFY2(
        answer.startsWith(QStringLiteral("capturing requires permission: ")), qPrintable(answer));
    if (answer.contains(QStringLiteral("setcap")))
        QVERIFY2(
            answer.contains(
                QStringLiteral("sudo chmod 0750 %1 && sudo setcap cap_net_raw=ep %1\"").arg(copy)),
            qPrintable(answer));
}

void TestCaptureLivePermission::refusesToCheckAndCapture()
{
    QProcess helper;
    helper.start(QStringLiteral(HITWATCH_HELPER),
        { QStringLiteral("--check"), QStringLiteral("--interface"), QStringLiteral("lo") });
    QVERIFY(helper.waitForFinished(60'000));
    QCOMPARE(helper.exitCode(), 2);
    helper.start(QStringLiteral(HITWATCH_HELPER), { QStringLiteral("--check") });
    QVERIFY(helper.waitForFinished(60'000));
    QCOMPARE(helper.exitCode(), 2);
}

QTEST_GUILESS_MAIN(TestCaptureLivePermission)
#include "test_capture_live_permission.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Started as root: which process keeps which right, and that capturing still works without them.
#include "capture/live/helper_launcher.h"
#include "capture/live/live_source.h"
#include "live/frame_reader.h"
#include "live/private_network.h"
#include "support/ordinary_user.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <functional>
#include <optional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr const char *kNoCapability = "0000000000000000";
constexpr std::array kCapabilitySets { "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb" };

/// /proc/PID/status as far as it is looked at; empty when there is no such process.
using Status = QMap<QByteArray, QByteArray>;

Status statusOf(qint64 process)
{
    Status status;
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return status;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            status[line.left(colon)] = line.mid(colon + 1).simplified();
    }
    return status;
}

/// The only process that @p parent started; 0: there is none.
qint64 childOf(qint64 parent)
{
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 process = name.toLongLong(&isNumber);
        if (isNumber && statusOf(process)["PPid"].toLongLong() == parent)
            return process;
    }
    return 0;
}

bool isGone(qint64 process)
{
    const Status status = statusOf(process);
    return status.isEmpty() || status["State"].startsWith('Z'); // nobody may reap it here
}

QString copyTo(const QTemporaryDir &folder, const QString &program)
{
    const QString path = folder.filePath(QFileInfo(program).fileName());
    ::chmod(qPrintable(folder.path()), 0755);
    if (!QFile::copy(program, path))
        return {};
    ::chmod(qPrintable(path), 0755);
    return path;
}

} // namespace

class TestLiveLauncher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void onlyTheLauncherKeepsRights_data();
    void onlyTheLauncherKeepsRights();
    void tellsWhatAKilledHelperMissed();
    void stopsAndStartsWithoutRights();
    void aHelperThatIsNotWantedIsKilled();
    void saysWhyAFileIsRefused_data();
    void saysWhyAFileIsRefused();

private:
    /// Starts the program as root, or as sudo would for @p user.
    void start(QProcess &program, const QStringList &arguments, std::optional<uid_t> user);

    QTemporaryDir m_folder;
    QString m_program;
    QString m_helper;
};

void TestLiveLauncher::initTestCase()
{
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    m_program = copyTo(m_folder, QStringLiteral(HITWATCH_CLI));
    m_helper = copyTo(m_folder, QStringLiteral(HITWATCH_HELPER));
    QVERIFY(!m_program.isEmpty() && !m_helper.isEmpty());
}

void TestLiveLauncher::init()
{
    QVERIFY(addInterfacePair());
}

void TestLiveLauncher::cleanup()
{
    removeInterfacePair();
}

void TestLiveLauncher::start(
    QProcess &program, const QStringList &arguments, std::optional<uid_t> user)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("SUDO_UID"));
    environment.remove(QStringLiteral("SUDO_GID"));
    if (user) {
        environment.insert(QStringLiteral("SUDO_UID"), QString::number(*user));
        environment.insert(QStringLiteral("SUDO_GID"), QString::number(*user));
    }
    // The search for leaks traces its own process, which this one does not permit.
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(QStringLiteral("/"));
    program.start(m_program, arguments);
}

void TestLiveLauncher::onlyTheLauncherKeepsRights_data()
{
    QTest::addColumn<std::optional<uid_t>>("user");
    QTest::newRow("root") << std::optional<uid_t>();
    QTest::newRow("sudo") << std::optional<uid_t>(kNobody);
}

void TestLiveLauncher::onlyTheLauncherKeepsRights()
{
    QFETCH(const std::optional<uid_t>, user);
    QProcess program;
    start(program,
        { QStringLiteral("--interface"), QStringLiteral("va"), QStringLiteral("--format"),
            QStringLiteral("jsonl"), QStringLiteral("--refresh"), QStringLiteral("1") },
        user);
    // The first report tells that the capture runs.
    QVERIFY2(program.waitForReadyRead(kLongWaitMs), program.readAllStandardError().constData());
    const qint64 launcher = childOf(program.processId());
    const qint64 helper = childOf(launcher);
    QVERIFY(launcher > 0 && helper > 0);
    const QByteArray id = QByteArray::number(user.value_or(0));
    const QByteArray ids = (id + ' ' + id + ' ' + id + ' ' + id);
    for (const qint64 process : { program.processId(), helper }) {
        const Status status = statusOf(process);
        for (const char *set : kCapabilitySets)
            QCOMPARE(status[set], QByteArray(kNoCapability));
        QCOMPARE(status["NoNewPrivs"], QByteArray("1"));
        QCOMPARE(status["Uid"], ids);
        QCOMPARE(status["Gid"], ids);
    }
    QVERIFY(statusOf(launcher)["CapEff"] != kNoCapability); // else this test would prove nothing
#ifndef HITWATCH_NO_SECCOMP
    QCOMPARE(statusOf(helper)["Seccomp"], QByteArray("2"));
#endif

    // An interface that comes back needs a fresh helper, which only the launcher can start.
    QVERIFY(ip(QStringLiteral("link del va")));
    QVERIFY(eventually([&] { return isGone(helper); }));
    QVERIFY(addInterfacePair());
    QVERIFY(eventually([&] { return childOf(launcher) > 0; }));
    const qint64 fresh = childOf(launcher);
    QVERIFY(eventually([&] { return statusOf(fresh)["CapBnd"] == kNoCapability; }));

    program.terminate();
    QVERIFY(program.waitForFinished(kLongWaitMs));
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(isGone(launcher) && isGone(fresh));
}

void TestLiveLauncher::tellsWhatAKilledHelperMissed()
{
    QProcess program;
    start(program,
        { QStringLiteral("--interface"), QStringLiteral("va"), QStringLiteral("--format"),
            QStringLiteral("jsonl"), QStringLiteral("--refresh"), QStringLiteral("1") },
        std::nullopt);
    QVERIFY2(program.waitForReadyRead(kLongWaitMs), program.readAllStandardError().constData());
    const qint64 launcher = childOf(program.processId());
    const qint64 helper = childOf(launcher);
    QVERIFY(helper > 0);
    QCOMPARE(::kill(static_cast<pid_t>(helper), SIGKILL), 0);
    QByteArray reports;
    QVERIFY(eventually([&] {
        program.waitForReadyRead(100);
        reports += program.readAllStandardOutput();
        return reports.contains("\"notWatchedMs\":");
    }));
    QVERIFY(childOf(launcher) > 0 && childOf(launcher) != helper);
    program.terminate();
    QVERIFY(program.waitForFinished(kLongWaitMs));
    QCOMPARE(program.exitCode(), 0);
    const QByteArray told = program.readAllStandardError();
    QVERIFY2(
        told.contains("was restarted; packets in between were not captured"), told.constData());
}

/// The process that captures has no right at all, and the one that has them outlives each capture.
void TestLiveLauncher::stopsAndStartsWithoutRights()
{
    FrameSender sender("va");
    ::setenv("SUDO_UID", "65534", 1);
    ::setenv("SUDO_GID", "65534", 1);
    const QByteArray told = inChild([&]() -> QByteArray {
        const auto launcher = HelperLauncher::startIfPrivileged(m_helper.toStdString());
        if (!launcher || !launcher.value())
            return "no launcher";
        LiveOptions options;
        options.interfaces = { "va" };
        options.helperPath = m_helper.toStdString();
        options.restTimeoutMs = kLongWaitMs;
        int captured = 0;
        for (int round = 0; round < 2; ++round) {
            const auto source = LiveSource::start(options);
            if (!source)
                return QByteArray::fromStdString(source.error().message);
            sender.send(10);
            captured += readFrames(*source.value(), 0, 10) ? 10 : 0;
        }
        return QByteArray::number(::geteuid()) + ": " + QByteArray::number(captured);
    });
    ::unsetenv("SUDO_UID");
    ::unsetenv("SUDO_GID");
    QCOMPARE(told, QByteArray("65534: 20"));
}

void TestLiveLauncher::aHelperThatIsNotWantedIsKilled()
{
    const QByteArray told = inChild([&]() -> QByteArray {
        const auto launcher = HelperLauncher::startIfPrivileged(m_helper.toStdString());
        if (!launcher || !launcher.value())
            return "no launcher";
        LiveOptions options;
        options.interfaces = { "va" };
        options.helperPath = m_helper.toStdString();
        auto source = LiveSource::start(options);
        if (!source)
            return QByteArray::fromStdString(source.error().message);
        const int helper = source.value()->helperIds().front();
        ::kill(helper, SIGSTOP); // it cannot end by itself
        source.value().reset();
        return eventually([&] { return isGone(helper); }) ? "gone" : "still there";
    });
    QCOMPARE(told, QByteArray("gone"));
}

void TestLiveLauncher::saysWhyAFileIsRefused_data()
{
    QTest::addColumn<std::optional<uid_t>>("user");
    QTest::addColumn<uid_t>("owner");
    QTest::addColumn<QString>("why");
    QTest::newRow("root, a file of somebody")
        << std::optional<uid_t>() << kNobody
        << QStringLiteral("Hitwatch was started as root and cannot use files of other users");
    QTest::newRow("sudo, a file of root")
        << std::optional<uid_t>(kNobody) << uid_t { 0 }
        << QStringLiteral(
               "Hitwatch was started with sudo and uses files as the user who called it");
}

void TestLiveLauncher::saysWhyAFileIsRefused()
{
    QFETCH(const std::optional<uid_t>, user);
    QFETCH(const uid_t, owner);
    QFETCH(const QString, why);
    const QString path = m_folder.filePath(QStringLiteral("private"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QCOMPARE(::chmod(qPrintable(path), 0600), 0);
    QCOMPARE(::chown(qPrintable(path), owner, owner), 0);
    for (const char *option : { "--read", "--rules", "--output" }) {
        QStringList arguments { QString::fromLatin1(option), path };
        if (QByteArray(option) != "--read")
            arguments << QStringLiteral("--interface") << QStringLiteral("va");
        QProcess program;
        start(program, arguments, user);
        QVERIFY(program.waitForFinished(kLongWaitMs));
        QVERIFY(program.exitCode() != 0);
        const QString told = QString::fromUtf8(program.readAllStandardError());
        QVERIFY2(told.contains(why), qPrintable(told));
    }
}

QTEST_GUILESS_MAIN(TestLiveLauncher)
#include "test_live_launcher.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What the real helper may do, for whom, and what a person is told when it may not.
#include "capture/live/live_source.h"
#include "live/frame_reader.h"
#include "live/private_network.h"
#include "support/ordinary_user.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

QString statusField(int process, const QByteArray &field)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(QByteArray(field + ':')))
            return QString::fromLatin1(line.mid(field.size() + 1).trimmed());
    }
    return {};
}

} // namespace

class TestLivePrivileges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void helperHoldsNoPrivilege();
    void worksForAnOrdinaryUserWithTheFileCapability();
    void tellsAnOrdinaryUserTheCommand();
    void tellsWhoMayRunTheHelper();

private:
    /// A copy of the helper that everybody can reach, in @p folder.
    static QString copyHelper(const QTemporaryDir &folder);
};

void TestLivePrivileges::initTestCase()
{
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
}

void TestLivePrivileges::init()
{
    QVERIFY(addInterfacePair());
}

void TestLivePrivileges::cleanup()
{
    removeInterfacePair();
}

QString TestLivePrivileges::copyHelper(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("hitwatch-capture"));
    ::chmod(qPrintable(folder.path()), 0755);
    if (!QFile::copy(QStringLiteral(HITWATCH_HELPER), path))
        return {};
    ::chmod(qPrintable(path), 0755);
    return path;
}

void TestLivePrivileges::helperHoldsNoPrivilege()
{
    auto source = LiveSource::start(liveOptions({ "va", "lo" }));
    QVERIFY(source);
    const int helper = source.value()->helperIds().front();
    for (const char *set : { "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb" })
        QCOMPARE(statusField(helper, set), QStringLiteral("0000000000000000"));
    QCOMPARE(statusField(helper, "NoNewPrivs"), QStringLiteral("1"));
}

void TestLivePrivileges::worksForAnOrdinaryUserWithTheFileCapability()
{
    const QTemporaryDir folder;
    LiveOptions wanted = liveOptions({ "va" });
    wanted.helperPath = copyHelper(folder).toStdString();
    wanted.promiscuous = true;
    QProcess setcap;
    setcap.start(QStringLiteral("setcap"),
        { QStringLiteral("cap_net_raw=ep"), QString::fromStdString(wanted.helperPath) });
    if (!setcap.waitForFinished(kLongWaitMs) || setcap.exitCode() != 0)
        QSKIP("needs setcap and a file system with file capabilities");

    FrameSender sender("va");
    const QByteArray told = asNobody([&]() -> QByteArray {
        auto source = LiveSource::start(wanted);
        if (!source)
            return QByteArray::fromStdString(source.error().message);
        const int helper = source.value()->helperIds().front();
        sender.send(10);
        return (readFrames(*source.value(), 0, 10) ? "10 frames, " : "too few frames, ")
            + statusField(helper, "CapEff").toLatin1() + ", "
            + statusField(helper, "CapPrm").toLatin1() + ", "
            + statusField(helper, "NoNewPrivs").toLatin1();
    });
    QCOMPARE(told, QByteArray("10 frames, 0000000000000000, 0000000000000000, 1"));
}

void TestLivePrivileges::tellsAnOrdinaryUserTheCommand()
{
    const QTemporaryDir folder;
    LiveOptions wanted = liveOptions({ "va" });
    wanted.helperPath = copyHelper(folder).toStdString();
    const QByteArray told = asNobody([&] {
        const auto source = LiveSource::start(wanted);
        return QByteArray::fromStdString(source ? "it works" : source.error().message);
    });
    // For the user's own group only: not everybody on the machine may capture afterwards.
    QCOMPARE(QString::fromUtf8(told),
        QStringLiteral(
            "capturing requires permission: run \"sudo chown root:nogroup %1 && sudo chmod "
            "0750 %1 && sudo setcap cap_net_raw=ep %1\" once, then try again")
            .arg(QString::fromStdString(wanted.helperPath)));
}

void TestLivePrivileges::tellsWhoMayRunTheHelper()
{
    const QTemporaryDir folder;
    LiveOptions wanted = liveOptions({ "va" });
    const QString path = copyHelper(folder);
    wanted.helperPath = path.toStdString();
    const group *found = ::getgrnam("games");
    if (found == nullptr)
        QSKIP("needs a group besides root");
    QCOMPARE(::chown(qPrintable(path), 0, found->gr_gid), 0);
    ::chmod(qPrintable(path), 0750);
    const QByteArray told = asNobody([&] {
        const auto source = LiveSource::start(wanted);
        return QByteArray::fromStdString(source ? "it works" : source.error().message);
    });
    QCOMPARE(told,
        QByteArray(
            "capturing requires permission: only members of the group games may capture; run "
            "\"sudo adduser $USER games\" once, then log in again"));
}

QTEST_GUILESS_MAIN(TestLivePrivileges)
#include "test_live_privileges.moc"

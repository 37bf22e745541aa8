// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "single_instance.h"
#include "support/waiting.h"

#include <QThread>

using namespace hitwatch;

class TestUiSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSecondOneIsToldSo();
    void optionsArriveAsTheyWere();
    void aSocketLeftBehindIsReplaced();
    void onlyTheUserCanOpenTheSocket();
    void hostileInputChangesNothing_data();
    void hostileInputChangesNothing();
    void silentConnectionsDoNotBlockOthers();
    void withoutAFolderItRunsAlone();

private:
    static bool send(const QString &folder, const QStringList &arguments);
};

/// As another program would, while this one runs its event loop.
bool TestUiSingleInstance::send(const QString &folder, const QStringList &arguments)
{
    bool sent = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(folder);
        sent = second.begin() == SingleInstance::Role::Second && second.handOver(arguments);
    }));
    thread->start();
    [&] { WAIT_VERIFY(thread->isFinished()); }();
    thread->wait();
    return sent;
}

void TestUiSingleInstance::theSecondOneIsToldSo()
{
    const QTemporaryDir folder;
    auto first = std::make_unique<SingleInstance>(folder.path());
    QVERIFY(first->begin() == SingleInstance::Role::First);
    SingleInstance second(folder.path());
    QVERIFY(second.begin() == SingleInstance::Role::Second);
    first.reset();
    SingleInstance third(folder.path());
    QVERIFY(third.begin() == SingleInstance::Role::First);
}

void TestUiSingleInstance::optionsArriveAsTheyWere()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.begin() == SingleInstance::Role::First);
    QVERIFY(first.listen());
    const QSignalSpy started(&first, &SingleInstance::startedAgain);
    const QStringList arguments { QStringLiteral("--read=/tmp/a b\n\"c\".pcap"),
        QStringLiteral("--filter="), QString::fromUtf8("--interface=\u00fc") };
    QVERIFY(send(folder.path(), arguments));
    QVERIFY(send(folder.path(), {}));
    QCOMPARE(started.count(), 2);
    QCOMPARE(started.at(0).at(0).toStringList(), arguments);
    QCOMPARE(started.at(1).at(0).toStringList(), QStringList());
}

void TestUiSingleInstance::aSocketLeftBehindIsReplaced()
{
    const QTemporaryDir folder;
    QFile left(folder.filePath(QStringLiteral("hitwatch.socket")));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    // Of a process that cannot be there any more: beyond the highest number of one.
    QFile lock(folder.filePath(QStringLiteral("hitwatch.lock")));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("4194999\nhitwatch\n" + QSysInfo::machineHostName().toLocal8Bit() + "\n\n\n");
    lock.close();

    SingleInstance first(folder.path());
    QVERIFY(first.begin() == SingleInstance::Role::First);
    QVERIFY(first.listen());
    const QSignalSpy started(&first, &SingleInstance::startedAgain);
    QVERIFY(send(folder.path(), { QStringLiteral("--demo") }));
    QCOMPARE(started.count(), 1);
}

void TestUiSingleInstance::onlyTheUserCanOpenTheSocket()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.begin() == SingleInstance::Role::First);
    QVERIFY(first.listen());
    const auto permissions = QFile::permissions(folder.filePath(QStringLiteral("hitwatch.socket")));
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(permissions & kOthers, QFile::Permissions());
}

void TestUiSingleInstance::hostileInputChangesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("empty line") << QByteArray("\n");
    QTest::newRow("no JSON") << QByteArray("\xff\xfe garbage\n");
    QTest::newRow("other version") << QByteArray("{\"version\":2,\"arguments\":[]}\n");
    QTest::newRow("no texts") << QByteArray("{\"version\":1,\"arguments\":[1,{}]}\n");
    QTest::newRow("without end") << QByteArray(200'000, 'x');
    QTest::newRow("too many") << "{\"version\":1,\"arguments\":["
            + QByteArray("\"a\",").repeated(1000) + "\"a\"]}\n";
    QTest::newRow("nested") << QByteArray(5000, '[') + "\n";
}

void TestUiSingleInstance::hostileInputChangesNothing()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.begin() == SingleInstance::Role::First);
    QVERIFY(first.listen());
    const QSignalSpy started(&first, &SingleInstance::startedAgain);

    QLocalSocket hostile;
    hostile.connectToServer(folder.filePath(QStringLiteral("hitwatch.socket")));
    QVERIFY(hostile.waitForConnected(kLongWaitMs));
    hostile.write(bytes);
    // Thrown out at once, or when the time for a message is over.
    WAIT_COMPARE(hostile.state(), QLocalSocket::UnconnectedState);
    QVERIFY(hostile.readAll().isEmpty());
    QCOMPARE(started.count(), 0);
    QVERIFY(send(folder.path(), {}));
    QCOMPARE(started.count(), 1);
}

void TestUiSingleInstance::silentConnectionsDoNotBlockOthers()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.begin() == SingleInstance::Role::First);
    QVERIFY(first.listen());
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int at = 0; at < 5; ++at) {
        silent.push_back(std::make_unique<QLocalSocket>());
        silent.back()->connectToServer(folder.filePath(QStringLiteral("hitwatch.socket")));
        QVERIFY(silent.back()->waitForConnected(kLongWaitMs));
    }
    QVERIFY(send(folder.path(), { QStringLiteral("--demo") }));
}

void TestUiSingleInstance::withoutAFolderItRunsAlone()
{
    SingleInstance alone(QStringLiteral("/nonexistent/folder"));
    QVERIFY(alone.begin() == SingleInstance::Role::Alone);
}

QTEST_GUILESS_MAIN(TestUiSingleInstance)
#include "test_ui_single_instance.moc"

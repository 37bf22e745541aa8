// SPDX-License-Identifier: GPL-3.0-or-later
// Which TLS key log a capture is given.
#include "monitor/live_request.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace hitwatch;

class TestMonitorKeyLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(QStringLiteral("hitwatch.ini"));
    }

    void theEnvironmentNamesAKeyLog_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("file that does not exist yet")
            << QStringLiteral("/nowhere/keys.log") << true;
        QTest::newRow("file") << QCoreApplication::applicationFilePath() << true;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("relative") << QStringLiteral("keys.log") << false;
        QTest::newRow("device") << QStringLiteral("/dev/stderr") << false;
        QTest::newRow("folder") << QStringLiteral("/tmp") << false;
        QTest::newRow("two lines") << QStringLiteral("/tmp/a\nb") << false;
    }
    void theEnvironmentNamesAKeyLog()
    {
        QFETCH(const QString, variable);
        QFETCH(const bool, isTaken);
        qputenv("SSLKEYLOGFILE", variable.toUtf8());
        const auto end = qScopeGuard([] { qunsetenv("SSLKEYLOGFILE"); });
        SettingsStore store(m_path);
        QCOMPARE(store.settings().tlsKeyLog, isTaken ? variable : QString());
        // Until something else is chosen, which may be none.
        Settings settings = store.settings();
        settings.promiscuous = true;
        QVERIFY(store.set(settings));
        QCOMPARE(SettingsStore(m_path).settings().tlsKeyLog, isTaken ? variable : QString());
        settings.tlsKeyLog = QStringLiteral("/chosen");
        QVERIFY(store.set(settings));
        QCOMPARE(SettingsStore(m_path).settings().tlsKeyLog, QStringLiteral("/chosen"));
        settings.tlsKeyLog.clear();
        QVERIFY(store.set(settings));
        QCOMPARE(SettingsStore(m_path).settings().tlsKeyLog, QString());
    }

    void requestsTakeTheKeyLog()
    {
        QFile file(m_folder->filePath(QStringLiteral("keys.log")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::string there = file.fileName().toStdString();
        Settings settings;
        settings.tlsKeyLog = QStringLiteral("/nowhere/keys.log");
        CaptureRequest live = rememberedRequest(settings);
        QCOMPARE(live.tlsKeyLog, std::string("/nowhere/keys.log"));
        QCOMPARE(withKeyLog(live, there).tlsKeyLog, std::string("/nowhere/keys.log"));
        CaptureRequest recording;
        recording.kind = CaptureKind::File;
        recording.path = "a.pcap";
        QCOMPARE(withKeyLog(recording, there).tlsKeyLog, there);
        QCOMPARE(withKeyLog(recording, "/nowhere/keys.log").tlsKeyLog, std::string());
        recording.path = "-"; // somebody captures it now
        QCOMPARE(
            withKeyLog(recording, "/nowhere/keys.log").tlsKeyLog, std::string("/nowhere/keys.log"));
        CaptureRequest demo;
        demo.kind = CaptureKind::Demo;
        QCOMPARE(withKeyLog(demo, there).tlsKeyLog, std::string());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestMonitorKeyLog)
#include "test_monitor_key_log.moc"

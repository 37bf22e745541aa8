// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "monitor/monitor_view.h"
#include "monitor/settings.h"
#include "monitor/settings_keys.h"

#include <cmath>
#include <functional>
#include <sys/stat.h>

using namespace hitwatch;

namespace {

/// Every member differs from its default.
Settings unusual()
{
    Settings settings;
    settings.refreshMilliseconds = 250;
    settings.windowSeconds = 3600;
    settings.retentionSeconds = 86'400;
    settings.sectionRule = { 3, true };
    settings.flows = 1024;
    settings.keysPerTable = 64;
    settings.requestList = 100;
    settings.closeToTray = true;
    settings.startMinimised = true;
    settings.binaryUnits = true;
    settings.bytesNotBits = true;
    settings.theme = ThemeChoice::Dark;
    settings.alertRules.front().name = "two  spaces, \"quotes\"; \xc3\xa9 %1";
    settings.alertRules.front().metric = AlertMetric::ErrorShare;
    settings.alertRules.front().raiseAt = 12.5;
    settings.alertRules.front().clearAt = 10.25;
    settings.alertRules.front().windowSeconds = 60;
    settings.alertRules.front().hold = 3 * kSecond;
    settings.alertRules.front().settle = 0;
    settings.alertRules.front().scope.host = "a.example";
    AlertRule second;
    second.name = "[alert]\nrules=@Variant(x) \\x0 \xe2\x80\xae</b>,;=";
    second.metric = AlertMetric::BitsPerSecond;
    second.raiseAt = 1'234'567.125;
    second.clearAt = 0.5;
    second.scope = { "b.example:8080", "/a b,\"c\"" };
    second.minimumHits = 1'000'000;
    second.enabled = false;
    second.command = { "/usr/bin/logger", "", "--tag=a b", "two\nlines", "100%",
        "\\\\x40Variant(\\x40DateTime(\\\\\\\"@Variant(@DateTime(\\" };
    settings.alertRules.push_back(second);
    settings.notifications = false;
    settings.historyEpisodes = 10;
    settings.historyDays = 3650;
    settings.interfaces = { QStringLiteral("lo"), QStringLiteral("eth0.7") };
    settings.filter = QStringLiteral("host a.example and (port 80, or not) \\ \"x\" ;");
    settings.ports = QStringLiteral("80,8000-8100");
    settings.tlsKeyLog = QStringLiteral("/tmp/keys, \u00e9 %1.log");
    settings.snapshotLength = 64;
    settings.promiscuous = true;
    settings.recentFiles = { QStringLiteral("/tmp/a, b.pcap"),
        QStringLiteral("/tmp/\u00e9\u4e2d") };
    settings.hiddenSections = { QStringLiteral("a.example /health"), QStringLiteral("b \\x2c,") };
    return settings;
}

class TestMonitorSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(QStringLiteral("hitwatch.ini"));
    }

    void withoutAFileTheDefaultsHold()
    {
        const SettingsStore store(m_path);
        QCOMPARE(store.settings(), Settings {});
        QCOMPARE(store.problem(), QString());
        QVERIFY(!QFile::exists(m_path));
    }

    void whatWasSetIsReadAgain()
    {
        {
            SettingsStore store(m_path);
            QVERIFY(store.set(unusual()));
        }
        for (const SettingsKey *key : settingsKeys())
            QVERIFY2(QSettings(m_path, QSettings::IniFormat).contains(key->name()),
                qPrintable(key->name()));
        const SettingsStore store(m_path);
        QCOMPARE(store.problem(), QString());
        QCOMPARE(store.settings(), unusual());
    }

    void isForItsOwnerOnly()
    {
        const auto mode = [this] {
            struct stat info { };
            return stat(QFile::encodeName(m_path).constData(), &info) == 0 ? info.st_mode & 0777U
                                                                           : 0U;
        };
        const mode_t before = umask(0);
        {
            SettingsStore store(m_path);
            QVERIFY(store.set(unusual()));
        }
        umask(before);
        QCOMPARE(mode(), 0600U);
        // One that an earlier version made.
        QCOMPARE(chmod(QFile::encodeName(m_path).constData(), 0644), 0);
        const SettingsStore store(m_path);
        QCOMPARE(mode(), 0600U);
    }

    void theDefaultsCanBeSetAgain()
    {
        SettingsStore store(m_path);
        QVERIFY(store.set(unusual()));
        QVERIFY(store.set({}));
        const SettingsStore second(m_path);
        QCOMPARE(second.settings(), Settings {});
        QCOMPARE(second.problem(), QString());
    }

    void withoutRulesThereAreNoAlerts()
    {
        Settings settings;
        settings.alertRules.clear();
        QVERIFY(SettingsStore(m_path).set(settings));
        const SettingsStore store(m_path);
        QCOMPARE(store.problem(), QString());
        QVERIFY(store.settings().alertRules.empty());
    }

    void asManyRulesAsThereMayBe()
    {
        Settings settings;
        settings.alertRules.clear();
        for (std::size_t at = 0; at < kMaxAlertRules; ++at) {
            AlertRule rule;
            rule.name = std::string(200, 'n') + std::to_string(at);
            settings.alertRules.push_back(rule);
        }
        QVERIFY(SettingsStore(m_path).set(settings));
        SettingsStore store(m_path);
        QCOMPARE(store.problem(), QString());
        QCOMPARE(store.settings(), settings);
        settings.alertRules.emplace_back();
        QVERIFY(!store.set(settings));
    }

    void changesAreToldOnce()
    {
        SettingsStore store(m_path);
        QSignalSpy problems(&store, &SettingsStore::problemFound);
        int told = 0;
        connect(&store, &SettingsStore::changed, this,
            [&](const Settings &now, const Settings &before) {
                ++told;
                QCOMPARE(now, unusual());
                QCOMPARE(before, Settings {});
                QCOMPARE(store.settings(), unusual());
            });
        QVERIFY(store.set(unusual()));
        QVERIFY(store.set(unusual()));
        QCOMPARE(told, 1);
        QCOMPARE(problems.count(), 0);
    }

    void onlyWhatChangedIsWritten()
    {
        SettingsStore store(m_path);
        Settings settings;
        settings.promiscuous = true;
        QVERIFY(store.set(settings));
        QCOMPARE(QSettings(m_path, QSettings::IniFormat).allKeys(),
            QStringList { QStringLiteral("capture/promiscuous") });
    }

    void outOfRangeIsRefused_data();
    void outOfRangeIsRefused();
    void hostileValuesAreReplaced_data();
    void hostileValuesAreReplaced();
    void damagedFilesArePutAside_data();
    void damagedFilesArePutAside();

    void earlierDamagedFilesAreKept()
    {
        for (int time = 1; time <= 3; ++time) {
            write("no settings " + QByteArray::number(time));
            QVERIFY(!SettingsStore(m_path).problem().isEmpty());
        }
        QCOMPARE(readAll(m_path + QStringLiteral(".damaged-1")), QByteArray("no settings 1"));
        QCOMPARE(readAll(m_path + QStringLiteral(".damaged-3")), QByteArray("no settings 3"));
    }

    void aFolderInItsPlaceIsPutAside()
    {
        QVERIFY(QDir().mkpath(m_path + QStringLiteral("/sub")));
        SettingsStore store(m_path);
        QVERIFY(store.problem().contains(QStringLiteral("damaged")));
        QVERIFY(store.set(unusual()));
        QCOMPARE(SettingsStore(m_path).settings(), unusual());
        QVERIFY(QFile::exists(m_path + QStringLiteral(".damaged-1/sub")));
    }

    void aPipeInItsPlaceDoesNotBlock()
    {
        QCOMPARE(mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
        const SettingsStore store(m_path);
        QVERIFY(!store.problem().isEmpty());
        QCOMPARE(store.settings(), Settings {});
    }

    void failedWritingIsToldEveryTimeAndOnlyThen()
    {
        const QString folder = m_folder->filePath(QStringLiteral("not-yet"));
        {
            QFile blocker(folder); // where the folder would have to be
            QVERIFY(blocker.open(QIODevice::WriteOnly));
        }
        SettingsStore store(folder + QStringLiteral("/hitwatch.ini"));
        QSignalSpy problems(&store, &SettingsStore::problemFound);
        QSignalSpy changes(&store, &SettingsStore::changed);
        QVERIFY(store.set(unusual()));
        QCOMPARE(problems.count(), 1);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(store.settings(), unusual());
        Settings other = unusual();
        other.windowSeconds = 10;
        QVERIFY(store.set(other));
        QCOMPARE(problems.count(), 2);
        QVERIFY(QFile::remove(folder));
        QVERIFY(store.set(unusual()));
        QCOMPARE(problems.count(), 2);
        QCOMPARE(SettingsStore(folder + QStringLiteral("/hitwatch.ini")).settings(), unusual());
    }

    void aFileThatMayNotBeWrittenIsRead()
    {
        QVERIFY(SettingsStore(m_path).set(unusual()));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        if (QFileInfo(m_path).isWritable())
            QSKIP("permissions do not bind this user");
        SettingsStore store(m_path);
        QCOMPARE(store.settings(), unusual());
        QSignalSpy problems(&store, &SettingsStore::problemFound);
        QVERIFY(store.set({}));
        QCOMPARE(problems.count(), 1);
    }

    void whatIsNotKnownStays()
    {
        write("[future]\nkey=value, list\n[view]\nwindowSeconds=60\nalso=1\n");
        SettingsStore store(m_path);
        QCOMPARE(store.problem(), QString());
        QCOMPARE(store.settings().windowSeconds, 60);
        store.widgetState().setValue(QStringLiteral("widget/geometry"), QByteArray("\x00\x01", 2));
        QVERIFY(store.set(unusual()));
        const QSettings file(m_path, QSettings::IniFormat);
        QCOMPARE(file.value(QStringLiteral("future/key")).toStringList().size(), 2);
        QCOMPARE(file.value(QStringLiteral("view/also")).toInt(), 1);
        QCOMPARE(file.value(QStringLiteral("widget/geometry")).toByteArray().size(), 2);
    }

    void textThatLooksLikeAStreamStays()
    {
        Settings settings;
        settings.filter = QStringLiteral("@Variant(x)");
        QVERIFY(SettingsStore(m_path).set(settings));
        const SettingsStore store(m_path);
        QCOMPARE(store.problem(), QString());
        QCOMPARE(store.settings(), settings);
    }

    void theNewestFilesComeFirst()
    {
        SettingsStore store(m_path);
        for (int file = 0; file < 12; ++file)
            store.addRecentFile(QStringLiteral("/tmp/%1.pcap").arg(file));
        QCOMPARE(store.settings().recentFiles.size(), Settings::kMaxRecentFiles);
        QCOMPARE(store.settings().recentFiles.front(), QStringLiteral("/tmp/11.pcap"));
        store.addRecentFile(QStringLiteral("/tmp/../tmp/5.pcap"));
        QCOMPARE(store.settings().recentFiles.front(), QStringLiteral("/tmp/5.pcap"));
        QCOMPARE(store.settings().recentFiles.count(QStringLiteral("/tmp/5.pcap")), 1);
    }

    void theUsersOwnFileIsInTheConfigFolder()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
        SettingsStore store;
        QCOMPARE(store.widgetState().fileName(), QString(folder + QStringLiteral("/hitwatch.ini")));
        QStandardPaths::setTestModeEnabled(false);
    }

    void theLimitsFollow()
    {
        const EngineLimits limits = unusual().limits();
        QCOMPARE(limits.flows, 1024U);
        QCOMPARE(limits.keysPerTable, 64U);
        QCOMPARE(limits.requestList, 100U);
        QCOMPARE(limits.sectionRule, (SectionRule { 3, true }));
        QCOMPARE(Settings {}.limits().flows, EngineLimits {}.flows);
    }

private:
    void write(const QByteArray &content)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QByteArray readAll(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

using Change = std::function<void(Settings &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

void TestMonitorSettings::outOfRangeIsRefused_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("refresh, short", [](Settings &settings) { settings.refreshMilliseconds = 249; });
    row("refresh, long", [](Settings &settings) { settings.refreshMilliseconds = 10'001; });
    row("window", [](Settings &settings) { settings.windowSeconds = 11; });
    row("retention", [](Settings &settings) { settings.retentionSeconds = 59; });
    row("depth", [](Settings &settings) { settings.sectionRule.depth = 4; });
    row("flows", [](Settings &settings) { settings.flows = 65'537; });
    row("keys", [](Settings &settings) { settings.keysPerTable = 0; });
    row("list", [](Settings &settings) { settings.requestList = -1; });
    row("theme", [](Settings &settings) { settings.theme = static_cast<ThemeChoice>(3); });
    row("level", [](Settings &settings) { settings.alertRules.front().raiseAt = 1e15 * 2; });
    row("no number",
        [](Settings &settings) { settings.alertRules.front().raiseAt = std::nan(""); });
    row("levels crossed", [](Settings &settings) { settings.alertRules.front().clearAt = 7001; });
    row("alert window",
        [](Settings &settings) { settings.alertRules.front().windowSeconds = 3601; });
    row("two rules of one name", [](Settings &settings) { settings.alertRules.resize(2); });
    row("rule without a name", [](Settings &settings) { settings.alertRules.front().name = " "; });
    row("too many rules", [](Settings &settings) {
        settings.alertRules.resize(kMaxAlertRules + 1);
        for (std::size_t at = 0; at < settings.alertRules.size(); ++at)
            settings.alertRules[at].name = std::to_string(at);
    });
    row("command without a program", [](Settings &settings) {
        settings.alertRules.front().command = { "", "x" };
    });
    row("few alerts kept", [](Settings &settings) { settings.historyEpisodes = 9; });
    row("many alerts kept", [](Settings &settings) { settings.historyEpisodes = 10'001; });
    row("no day", [](Settings &settings) { settings.historyDays = 0; });
    row("ten years and a day", [](Settings &settings) { settings.historyDays = 3651; });
    row("interface", [](Settings &settings) { settings.interfaces << QString(); });
    row("ports", [](Settings &settings) { settings.ports = QStringLiteral("80,"); });
    row("filter", [](Settings &settings) { settings.filter = QStringLiteral("a\nb"); });
    row("TLS key log", [](Settings &settings) { settings.tlsKeyLog = QStringLiteral("a\nb"); });
    row("snapshot length", [](Settings &settings) { settings.snapshotLength = 63; });
    row("relative file", [](Settings &settings) { settings.recentFiles << QStringLiteral("a"); });
    row("files", [](Settings &settings) {
        for (int file = 0; file < 11; ++file)
            settings.recentFiles << QStringLiteral("/a%1").arg(file);
    });
    row("hidden section",
        [](Settings &settings) { settings.hiddenSections << QStringLiteral("/"); });
}

void TestMonitorSettings::outOfRangeIsRefused()
{
    QFETCH(const Change, change);
    SettingsStore store(m_path);
    QVERIFY(store.set(unusual()));
    QSignalSpy changes(&store, &SettingsStore::changed);
    Settings wrong;
    change(wrong);
    QVERIFY(!store.set(wrong));
    QCOMPARE(store.settings(), unusual());
    QCOMPARE(changes.count(), 0);
    QCOMPARE(SettingsStore(m_path).settings(), unusual());
}

void TestMonitorSettings::hostileValuesAreReplaced_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *content, const char *key) {
        QTest::newRow(QByteArray(content).simplified().constData())
            << QByteArray(content) << QString(QLatin1String(key));
    };
    row("[view]\nwindowSeconds=banana\n", "view/windowSeconds");
    row("[view]\nwindowSeconds=\n", "view/windowSeconds");
    row("[view]\nwindowSeconds=60, 120\n", "view/windowSeconds");
    row("[view]\nwindowSeconds=99999999999999999999\n", "view/windowSeconds");
    row("[view]\nwindowSeconds=@ByteArray(\\x1\\x2)\n", "view/windowSeconds");
    row("[view]\nwindowSeconds=@Rect(1 2 3 4)\n", "view/windowSeconds");
    row("[view]\nrefreshMilliseconds=-250\n", "view/refreshMilliseconds");
    row("[view]\nrefreshMilliseconds=500.5\n", "view/refreshMilliseconds");
    row("[view]\ntheme=5\n", "view/theme");
    row("[view]\ntheme=Dark\n", "view/theme");
    row("[view]\nbinaryUnits=yes\n", "view/binaryUnits");
    row("[sections]\ndepth=0\n", "sections/depth");
    row("[capture]\nports=80-\n", "capture/ports");
    row("[capture]\nfilter=\"a\\x0 b\"\n", "capture/filter");
    row("[capture]\ntlsKeyLog=\"a\\x0 b\"\n", "capture/tlsKeyLog");
    row("[capture]\ninterfaces=\"\", lo\n", "capture/interfaces");
    row("[files]\nrecent=a.pcap\n", "files/recent");
    row("[alert]\nrules=7000\n", "alert/rules");
    row("[alert]\nrules=\n", "alert/rules");
    row("[alert]\nrules={}\n", "alert/rules");
    row("[alert]\nrules=\"[{\\\"name\\\":\\\"x\\\"}\"\n", "alert/rules");
    row("[alert]\nrules=\"[{\\\"name\\\":\\\"x\\\",\\\"color\\\":1}]\"\n", "alert/rules");
    row("[alert]\nnotifications=1\n", "alert/notifications");
    row("[alert]\nhistoryEpisodes=9\n", "alert/historyEpisodes");
    row("[alert]\nhistoryDays=forever\n", "alert/historyDays");
    row("[alert]\nrules=\"[{\\\"name\\\":\\\"x\\\",\\\"raiseAt\\\":0}]\"\n", "alert/rules");
    row("[alert]\nrules=\"[{\\\"name\\\":\\\"x\\\"},{\\\"name\\\":\\\"x\\\"}]\"\n", "alert/rules");
}

void TestMonitorSettings::hostileValuesAreReplaced()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, key);
    write(content + "[window]\ncloseToTray=true\n");
    Settings expected;
    expected.closeToTray = true;
    {
        const SettingsStore store(m_path);
        QCOMPARE(store.settings(), expected);
        QVERIFY2(store.problem().contains(key), qPrintable(store.problem()));
        QVERIFY(!store.problem().contains(u'\n'));
    }
    // The next start finds nothing wrong.
    const SettingsStore again(m_path);
    QCOMPARE(again.problem(), QString());
    QCOMPARE(again.settings(), expected);
}

void TestMonitorSettings::damagedFilesArePutAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QByteArray junk;
    for (int byte = 0; byte < 4096; ++byte)
        junk += static_cast<char>(byte * 131 + byte / 7);
    QTest::newRow("binary") << junk;
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("a program") << QByteArray("\x7f"
                                             "ELF\x02\x01\x01",
                                      7)
            + QByteArray(100, '\0');
    QTest::newRow("not UTF-8") << QByteArray("[view]\nkey=\xff\xfe\n");
    QTest::newRow("no key and value") << QByteArray("this is a letter\nto somebody\n");
    QTest::newRow("half a group") << QByteArray("[view\nwindowSeconds=60\n");
    QTest::newRow("a stream") << QByteArray(
        "[view]\nwindowSeconds=@Variant(\\0\\0\\0\\t\\xff\\xff\\xff\\xfe)\n");
    QTest::newRow("a stream, escaped")
        << QByteArray("[a]\nb=\"\\x40V\\x61ri\"ant(\\0\\0\\0\\t\\xff\\xff\\xff\\xfe)\n");
    QTest::newRow("a stream in a list") << QByteArray("[a]\nb=c, @DateTime(\\xff)\n");
    QTest::newRow("huge") << QByteArray("[view]\nkey=") + QByteArray((1 << 20) + 1, 'a');
    QTest::newRow("huge lines") << QByteArray("a=1\n").repeated(300'000);
}

void TestMonitorSettings::damagedFilesArePutAside()
{
    QFETCH(const QByteArray, content);
    write(content);
    SettingsStore store(m_path);
    QCOMPARE(store.settings(), Settings {});
    const QString aside = m_path + QStringLiteral(".damaged-1");
    QVERIFY2(store.problem().contains(aside), qPrintable(store.problem()));
    QCOMPARE(readAll(aside), content);
    QVERIFY(!QFile::exists(m_path));
    QSignalSpy problems(&store, &SettingsStore::problemFound);
    QVERIFY(store.set(unusual()));
    QCOMPARE(problems.count(), 0);
    const SettingsStore again(m_path);
    QCOMPARE(again.problem(), QString());
    QCOMPARE(again.settings(), unusual());
}

QTEST_GUILESS_MAIN(TestMonitorSettings)
#include "test_monitor_settings.moc"

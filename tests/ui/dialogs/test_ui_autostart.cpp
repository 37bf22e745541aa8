// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/dialogs/autostart_file.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class TestUiAutostart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFileIsWrittenAndRemoved();
    void aProgramInThePathIsNamed();
    void pathsAreQuoted_data();
    void pathsAreQuoted();
    void theFileIsReadAsDesktopsDo_data();
    void theFileIsReadAsDesktopsDo();
    void whatCannotBeWrittenIsTold();
    void whatCannotBeRemovedIsTold();
    void theSettingIsTheFile();
    void theSettingTellsWhatWentWrong();
    void restoredDefaultsTurnItOff();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsStore> m_store;
    QString m_own; ///< the file of this program
};

void TestUiAutostart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SettingsStore>(m_folder->filePath(QStringLiteral("settings.ini")));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.example.Hitwatch"));
    m_own = AutostartFile().path();
    QVERIFY(
        m_own.startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)));
    QVERIFY(m_own.endsWith(QStringLiteral("/autostart/org.example.Hitwatch.desktop")));
}

void TestUiAutostart::cleanup()
{
    const QFileInfo own(m_own);
    QVERIFY(!own.exists() || QDir(own.path()).remove(own.fileName())
        || QDir(m_own).removeRecursively());
}

void TestUiAutostart::theFileIsWrittenAndRemoved()
{
    const QString folder = m_folder->filePath(QStringLiteral("config/autostart"));
    const AutostartFile file(
        folder, QStringLiteral("org.example.Hitwatch"), QStringLiteral("/opt/hw/hitwatch"));
    QVERIFY(!file.isOn());
    QCOMPARE(file.set(false), QString());
    QCOMPARE(file.set(true), QString());
    QVERIFY(file.isOn());
    QCOMPARE(contentOf(folder + QStringLiteral("/org.example.Hitwatch.desktop")),
        QStringLiteral("[Desktop Entry]\nType=Application\nName=Hitwatch\n"
                       "Comment=Capture HTTP traffic in the background\n"
                       "Exec=/opt/hw/hitwatch --tray\nTryExec=/opt/hw/hitwatch\n"
                       "Icon=hitwatch\nTerminal=false\n"));
    QCOMPARE(file.set(false), QString());
    QVERIFY(!file.isOn());
    QVERIFY(QDir(folder).isEmpty());
}

void TestUiAutostart::aProgramInThePathIsNamed()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ls"));
    QVERIFY(!program.isEmpty());
    const AutostartFile found(m_folder->path(), QStringLiteral("found"), program);
    QCOMPARE(found.set(true), QString());
    QVERIFY(contentOf(found.path()).contains(QStringLiteral("\nExec=ls --tray\nTryExec=ls\n")));

    // One of the same name, elsewhere: PATH would start the wrong one.
    const QString other = m_folder->filePath(QStringLiteral("ls"));
    QVERIFY(write(other, "#!/bin/sh\n"));
    QVERIFY(QFile::setPermissions(other, QFile::ReadOwner | QFile::ExeOwner));
    const AutostartFile elsewhere(m_folder->path(), QStringLiteral("other"), other);
    QCOMPARE(elsewhere.set(true), QString());
    QVERIFY(contentOf(elsewhere.path()).contains(QStringLiteral("\nExec=%1 --tray\n").arg(other)));
}

void TestUiAutostart::pathsAreQuoted_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("exec");
    const auto row = [](const char *program, const char *exec) {
        QTest::newRow(program) << QString::fromUtf8(program) << QString::fromUtf8(exec);
    };
    row("/opt/a-b_1.2/hitwatch", "/opt/a-b_1.2/hitwatch");
    row("/opt/my tools/hitwatch", R"("/opt/my tools/hitwatch")");
    row("/opt/100%/hitwatch", R"("/opt/100%%/hitwatch")");
    row(R"(/opt/a"b`c$d\e/hitwatch)", R"("/opt/a\\"b\\`c\\$d\\\\e/hitwatch")");
    row("/opt/\xc3\xbc/hitwatch", "\"/opt/\xc3\xbc/hitwatch\"");
    row("/opt/two\nlines/hitwatch", R"("/opt/two\nlines/hitwatch")");
}

void TestUiAutostart::pathsAreQuoted()
{
    QFETCH(const QString, program);
    QFETCH(const QString, exec);
    const AutostartFile file(m_folder->path(), QStringLiteral("quoted"), program);
    QCOMPARE(file.set(true), QString());
    const QString content = contentOf(file.path());
    QVERIFY2(content.contains(QStringLiteral("\nExec=%1 --tray\n").arg(exec)), qPrintable(content));
}

void TestUiAutostart::theFileIsReadAsDesktopsDo_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isOn");
    QTest::newRow("plain") << QByteArray("[Desktop Entry]\nExec=hitwatch --tray\n") << true;
    QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nExec=x\nHidden=true\n") << false;
    QTest::newRow("not hidden") << QByteArray("[Desktop Entry]\nHidden=false\n") << true;
    QTest::newRow("spaces") << QByteArray("[Desktop Entry]\n Hidden = true \n") << false;
    QTest::newRow("disabled by GNOME")
        << QByteArray("[Desktop Entry]\nX-GNOME-Autostart-enabled=false\n") << false;
    QTest::newRow("another group") << QByteArray("[Desktop Entry]\n[X]\nHidden=true\n") << true;
    QTest::newRow("comment") << QByteArray("[Desktop Entry]\n#Hidden=true\n") << true;
}

void TestUiAutostart::theFileIsReadAsDesktopsDo()
{
    QFETCH(const QByteArray, content);
    QFETCH(const bool, isOn);
    const AutostartFile file(m_folder->path(), QStringLiteral("a"), QStringLiteral("/opt/a"));
    QVERIFY(write(file.path(), content));
    QCOMPARE(file.isOn(), isOn);
    QCOMPARE(file.set(true), QString());
    QVERIFY(file.isOn());
}

void TestUiAutostart::whatCannotBeWrittenIsTold()
{
    // Also for root: a file stands in the place of the folder, a folder in the place of the file.
    const QString inTheWay = m_folder->filePath(QStringLiteral("autostart"));
    QVERIFY(write(inTheWay, "x"));
    const AutostartFile noFolder(inTheWay, QStringLiteral("a"), QStringLiteral("/opt/a"));
    const QString told = noFolder.set(true);
    QVERIFY2(told.startsWith(QStringLiteral("The folder %1 could not be created: ").arg(inTheWay)),
        qPrintable(told));
    QVERIFY(!noFolder.isOn());

    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("b.desktop")));
    const AutostartFile noFile(m_folder->path(), QStringLiteral("b"), QStringLiteral("/opt/a"));
    QVERIFY(noFile.set(true).startsWith(noFile.path() + QStringLiteral(" could not be written: ")));
    QVERIFY(!noFile.isOn());
}

void TestUiAutostart::whatCannotBeRemovedIsTold()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("c.desktop/full")));
    const AutostartFile file(m_folder->path(), QStringLiteral("c"), QStringLiteral("/opt/a"));
    QVERIFY(file.set(false).startsWith(file.path() + QStringLiteral(" could not be removed: ")));
}

void TestUiAutostart::theSettingIsTheFile()
{
    {
        SettingsDialog dialog(*m_store);
        auto *box = dialog.findChild<QCheckBox *>(QStringLiteral("autostart"));
        QVERIFY(!box->isChecked());
        box->click();
        QVERIFY(box->isChecked());
        QVERIFY(AutostartFile().isOn());
    }
    {
        SettingsDialog dialog(*m_store);
        auto *box = dialog.findChild<QCheckBox *>(QStringLiteral("autostart"));
        QVERIFY(box->isChecked());
        box->click();
        QVERIFY(!AutostartFile().isOn());
        QVERIFY(!QFile::exists(m_own));
        box->click();
    }
    // Turned off by a tool of the desktop.
    QVERIFY(write(m_own, "[Desktop Entry]\nHidden=true\n"));
    const SettingsDialog dialog(*m_store);
    QVERIFY(!dialog.findChild<QCheckBox *>(QStringLiteral("autostart"))->isChecked());
}

void TestUiAutostart::theSettingTellsWhatWentWrong()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    auto *box = dialog.findChild<QCheckBox *>(QStringLiteral("autostart"));
    const auto *problem = dialog.findChild<QLabel *>(QStringLiteral("autostartProblem"));
    QVERIFY(!problem->isVisible());
    QVERIFY(QDir().mkpath(m_own));
    box->click();
    QVERIFY(!box->isChecked());
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(m_own), qPrintable(problem->text()));
    QVERIFY(QDir(m_own).removeRecursively());
    box->click();
    QVERIFY(box->isChecked());
    QVERIFY(!problem->isVisible());
}

void TestUiAutostart::restoredDefaultsTurnItOff()
{
    QCOMPARE(AutostartFile().set(true), QString());
    SettingsDialog dialog(*m_store);
    dialog.show();
    const auto *box = dialog.findChild<QCheckBox *>(QStringLiteral("autostart"));
    QVERIFY(box->isChecked());
    for (auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().startsWith(QStringLiteral("Restore defa")))
            button->click();
    }
    auto *question = dialog.findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    question->defaultButton()->click();
    QVERIFY(!box->isChecked());
    QVERIFY(!AutostartFile().isOn());
}

HITWATCH_UI_TEST_MAIN(TestUiAutostart)
#include "test_ui_autostart.moc"

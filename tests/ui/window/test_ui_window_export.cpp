// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QMessageBox>
#include <QStatusBar>
#include <QTest>

#include "support/waiting.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/notice_bar.h"
#include "ui/window/shown_rows.h"
#include "ui/window/window_fixture.h"
#include "ui/window/window_panels.h"

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiWindowExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesAreWrittenAsTheyAreShown_data();
    void tablesAreWrittenAsTheyAreShown();
    void theReportIsTheOneOfTheView();
    void theChartIsWritten_data();
    void theChartIsWritten();
    void overwritingIsAskedAndFailureExplained();

private:
    static QFileDialog *dialogOf(WindowFixture &fixture);
    static bool exportTo(WindowFixture &fixture, const char *action, const QString &path);
    static QByteArray contentOf(const QString &path);
};

QFileDialog *TestUiWindowExport::dialogOf(WindowFixture &fixture)
{
    return fixture.child<QFileDialog>("exportDialog");
}

bool TestUiWindowExport::exportTo(WindowFixture &fixture, const char *action, const QString &path)
{
    fixture.action(action)->trigger();
    QFileDialog *dialog = dialogOf(fixture);
    if (dialog == nullptr || dialog->acceptMode() != QFileDialog::AcceptSave)
        return false;
    dialog->setDirectory(QFileInfo(path).absolutePath());
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    return QTest::qWaitFor([&fixture] { return dialogOf(fixture) == nullptr; }, kLongWaitMs);
}

QByteArray TestUiWindowExport::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestUiWindowExport::tablesAreWrittenAsTheyAreShown_data()
{
    QTest::addColumn<TableKind>("kind");
    for (const TableKind kind : kTableKinds)
        QTest::newRow(qPrintable(tableTitle(kind))) << kind;
}

void TestUiWindowExport::tablesAreWrittenAsTheyAreShown()
{
    QFETCH(const TableKind, kind);
    WindowFixture fixture;
    QVERIFY(fixture.read("sections.pcapng"));
    const QString path = fixture.file(QStringLiteral("table.csv"));
    const QByteArray action = (tableTitle(kind) + QStringLiteral(" as CSV")).toUtf8();
    QVERIFY(exportTo(fixture, action.constData(), path));
    const QByteArray content = contentOf(path);
    QCOMPARE(content, tableOf(fixture.window(), kind)->toCsv().toUtf8());
    // A header line and one for each row, also of a table behind another tab.
    QCOMPARE(content.count("\r\n"), shownRows(fixture.window(), kind).size() + 1);
    QVERIFY(content.count("\r\n") > 1);
    QVERIFY(fixture.window().statusBar()->currentMessage().contains(path));
}

void TestUiWindowExport::theReportIsTheOneOfTheView()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("sections.pcapng"));
    const QString path = fixture.file(QStringLiteral("report.json"));
    QVERIFY(exportTo(fixture, "Report as JSON", path));
    const Report report = LiveSession::reportOf(*fixture.session().view());
    QCOMPARE(
        contentOf(path), QByteArray::fromStdString(toJson(report, JsonStyle::Indented) + '\n'));
}

void TestUiWindowExport::theChartIsWritten_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("name");
    QTest::newRow("PNG") << QByteArray("Chart as PNG") << QStringLiteral("chart.png");
    QTest::newRow("SVG") << QByteArray("Chart as SVG") << QStringLiteral("chart.svg");
}

void TestUiWindowExport::theChartIsWritten()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QString, name);
    WindowFixture fixture;
    QVERIFY(fixture.read("long_talk.pcap"));
    const QString path = fixture.file(name);
    QVERIFY(exportTo(fixture, action.constData(), path));
    if (name.endsWith(QStringLiteral("png")))
        QVERIFY(!QImage(path).isNull());
    else
        QVERIFY(contentOf(path).contains("<svg"));
}

void TestUiWindowExport::overwritingIsAskedAndFailureExplained()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("sections.pcapng"));
    fixture.action("Report as JSON")->trigger();
    QFileDialog *dialog = dialogOf(fixture);
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->testOption(QFileDialog::DontConfirmOverwrite));
    dialog->reject();
    WAIT_VERIFY(dialogOf(fixture) == nullptr);

    // The folder goes away while the dialog is open.
    const QString folder = fixture.file(QStringLiteral("gone"));
    QVERIFY(QDir().mkpath(folder));
    fixture.action("Report as JSON")->trigger();
    dialog = dialogOf(fixture);
    Q_EMIT dialog->fileSelected(folder + QStringLiteral("/deeper/report.json"));
    auto *notices = fixture.child<NoticeBar>("noticeBar");
    WAIT_VERIFY(notices->isVisible());
    QVERIFY2(notices->texts().front().contains(QStringLiteral("report.json")),
        qPrintable(notices->texts().front()));
    dialog->reject();
}

HITWATCH_UI_TEST_MAIN(TestUiWindowExport)
#include "test_ui_window_export.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/notify/tray_icon.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;

class TestUiTrayIcon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFailureIsInTheToolTip_data();
    void aFailureIsInTheToolTip();
    void theNextCaptureForgetsIt();
    void itIsNotThereBeforeItIsOpened();
};

void TestUiTrayIcon::aFailureIsInTheToolTip_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("told");
    QTest::newRow("not permitted")
        << int(ErrorCode::PermissionDenied) << QByteArray("not allowed: run \"sudo x\" once")
        << QStringLiteral(
               "You don't have permission to capture. Open the window to see what to do.");
    QTest::newRow("gone") << int(ErrorCode::ResourceGone) << QByteArray("eth1 went away")
                          << QStringLiteral("eth1 went away");
    // Some hosts would read markup.
    QTest::newRow("hostile") << int(ErrorCode::NotFound) << QByteArray("no <b>x</b>")
                             << QStringLiteral("no \u2039b\u203Ax\u2039/b\u203A");
}

void TestUiTrayIcon::aFailureIsInTheToolTip()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, message);
    QFETCH(const QString, told);
    const AlertLog log(10);
    TrayIcon tray(log);
    tray.setState(CaptureState::Opening);
    tray.setState(CaptureState::Failed);
    tray.setFailure({ static_cast<ErrorCode>(code), message.toStdString() });
    QCOMPARE(tray.toolTip(), QString(QStringLiteral("Hitwatch: the capture failed\n") + told));
}

void TestUiTrayIcon::theNextCaptureForgetsIt()
{
    const AlertLog log(10);
    TrayIcon tray(log);
    tray.setState(CaptureState::Failed);
    tray.setFailure({ ErrorCode::ResourceGone, "eth1 went away" });
    tray.setState(CaptureState::Opening);
    tray.setState(CaptureState::Capturing);
    QCOMPARE(tray.toolTip(), QStringLiteral("Hitwatch: capturing"));
    tray.setState(CaptureState::Failed);
    QCOMPARE(tray.toolTip(), QStringLiteral("Hitwatch: the capture failed"));
}

void TestUiTrayIcon::itIsNotThereBeforeItIsOpened()
{
    const AlertLog log(10);
    TrayIcon tray(log);
    QVERIFY(!tray.isThere());
    QVERIFY(!tray.showMessage(QStringLiteral("a"), QStringLiteral("b"), false));
}

HITWATCH_UI_TEST_MAIN(TestUiTrayIcon)
#include "test_ui_tray_icon.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A real XEmbed tray that starts after the program.
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/desktop/desktop_program.h"
#include "ui/notify/example_episode.h"
#include "ui/notify/tray_icon.h"

#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QWindow>

#include <algorithm>
#include <set>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

QWidget *topLevel(const char *className)
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && widget->inherits(className))
            return widget;
    }
    return nullptr;
}

/// Where the icon is on the screen; empty: nowhere.
QRect placeOfIcon()
{
    QWidget *icon = topLevel("QSystemTrayIconSys");
    return icon == nullptr ? QRect() : QRect(icon->mapToGlobal(QPoint(0, 0)), icon->size());
}

/// The window of the icon has another parent than the screen itself.
bool isDocked()
{
    const QWidget *icon = topLevel("QSystemTrayIconSys");
    if (icon == nullptr)
        return false;
    const QString tree = outputOf(QStringLiteral("xwininfo"),
        { QStringLiteral("-tree"), QStringLiteral("-id"), QString::number(icon->winId()) });
    const auto idAfter = [&tree](const QString &words) {
        return tree.section(words, 1).trimmed().section(QLatin1Char(' '), 0, 0);
    };
    const QString parent = idAfter(QStringLiteral("Parent window id:"));
    return !parent.isEmpty() && parent != idAfter(QStringLiteral("Root window id:"));
}

QImage iconOnScreen()
{
    const QRect place = placeOfIcon();
    return QGuiApplication::primaryScreen()
        ->grabWindow(0, place.x(), place.y(), place.width(), place.height())
        .toImage();
}

int coloursOf(const QImage &image)
{
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

/// In the middle of the icon. The tray may still be moving it: try again until it was felt.
void click(const QString &button)
{
    const QWidget *icon = topLevel("QSystemTrayIconSys");
    if (icon == nullptr)
        return;
    outputOf(QStringLiteral("xdotool"),
        { QStringLiteral("mousemove"), QStringLiteral("--window"), QString::number(icon->winId()),
            QString::number(icon->width() / 2), QString::number(icon->height() / 2),
            QStringLiteral("click"), button });
}

} // namespace

class TrayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAfterTheProgram();
    void threeIcons();
    void clicks();
    void menu();
    void messageWithoutDaemon();
    void toolTipIsPlain();
    void goesAndComesBack();

private:
    void startTrayer(const QString &colour = QStringLiteral("0xeeeeee"));

    void tell(const AlertRecordPtr &state)
    {
        m_log.put(state);
        m_tray->refreshAlerts();
    }

    DesktopProgram m_trayer;
    AlertLog m_log { 10 };
    std::unique_ptr<TrayIcon> m_tray;
};

void TrayerTest::startTrayer(const QString &colour)
{
    QVERIFY(m_trayer.start(QStringLiteral("trayer"),
        { QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--align"),
            QStringLiteral("right"), QStringLiteral("--widthtype"), QStringLiteral("request"),
            QStringLiteral("--height"), QStringLiteral("24"), QStringLiteral("--tint"), colour,
            QStringLiteral("--transparent"), QStringLiteral("true"), QStringLiteral("--alpha"),
            QStringLiteral("0") }));
}

void TrayerTest::startsAfterTheProgram()
{
    m_tray = std::make_unique<TrayIcon>(m_log);
    QSignalSpy presence(m_tray.get(), &TrayIcon::presenceChanged);
    m_tray->open();
    // Asked, and answered by nobody: only then is it sure that there was none.
    QVERIFY(!presence.wait(0));
    QVERIFY(!m_tray->isThere());
    QVERIFY(!m_tray->showMessage(QStringLiteral("a"), QStringLiteral("b"), true));
    startTrayer();
    WAIT_COMPARE(presence.size(), 1);
    QVERIFY(presence.at(0).at(0).toBool());
    QVERIFY(m_tray->isThere());
    WAIT_VERIFY(isDocked());
}

void TrayerTest::threeIcons()
{
    WAIT_VERIFY(isDocked());
    std::vector<QImage> seen;
    const auto isNew = [&seen] {
        const QImage now = iconOnScreen();
        return !now.isNull() && std::ranges::find(seen, now) == seen.end();
    };
    const auto show = [&](const char *name) {
        WAIT_VERIFY(isNew());
        seen.push_back(iconOnScreen());
        takePicture(QStringLiteral("trayer-") + QString::fromLatin1(name));
    };
    // Drawn at all?
    m_tray->setState(CaptureState::Finished);
    // Trayer may not lay out a new icon before the next event that it gets.
    WAIT_VERIFY((click(QStringLiteral("2")), coloursOf(iconOnScreen()) > 2));
    seen.push_back(iconOnScreen());
    takePicture(QStringLiteral("trayer-idle"));
    m_tray->setState(CaptureState::Capturing);
    show("capturing");
    tell(shared(raisedEpisode()));
    show("alert");
    m_log = AlertLog(10);
}

void TrayerTest::clicks()
{
    WAIT_VERIFY(isDocked());
    QSignalSpy shown(m_tray.get(), &TrayIcon::showWindowRequested);
    QSignalSpy hidden(m_tray.get(), &TrayIcon::hideWindowRequested);
    m_tray->setWindowVisible(true);
    WAIT_VERIFY((click(QStringLiteral("1")), !hidden.isEmpty()));
    QCOMPARE(shown.size(), 0);
    m_tray->setWindowVisible(false);
    WAIT_VERIFY((click(QStringLiteral("1")), !shown.isEmpty()));
}

void TrayerTest::menu()
{
    WAIT_VERIFY(isDocked());
    m_tray->setState(CaptureState::Capturing);
    m_tray->setWindowVisible(false);
    AlertRecord named = raisedEpisode("newest");
    named.rule.name = "Cats & dogs";
    tell(shared(raisedEpisode("older")));
    tell(shared(named));
    tell(shared(over(raisedEpisode("older"))));
    WAIT_VERIFY((click(QStringLiteral("3")), topLevel("QMenu") != nullptr));
    auto *menu = qobject_cast<QMenu *>(topLevel("QMenu"));
    takePicture(QStringLiteral("trayer-menu"));
    QStringList texts;
    QMenu *alerts = nullptr;
    for (QAction *action : menu->actions()) {
        if (!action->isSeparator())
            texts += action->text();
        if (action->menu() != nullptr)
            alerts = action->menu();
    }
    QCOMPARE(texts,
        QStringList({ QStringLiteral("&Show Window"), QStringLiteral("S&top"),
            QStringLiteral("&Mute Notifications for 15 Minutes"), QStringLiteral("Last &Alerts"),
            QStringLiteral("&Quit") }));
    QVERIFY(alerts != nullptr);
    QCOMPARE(alerts->actions().size(), 2);
    QCOMPARE(alerts->actions().at(0)->text(),
        QStringLiteral(
            "14:02:10  Alert: Cats && dogs, 7,412 message(s) in 2 min (threshold 7,000)"));
    QCOMPARE(alerts->actions().at(1)->text(),
        QStringLiteral("14:02:10  Resolved: HTTP messages, after 3 min 20 s, peak 7,412"));
    QSignalSpy asked(m_tray.get(), &TrayIcon::episodeRequested);
    alerts->actions().at(0)->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("newest"));
    QSignalSpy muted(m_tray.get(), &TrayIcon::muteRequested);
    menu->actions().at(2)->trigger();
    m_tray->setMuted(true);
    menu->actions().at(2)->trigger();
    QCOMPARE(muted.size(), 2);
    QVERIFY(muted.at(0).at(0).toBool());
    QVERIFY(!muted.at(1).at(0).toBool());
    menu->close();
}

void TrayerTest::messageWithoutDaemon()
{
    WAIT_VERIFY(isDocked());
    AlertNotifier notifier(m_tray.get());
    AlertRecord episode = raisedEpisode();
    episode.rule.name = "<b>bold</b>";
    notifier.show(shared(episode));
    WAIT_VERIFY(topLevel("QBalloonTip") != nullptr);
    takePicture(QStringLiteral("trayer-message"));
    QStringList texts;
    const auto labels = topLevel("QBalloonTip")->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->text().isEmpty())
            continue;
        QCOMPARE(label->textFormat(), Qt::PlainText);
        texts += label->text();
    }
    QCOMPARE(texts,
        QStringList({ QStringLiteral("Alert: <b>bold</b>"),
            QStringLiteral("7,412 message(s) in 2 min (threshold 7,000)\nTop: a.example/api") }));
    notifier.show(shared(over(episode)));
    const auto saysRecovered = [] {
        const QWidget *tip = topLevel("QBalloonTip");
        const auto found = tip == nullptr ? QList<QLabel *>() : tip->findChildren<QLabel *>();
        return std::ranges::any_of(found, [](const QLabel *label) {
            return label->text() == QStringLiteral("Resolved: <b>bold</b>");
        });
    };
    WAIT_VERIFY(saysRecovered());
    topLevel("QBalloonTip")->close();
}

void TrayerTest::toolTipIsPlain()
{
    WAIT_VERIFY(isDocked());
    m_log = AlertLog(10);
    m_tray->setState(CaptureState::Capturing);
    AlertRecord episode = raisedEpisode();
    episode.rule.name = "<i>a & b</i>";
    tell(shared(episode));
    m_tray->setMuted(true);
    const QString text = m_tray->toolTip();
    QCOMPARE(text,
        QStringLiteral("Hitwatch: capturing\n"
                       "Alert: \u2039i\u203Aa \uFF06 b\u2039/i\u203A, 7,412 message(s) in 2 min "
                       "(threshold 7,000), since 14:02:10\nNotifications are muted"));
}

void TrayerTest::goesAndComesBack()
{
    WAIT_VERIFY(isDocked());
    QSignalSpy presence(m_tray.get(), &TrayIcon::presenceChanged);
    m_trayer.kill();
    WAIT_COMPARE(presence.size(), 1);
    QVERIFY(!m_tray->isThere());
    startTrayer(QStringLiteral("0x202020"));
    WAIT_COMPARE(presence.size(), 2);
    WAIT_VERIFY(isDocked());
    m_tray->setState(CaptureState::Capturing);
    takePicture(QStringLiteral("trayer-dark"));
}

HITWATCH_DESKTOP_TEST_MAIN(TrayerTest)
#include "test_ui_notify_trayer.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "ui/notify/alert_banner.h"
#include "ui/notify/elided_label.h"
#include "ui/notify/example_episode.h"
#include "ui/style/palettes.h"
#include "ui/support/ui_surroundings.h"

#include <QDir>

using namespace hitwatch;
using namespace hitwatch::test;

class AlertBannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hiddenWhileAllIsWell();
    void raisedAndRecovered();
    void newestOfSeveral();
    void buttons();
    void isAnAlertToScreenReaders();
    void longAndHostile();
    void pictures();

private:
    QString text() const;
    QToolButton *button(const char *name) const;

    void tell(const AlertRecord &state)
    {
        m_log.put(shared(state));
        m_banner->setEpisode(shared(state));
    }

    AlertLog m_log { 1000 };
    std::unique_ptr<QWidget> m_window;
    AlertBanner *m_banner = nullptr;
};

void AlertBannerTest::init()
{
    m_log = AlertLog(1000);
    m_window = std::make_unique<QWidget>();
    m_window->resize(1100, 60);
    m_banner = new AlertBanner(m_log, m_window.get());
    m_banner->setGeometry(0, 0, 1100, 40);
    m_window->show();
}

void AlertBannerTest::cleanup()
{
    m_window.reset();
}

QString AlertBannerTest::text() const
{
    return m_banner->findChild<ElidedLabel *>(QStringLiteral("alertText"))->text();
}

QToolButton *AlertBannerTest::button(const char *name) const
{
    return m_banner->findChild<QToolButton *>(QString::fromLatin1(name));
}

void AlertBannerTest::hiddenWhileAllIsWell()
{
    QVERIFY(!m_banner->isVisible());
    tell(raisedEpisode("1"));
    tell(raisedEpisode("2"));
    QVERIFY(m_banner->isVisible());
    m_banner->clear();
    QVERIFY(!m_banner->isVisible());
    // Of a capture that was replaced.
    tell(over(raisedEpisode("1"), AlertEnd::CaptureEnded));
    tell(over(raisedEpisode("2"), AlertEnd::CaptureEnded));
    QVERIFY(!m_banner->isVisible());
    tell(raisedEpisode("3"));
    QVERIFY(m_banner->isVisible());
}

void AlertBannerTest::raisedAndRecovered()
{
    const AlertRecord episode = raisedEpisode();
    tell(episode);
    QCOMPARE(text(),
        QStringLiteral("Alert: HTTP messages, 7,412 message(s) in 2 min (threshold 7,000), since "
                       "14:02:10 \u2013 top: a.example/api"));
    QVERIFY(button("alertMute")->isVisible());
    QVERIFY(!button("alertClose")->isVisible());
    tell(later(episode, 9000, 9412));
    QVERIFY(text().contains(QStringLiteral(
        "9,000 message(s) in 2 min (threshold 7,000), peak 9,412, since 14:02:10 \u2013")));
    tell(over(later(episode, 9000, 9412)));
    QCOMPARE(text(), QStringLiteral("Resolved: HTTP messages, after 3 min 20 s, peak 9,412"));
    QVERIFY(!button("alertMute")->isVisible());
    QVERIFY(button("alertClose")->isVisible());
    button("alertClose")->click();
    QVERIFY(!m_banner->isVisible());
}

void AlertBannerTest::newestOfSeveral()
{
    AlertRecord first = raisedEpisode("1");
    first.rule.name = "First";
    AlertRecord second = raisedEpisode("2");
    second.rule.name = "Second";
    tell(first);
    tell(second);
    tell(later(first, 8000, 8000)); // a new state is not a new episode
    auto *more = m_banner->findChild<QLabel *>(QStringLiteral("alertMore"));
    QVERIFY(text().startsWith(QStringLiteral("Alert: Second")));
    QVERIFY(more->isVisible());
    QCOMPARE(more->text(), QStringLiteral("1 more"));
    tell(over(second));
    QVERIFY(text().startsWith(QStringLiteral("Alert: First, 8,000")));
    QVERIFY(!more->isVisible());
    tell(over(first));
    QVERIFY(text().startsWith(QStringLiteral("Resolved: First")));
}

void AlertBannerTest::buttons()
{
    QSignalSpy shown(m_banner, &AlertBanner::episodeRequested);
    QSignalSpy muted(m_banner, &AlertBanner::muteRequested);
    tell(raisedEpisode("the one"));
    for (const char *name : { "alertShow", "alertMute" }) {
        QCOMPARE(button(name)->focusPolicy(), Qt::StrongFocus);
        QTest::keyClick(button(name), Qt::Key_Space);
    }
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.at(0).at(0).toString(), QStringLiteral("the one"));
    QCOMPARE(muted.size(), 1);
    tell(over(raisedEpisode("the one")));
    button("alertShow")->click();
    QCOMPARE(shown.size(), 2);
}

void AlertBannerTest::isAnAlertToScreenReaders()
{
    static int alerts = 0;
    alerts = 0;
    QAccessible::setActive(true);
    const auto former = QAccessible::installUpdateHandler([](QAccessibleEvent *event) {
        if (event->type() == QAccessible::Alert)
            ++alerts;
    });
    tell(raisedEpisode());
    tell(later(raisedEpisode(), 8000, 8000));
    // Not every platform has a bridge to screen readers; under X11 this test runs too.
    const int each = QAccessible::isActive() ? 1 : 0;
    QCOMPARE(alerts, each);
    tell(over(raisedEpisode()));
    QCOMPARE(alerts, 2 * each);
    QAccessible::installUpdateHandler(former);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_banner);
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->role(), QAccessible::AlertMessage);
    QVERIFY(interface->text(QAccessible::Name).contains(QStringLiteral("Resolved")));
    QVERIFY(!button("alertClose")->accessibleName().isEmpty());
}

void AlertBannerTest::longAndHostile()
{
    AlertRecord episode = raisedEpisode();
    episode.rule.name = hostileName();
    AlertEvidence evidence = *episode.evidence;
    evidence.sections.front().host = evidence.sections.front().section = hostileName();
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    m_banner->setGeometry(0, 0, 500, 40);
    tell(episode);
    const auto *label = m_banner->findChild<ElidedLabel *>();
    QVERIFY(label->geometry().right() < m_banner->width());
    QVERIFY(button("alertMute")->geometry().right() < m_banner->width());
    QVERIFY(label->toolTip().contains(QStringLiteral("&lt;b&gt;&amp;")));
    QVERIFY(!label->toolTip().contains(QStringLiteral("<b>")));
    QVERIFY(m_banner->minimumSizeHint().width() < 500);
}

/// To be looked at, where HITWATCH_PICTURES names a folder; made in any case.
void AlertBannerTest::pictures()
{
    const QString folder = qEnvironmentVariable("HITWATCH_PICTURES");
    AlertRecord second = raisedEpisode("2");
    second.rule.name = "Errors of the shop";
    second.rule.metric = AlertMetric::ErrorShare;
    second.rule.raiseAt = 5;
    second.latest = second.peak = 12.5;
    second.rule.scope.host = "shop.example";
    const auto take = [&](const QString &name) {
        QCoreApplication::sendPostedEvents();
        const QImage picture = m_window->grab().toImage();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(QStringLiteral("%1/banner-%2.png").arg(folder, name)));
    };
    for (const bool dark : { false, true }) {
        m_window->setPalette(paletteOf(dark ? darkColours() : lightColours()));
        const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
        m_banner->setGeometry(8, 8, 1084, m_banner->sizeHint().height());
        tell(later(raisedEpisode(), 7412, 9412));
        take(theme + QStringLiteral("-one"));
        tell(second);
        m_banner->setGeometry(8, 8, 600, m_banner->sizeHint().height());
        take(theme + QStringLiteral("-several-narrow"));
        m_window->setLayoutDirection(Qt::RightToLeft);
        m_banner->setGeometry(8, 8, 1084, m_banner->sizeHint().height());
        take(theme + QStringLiteral("-rtl"));
        m_window->setLayoutDirection(Qt::LeftToRight);
        tell(over(second));
        tell(over(later(raisedEpisode(), 7412, 9412)));
        take(theme + QStringLiteral("-recovered"));
        m_banner->clear();
    }
}

HITWATCH_UI_TEST_MAIN(AlertBannerTest)
#include "test_ui_alert_banner.moc"

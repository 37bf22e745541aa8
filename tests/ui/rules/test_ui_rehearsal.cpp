// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rules_on_screen.h"

#include <QFileDialog>
#include <QTemporaryDir>
#include <QThread>

#include "ui/rules/rehearsal_panel.h"
#include "ui/style/theme.h"
#include "ui/support/ui_surroundings.h"
#include "unit/rehearsal/waves_capture.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

AlertRule waveRule()
{
    AlertRule rule;
    rule.windowSeconds = 10;
    rule.raiseAt = 300;
    rule.clearAt = 200;
    rule.settle = 2 * kSecond;
    return rule;
}

RehearsalResult curve(std::initializer_list<double> values)
{
    RehearsalResult result;
    for (const double value : values)
        result.curve.push_back({ kWavesStart + TimeNs(result.curve.size()) * kSecond, value });
    result.covered = { kWavesStart, kWavesStart + TimeNs(values.size()) * kSecond };
    return result;
}

AlertEvent transition(AlertTransition kind, int second, AlertEnd end = AlertEnd::Recovered)
{
    AlertEvent event;
    event.transition = kind;
    event.at = kWavesStart + second * kSecond;
    event.end = end;
    return event;
}

} // namespace

class TestUiRehearsal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhenThereIsNothing();
    void rehearsesOverMemoryByItself();
    void rehearsesAgainWhenTheRuleChanges();
    void rehearsesWhenTrafficComes();
    void rehearsesOverAFile();
    void goesBackToMemory();
    void stopsAFile();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void choosesAFile();
    void tellsInWords_data();
    void tellsInWords();
    void pairsTransitions();
    void paintsAllOfIt();

private:
    QString m_waves;
    QTemporaryDir m_folder;
};

void TestUiRehearsal::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_waves = m_folder.filePath(QStringLiteral("waves <b>.pcap"));
    QVERIFY(writeWaves(m_waves.toStdString(), 180, 60, 20));
}

void TestUiRehearsal::saysWhenThereIsNothing()
{
    RulesOnScreen screen({ AlertRule {} });
    WAIT_COMPARE(screen.result(), QStringLiteral("No traffic yet."));
    QVERIFY(!screen.dialog.grab().isNull());
}

void TestUiRehearsal::rehearsesOverMemoryByItself()
{
    RulesOnScreen screen({ waveRule() });
    screen.session.start(captureFile(m_waves), {});
    WAIT_COMPARE(screen.session.state(), CaptureState::Finished);
    WAIT_VERIFY(screen.result().contains(QStringLiteral("triggered 3 time(s) in the last 3 min")));
    QVERIFY2(
        screen.result().contains(QStringLiteral("Accurate to 1 s")), qPrintable(screen.result()));
    QVERIFY(screen.plot()->result() != nullptr);
    QCOMPARE(screen.plot()->accessibleDescription(), screen.result());
    QCOMPARE(episodesOf(*screen.plot()->result()).size(), 3U);
}

void TestUiRehearsal::rehearsesAgainWhenTheRuleChanges()
{
    RulesOnScreen screen({ waveRule() });
    screen.session.start(captureFile(m_waves), {});
    WAIT_VERIFY(screen.result().contains(QStringLiteral("triggered 3 time(s)")));
    screen.typeNumber("Trigger at:", "900");
    WAIT_VERIFY(screen.result().startsWith(QStringLiteral("Would not have triggered")));
    // While it is wrong, nothing is rehearsed, and what stands there stays.
    const QString before = screen.result();
    screen.typeText("Name:", " ");
    screen.typeNumber("Trigger at:", "300");
    QVERIFY(!screen.button("Test on recent traffic")->isEnabled());
    QCOMPARE(screen.result(), before);
    screen.typeText("Name:", "x");
    WAIT_VERIFY(screen.result().contains(QStringLiteral("triggered 3 time(s)")));
}

void TestUiRehearsal::rehearsesWhenTrafficComes()
{
    RulesOnScreen screen({ waveRule() });
    WAIT_COMPARE(screen.result(), QStringLiteral("No traffic yet."));
    screen.session.start(captureFile(m_waves), {});
    WAIT_VERIFY(screen.result().contains(QStringLiteral("triggered 3 time(s)")));
    // Another capture has another memory.
    screen.session.start(captureFile(QStringLiteral("sections.pcapng")), {});
    WAIT_VERIFY(screen.result().startsWith(QStringLiteral("Would not have triggered")));
}

void TestUiRehearsal::rehearsesOverAFile()
{
    RulesOnScreen screen({ waveRule() });
    auto *panel = screen.dialog.findChild<RehearsalPanel *>();
    panel->rehearseOverFile(m_waves);
    auto *progress = screen.dialog.findChild<QProgressBar *>();
    QVERIFY(progress->isVisible());
    QVERIFY(screen.button("Stop")->isVisible());
    WAIT_VERIFY(
        screen.result().contains(QStringLiteral("triggered 3 time(s) in waves <b>.pcap (")));
    QVERIFY(!screen.result().contains(QStringLiteral("Accurate to 1 s")));
    QVERIFY(!progress->isVisible());
    QVERIFY(!screen.plot()->result()->isToTheSecond);
    // The file stays what is looked at while the rule changes.
    screen.typeNumber("Resolve below:", "50");
    screen.typeNumber("Trigger at:", "900");
    WAIT_VERIFY(
        screen.result().startsWith(QStringLiteral("Would not have triggered in waves <b>.pcap")));
}

void TestUiRehearsal::goesBackToMemory()
{
    RulesOnScreen screen({ waveRule() });
    screen.dialog.findChild<RehearsalPanel *>()->rehearseOverFile(m_waves);
    WAIT_VERIFY(screen.result().contains(QStringLiteral("waves <b>.pcap (")));
    screen.button("Test on recent traffic")->click();
    WAIT_COMPARE(screen.result(), QStringLiteral("No traffic yet."));
}

void TestUiRehearsal::stopsAFile()
{
    RulesOnScreen screen({ waveRule() });
    screen.dialog.findChild<RehearsalPanel *>()->rehearseOverFile(m_waves);
    screen.button("Stop")->click();
    QCOMPARE(screen.result(), QStringLiteral("The test on waves <b>.pcap was stopped."));
    QVERIFY(!screen.dialog.findChild<QProgressBar *>()->isVisible());
    WAIT_VERIFY(screen.dialog.findChildren<QThread *>().isEmpty());
    QVERIFY(screen.plot()->result() == nullptr);
}

void TestUiRehearsal::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("damaged") << QByteArray("no capture at all, but long enough to look into");
}

void TestUiRehearsal::saysWhatIsWrongWithAFile()
{
    QFETCH(const QByteArray, content);
    const QString path =
        m_folder.filePath(QStringLiteral("%1.pcap").arg(QLatin1String(QTest::currentDataTag())));
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    RulesOnScreen screen({ waveRule() });
    screen.dialog.findChild<RehearsalPanel *>()->rehearseOverFile(path);
    WAIT_VERIFY(screen.result().startsWith(QStringLiteral("\u26a0 ")));
    QVERIFY2(screen.result().contains(QLatin1String(QTest::currentDataTag())),
        qPrintable(screen.result()));
    QVERIFY(screen.button("OK")->isEnabled());
}

void TestUiRehearsal::choosesAFile()
{
    RulesOnScreen screen({ waveRule() });
    screen.button("Test on a file")->click();
    auto *files = screen.dialog.findChild<QFileDialog *>();
    QVERIFY(files != nullptr);
    Q_EMIT files->fileSelected(m_waves);
    files->close();
    WAIT_VERIFY(
        screen.result().contains(QStringLiteral("triggered 3 time(s) in waves <b>.pcap (")));
}

void TestUiRehearsal::tellsInWords_data()
{
    QTest::addColumn<RehearsalResult>("result");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, RehearsalResult result, const char *file,
                         const char *text) {
        QTest::newRow(name) << std::move(result) << QString::fromUtf8(file)
                            << QString::fromUtf8(text);
    };
    using T = AlertTransition;
    row("nothing in memory", {}, "", "No traffic yet.");
    row("nothing in a file", {}, "a.pcap", "There is no traffic in a.pcap.");
    row("never", curve({ 1, 5120, 3 }), "",
        "Would not have triggered in the last 3 s (peak 5,120 message(s)).");
    RehearsalResult gaps = curve({ 1, 2 });
    gaps.curve[0].value.reset();
    gaps.curve[1].value.reset();
    row("too little", gaps, "",
        "Would not have triggered in the last 2 s: never 20 response(s) within 2 min.");
    RehearsalResult once = curve({ 1, 2, 3, 4, 5 });
    once.transitions = { transition(T::Raised, 1), transition(T::Cleared, 3) };
    row("once", once, "a.pcap", "Would have triggered once in a.pcap (5 s), for 2 s.");
    once.isToTheSecond = true;
    row("to the second", once, "",
        "Would have triggered once in the last 5 s, for 2 s. Accurate to 1 s.");
    RehearsalResult twice = once;
    twice.isToTheSecond = false;
    twice.transitions.push_back(transition(T::Raised, 4));
    row("open", twice, "",
        "Would have triggered 2 time(s) in the last 5 s, for up to 2 s. Still firing at "
        "the end.");
    twice.transitions.push_back(transition(T::Cleared, 5, AlertEnd::CaptureEnded));
    row("ended", twice, "",
        "Would have triggered 2 time(s) in the last 5 s, for up to 2 s. Still firing at "
        "the end.");
    twice.transitionsLeftOut = 10;
    row("left out", twice, "", "Would have triggered 7 time(s) in the last 5 s, for up to 2 s.");
}

Q_DECLARE_METATYPE(RehearsalResult)

void TestUiRehearsal::tellsInWords()
{
    QFETCH(const RehearsalResult, result);
    QFETCH(const QString, file);
    QFETCH(const QString, text);
    QCOMPARE(rehearsalInWords(result, AlertRule {}, file, Format()), text);
}

void TestUiRehearsal::pairsTransitions()
{
    using T = AlertTransition;
    RehearsalResult result = curve({ 1, 2, 3, 4, 5, 6 });
    // Begins in the middle of an episode, whose end alone says nothing.
    result.transitions = { transition(T::Cleared, 0), transition(T::Raised, 1),
        transition(T::Cleared, 2), transition(T::Raised, 3) };
    const std::vector<RehearsalEpisode> episodes = episodesOf(result);
    QCOMPARE(episodes.size(), 2U);
    QCOMPARE(episodes[0].range, (TimeRange { kWavesStart + kSecond, kWavesStart + 2 * kSecond }));
    QVERIFY(episodes[0].isOver);
    QCOMPARE(episodes[1].range.to, result.covered.to);
    QVERIFY(!episodes[1].isOver);
}

/// In each metric and in both schemes of colours; the shade of an episode is where it belongs.
void TestUiRehearsal::paintsAllOfIt()
{
    using T = AlertTransition;
    constexpr int kAboveTheCurve = 24;
    RehearsalResult one = curve({ 0, 0, 0, 0, 100, 100, 100, 0, 0, 0, 0 });
    one.transitions = { transition(T::Raised, 4), transition(T::Cleared, 7) };
    const auto result = std::make_shared<const RehearsalResult>(one);
    for (const AlertMetric metric :
        { AlertMetric::Messages, AlertMetric::Requests, AlertMetric::BitsPerSecond,
            AlertMetric::ErrorShare, AlertMetric::TimeToFirstByteP95 }) {
        RehearsalPlot plot { Format() };
        AlertRule rule;
        rule.metric = metric;
        rule.raiseAt = 80;
        rule.clearAt = 40;
        plot.setRule(rule);
        plot.setResult(result);
        plot.resize(500, 200);
        plot.show();
        const QImage picture = plot.grab().toImage();
        const QRgb shade = coloursOf(plot.palette()).warningShade.rgb();
        int left = picture.width();
        int right = 0;
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, kAboveTheCurve) == shade) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
        QVERIFY2(left > 150 && right < 400 && right - left > 80,
            qPrintable(QStringLiteral("%1 to %2").arg(left).arg(right)));
        QTest::mouseMove(&plot, QPoint(250, 100));
        plot.setResult(nullptr);
        QVERIFY(plot.grab().toImage() != picture);
        plot.resize(1, 1);
        plot.grab();
    }
}

HITWATCH_UI_TEST_MAIN(TestUiRehearsal)
#include "test_ui_rehearsal.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QTest>

#include "stats/completeness.h"
#include "ui/figures/completeness_panel.h"
#include "ui/figures/example_view.h"
#include "ui/figures/figure_cell.h"
#include "ui/figures/loss_causes.h"

#include <functional>

using namespace hitwatch;

namespace {

using Change = std::function<void(MonitorView &)>;

/// Everything that stands on the panel and is visible in it.
QString shownText(const CompletenessPanel &panel)
{
    QStringList texts;
    for (const FigureCell *cell : panel.findChildren<FigureCell *>())
        texts << cell->value() << cell->label();
    for (const QLabel *label : panel.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&panel))
            texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

Q_DECLARE_METATYPE(Change)

class LossCausesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingLost();
    void causes_data();
    void causes();
    void dropsAreToldByInterface();
    void theGreatestComesFirst();
    void earlierLossStays();
    void unmatchedIsNoLoss();
    void everyCauseHasWords();
    void panelShowsWhatOccurred();
    void namesOfInterfacesAreShownAsText();
};

void LossCausesTest::nothingLost()
{
    QVERIFY(lossItems(*exampleView()).empty());
    QVERIFY(unmatchedItems(*exampleView()).empty());
    QCOMPARE(lostThings(exampleView()->stats), std::uint64_t { 0 });
}

void LossCausesTest::causes_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("cause");
    QTest::addColumn<quint64>("lost");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, LossCause cause, quint64 lost, const char *line,
                         const Change &change) {
        QTest::newRow(name) << change << static_cast<int>(cause) << lost << QString::fromUtf8(line);
    };
    row("kernel, place not known", LossCause::KernelDrops, 3, "3 packet(s) dropped by the kernel",
        [](MonitorView &view) { view.stats.loss.kernelDropped = 3; });
    row("interface", LossCause::InterfaceDrops, 4, "4 packet(s) dropped by the interface on eth0",
        [](MonitorView &view) {
            view.stats.loss.interfaceDropped = 4;
            view.stats.interfaces[1].interfaceDropped = 4;
        });
    row("time has no number of packets", LossCause::NotWatched, 0, "3 s not captured on eth0",
        [](MonitorView &view) {
            view.stats.loss.notWatchedMs = 3000;
            view.stats.interfaces[1].notWatchedMs = 3000;
        });
    row("gaps", LossCause::Gaps, 2, "2 gap(s) in TCP streams, 41 kB", [](MonitorView &view) {
        view.stats.loss.gaps = 2;
        view.stats.loss.gapBytes = 41'234;
    });
    row("connections", LossCause::ConnectionsCut, 5, "5 connection(s) dropped at the limit",
        [](MonitorView &view) { view.stats.loss.flowsEvicted = 5; });
    row("events", LossCause::EventsShed, 6, "6 event(s) dropped (overload)",
        [](MonitorView &view) { view.stats.loss.eventsShed = 6; });
    row("pending", LossCause::PendingDropped, 7, "7 pending request(s) dropped",
        [](MonitorView &view) { view.stats.loss.pendingDropped = 7; });
    row("names", LossCause::NamesDropped, 7, "7 response(s) without the host of their request",
        [](MonitorView &view) { view.stats.loss.pendingNamesDropped = 7; });
    row("given up", LossCause::ConnectionsGivenUp, 7, "7 unrecognized connection(s) dropped",
        [](MonitorView &view) { view.stats.loss.connectionsGivenUp = 7; });
    row("long headers are desyncs as well", LossCause::HeadersTooLong, 0,
        "7 header section(s) too long",
        [](MonitorView &view) { view.stats.loss.headersTooLong = 7; });
    row("refused headers are desyncs as well", LossCause::HeadersRefused, 0,
        "7 header section(s) dropped (memory limit)",
        [](MonitorView &view) { view.stats.loss.headersRefused = 7; });
    row("desyncs", LossCause::Desyncs, 7, "7 parser resynchronization(s)",
        [](MonitorView &view) { view.stats.desyncs = 7; });
    row("undecodable", LossCause::Undecodable, 8, "8 undecodable packet(s)",
        [](MonitorView &view) { view.stats.loss.undecodable[2] = 8; });
    row("damage has no number of packets", LossCause::DamagedFile, 0,
        "last 12 kB could not be read",
        [](MonitorView &view) { view.stats.loss.damagedBytes = 12'345; });
}

void LossCausesTest::causes()
{
    QFETCH(Change, change);
    QFETCH(int, cause);
    const auto view = exampleView();
    change(*view);
    QVERIFY(!isComplete(view->stats));
    const std::vector<LossItem> items = lossItems(*view);
    QCOMPARE(items.size(), std::size_t { 1 });
    QCOMPARE(static_cast<int>(items.front().cause), cause);
    QTEST(quint64 { lostThings(view->stats) }, "lost");
    QTEST(lossLine(items.front(), Format({}, QLocale::c())), "line");
    // What was lost in the window was lost since the start, whatever the counters say.
    QVERIFY(items.front().sinceStart >= items.front().inWindow);
}

void LossCausesTest::dropsAreToldByInterface()
{
    const auto view = exampleView();
    view->stats.loss.kernelDropped = 12;
    view->stats.interfaces[0].kernelDropped = 2;
    view->stats.interfaces[1].kernelDropped = 10;
    view->counters.interfaces[1].kernelDropped = 500;
    const std::vector<LossItem> items = lossItems(*view);
    QCOMPARE(items.size(), std::size_t { 2 });
    QCOMPARE(items[0].interfaceName, std::string("eth0"));
    QCOMPARE(items[0].inWindow, std::uint64_t { 10 });
    QCOMPARE(items[0].sinceStart, std::optional<std::uint64_t>(500));
    QCOMPARE(items[1].interfaceName, std::string("lo"));
    QCOMPARE(items[1].inWindow, std::uint64_t { 2 });
}

void LossCausesTest::theGreatestComesFirst()
{
    const auto view = exampleView();
    view->stats.loss.gaps = 2;
    view->stats.loss.eventsShed = 300;
    view->stats.loss.undecodable[0] = 30;
    const std::vector<LossItem> items = lossItems(*view);
    QCOMPARE(items.size(), std::size_t { 3 });
    QCOMPARE(items[0].cause, LossCause::EventsShed);
    QCOMPARE(items[1].cause, LossCause::Undecodable);
    QCOMPARE(items[2].cause, LossCause::Gaps);
}

void LossCausesTest::earlierLossStays()
{
    const auto view = exampleView();
    view->counters.tcp.gaps = 44;
    view->counters.tcp.gapBytes = 9'000;
    const std::vector<LossItem> items = lossItems(*view);
    QCOMPARE(items.size(), std::size_t { 1 });
    QCOMPARE(items[0].inWindow, std::uint64_t { 0 });
    QCOMPARE(items[0].sinceStart, std::optional<std::uint64_t>(44));
    QCOMPARE(lossAmount(items[0], 44, items[0].gapBytesSinceStart, Format({}, QLocale::c())),
        QStringLiteral("44 (9.0 kB)"));
}

void LossCausesTest::unmatchedIsNoLoss()
{
    const auto view = exampleView();
    view->stats.incomplete = 1;
    view->stats.unpaired = 2;
    view->stats.http2 = 3;
    view->stats.notAnalyzed = { 4, 5 };
    view->stats.timestampOutliers = 6;
    view->stats.clockSteps = 7;
    view->counters.clockSteps = 8;
    QVERIFY(lossItems(*view).empty());
    QVERIFY(isComplete(view->stats));
    QCOMPARE(lostThings(view->stats), std::uint64_t { 0 });
    const std::vector<LossItem> items = unmatchedItems(*view);
    QCOMPARE(items.size(), std::size_t { 7 });
    QCOMPARE(items[0].cause, LossCause::ClocksAdjusted);
    QCOMPARE(items[0].inWindow, std::uint64_t { 7 });
    QCOMPARE(items[0].sinceStart, std::optional<std::uint64_t>(8));
    QCOMPARE(items[1].cause, LossCause::WrongTimestamps);
    QCOMPARE(lossLine(items[1], Format({}, QLocale::c())),
        QStringLiteral("6 packet(s) with an invalid timestamp"));
}

void LossCausesTest::everyCauseHasWords()
{
    for (int cause = 0; cause <= static_cast<int>(LossCause::ClocksAdjusted); ++cause) {
        LossItem item { .cause = static_cast<LossCause>(cause), .inWindow = 1 };
        QVERIFY(!lossTitle(item).isEmpty());
        QVERIFY(!lossMeaning(item).isEmpty());
        QVERIFY(!lossLine(item, Format()).isEmpty());
    }
    QSet<QString> titles;
    for (std::size_t i = 0; i < kDecodeFailureCount; ++i) {
        const LossItem item {
            .cause = LossCause::Undecodable, .failure = static_cast<DecodeFailure>(i), .inWindow = 1
        };
        titles.insert(lossTitle(item));
        QVERIFY(!lossHelp(item).isEmpty());
    }
    QCOMPARE(static_cast<std::size_t>(titles.size()), kDecodeFailureCount);
}

void LossCausesTest::panelShowsWhatOccurred()
{
    CompletenessPanel panel;
    panel.setFormat(Format({}, QLocale::c()));
    panel.setView(exampleView());
    QVERIFY(shownText(panel).contains(QStringLiteral("Complete")));
    QVERIFY(!shownText(panel).contains(QStringLiteral("Dropped")));

    const auto view = exampleView();
    view->stats.loss.kernelDropped = 10;
    view->stats.interfaces[1].kernelDropped = 10;
    view->counters.interfaces[1].kernelDropped = 500;
    view->stats.unpaired = 2;
    view->stats.timestampOutliers = 4;
    panel.setView(view);
    const QString text = shownText(panel);
    QVERIFY(text.contains(QStringLiteral("10 loss(es)")));
    QVERIFY(text.contains(QStringLiteral("Dropped by the kernel on eth0")));
    QVERIFY(text.contains(QStringLiteral("Since the capture started: 500")));
    QVERIFY(text.contains(QStringLiteral("Also noticed in the last 2 min")));
    QVERIFY(text.contains(QStringLiteral("Invalid timestamps")));
    QVERIFY(!text.contains(QStringLiteral("Clocks adjusted")));
    QVERIFY(!text.contains(QStringLiteral("Not analyzed")));
    QVERIFY(!text.contains(QStringLiteral("Gaps")));

    const auto encrypted = exampleView();
    encrypted->stats.encrypted = { { .host = "a.example", .connections = 20 } };
    panel.setView(encrypted);
    QVERIFY(shownText(panel).contains(QStringLiteral("Not analyzed in the last 2 min")));
    QVERIFY(shownText(panel).contains(QStringLiteral("TLS connections")));
    QVERIFY(shownText(panel).contains(QStringLiteral("20 TLS connection(s) not analyzed")));

    panel.setView(exampleView()); // and calm again
    QVERIFY(!shownText(panel).contains(QStringLiteral("eth0")));
    panel.setView(nullptr);
    QVERIFY(shownText(panel).contains(QStringLiteral("Not capturing yet")));
}

void LossCausesTest::namesOfInterfacesAreShownAsText()
{
    const auto view = exampleView();
    view->stats.interfaces[1].name = "<b>eth\n0";
    view->stats.interfaces[1].kernelDropped = 10;
    view->stats.loss.kernelDropped = 10;
    CompletenessPanel panel;
    panel.setView(view);
    QVERIFY(shownText(panel).contains(QStringLiteral("<b>eth\\x0a0")));
    for (const QLabel *label : panel.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(LossCausesTest)
#include "loss_causes_test.moc"

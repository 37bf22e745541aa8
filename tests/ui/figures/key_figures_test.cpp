// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "ui/figures/example_view.h"
#include "ui/figures/figure_cell.h"
#include "ui/figures/figure_values.h"
#include "ui/figures/key_figures.h"

#include <QVBoxLayout>

#include <functional>

using namespace hitwatch;

namespace {

using Change = std::function<void(MonitorView &)>;

const QString kDash = QString(QChar(0x2013));

Format plainFormat()
{
    return Format({}, QLocale(QStringLiteral("en_US")));
}

QStringList values(const KeyFigures &strip)
{
    QStringList texts;
    for (const FigureCell *cell : strip.findChildren<FigureCell *>())
        texts << cell->value();
    return texts;
}

const FigureCell &completenessOf(const KeyFigures &strip)
{
    return *strip.findChild<FigureCell *>(QStringLiteral("completeness"));
}

QList<QRect> geometries(const KeyFigures &strip)
{
    QList<QRect> rects;
    for (const FigureCell *cell : strip.findChildren<FigureCell *>())
        rects << cell->geometry();
    return rects;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class KeyFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheFigures();
    void nothingIsADash();
    void latencyHasItsUnitOnce_data();
    void latencyHasItsUnitOnce();
    void completenessTellsTheGreatestLoss();
    void completenessOfADamagedFile();
    void completenessSaysWhatIsLeftOut_data();
    void completenessSaysWhatIsLeftOut();
    void completenessIsPressed();
    void digitsMoveNothing();
    void narrowStripsWrap();
    void aNarrowWindowLosesNoFigure();
    void rightToLeftIsMirrored();
    void accessible();
};

void KeyFiguresTest::showsTheFigures()
{
    KeyFigures strip;
    strip.setFormat(plainFormat());
    strip.setView(exampleView());
    QCOMPARE(values(strip),
        (QStringList { QStringLiteral("669"), QStringLiteral("41.2 Mbit/s"), QStringLiteral("4.6%"),
            QStringLiteral("3.1 / 18 ms"), QStringLiteral("5"), QStringLiteral("Complete") }));
    QCOMPARE(completenessOf(strip).mark(), FigureCell::Mark::Good);
    QCOMPARE(completenessOf(strip).label(),
        QStringLiteral("%1 request(s) in 2 min, 2 interface(s)").arg(QLocale().toString(80'265)));
    strip.setFormat(Format({ .bytesNotBits = true }, QLocale(QStringLiteral("en_US"))));
    QCOMPARE(values(strip)[1], QStringLiteral("5.15 MB/s"));
}

void KeyFiguresTest::nothingIsADash()
{
    KeyFigures strip;
    QCOMPARE(values(strip), QStringList(6, kDash));
    strip.setView(exampleView());
    strip.setView(nullptr);
    QCOMPARE(values(strip), QStringList(6, kDash));
    QCOMPARE(completenessOf(strip).mark(), FigureCell::Mark::None);
    // A view of nothing divides by nothing, and is not complete.
    strip.setView(std::make_shared<MonitorView>());
    QCOMPARE(values(strip).mid(0, 4), QStringList(4, kDash));
    QCOMPARE(completenessOf(strip).value(), kDash);
    QCOMPARE(completenessOf(strip).mark(), FigureCell::Mark::None);
}

void KeyFiguresTest::latencyHasItsUnitOnce_data()
{
    QTest::addColumn<double>("p50");
    QTest::addColumn<double>("p95");
    QTest::addColumn<QString>("text");
    QTest::newRow("milliseconds") << 3.1 << 18.2 << QStringLiteral("3.1 / 18 ms");
    QTest::newRow("seconds") << 1200.0 << 3000.0 << QStringLiteral("1.2 / 3.0 s");
    QTest::newRow("both") << 3.1 << 1800.0 << QStringLiteral("3.1 ms / 1.8 s");
}

void KeyFiguresTest::latencyHasItsUnitOnce()
{
    QFETCH(double, p50);
    QFETCH(double, p95);
    FigureValues figures;
    figures.latency = { .count = 1, .p50 = p50, .p95 = p95 };
    QTEST(latencyText(figures, plainFormat()), "text");
}

void KeyFiguresTest::completenessTellsTheGreatestLoss()
{
    const auto view = exampleView();
    view->stats.loss.kernelDropped = 1200;
    view->stats.interfaces[1].kernelDropped = 1200;
    view->stats.loss.gaps = 34;
    KeyFigures strip;
    strip.setFormat(plainFormat());
    strip.setView(view);
    QCOMPARE(
        completenessOf(strip).value(), QStringLiteral("%1 loss(es)").arg(QLocale().toString(1234)));
    QCOMPARE(completenessOf(strip).mark(), FigureCell::Mark::Warning);
    QVERIFY(
        completenessOf(strip).label().endsWith(QStringLiteral("dropped by the kernel on eth0")));
    // Lost before the window: these numbers are whole.
    const auto later = exampleView();
    later->counters.interfaces[1].kernelDropped = 1200;
    strip.setView(later);
    QCOMPARE(completenessOf(strip).mark(), FigureCell::Mark::Good);
}

void KeyFiguresTest::completenessOfADamagedFile()
{
    const auto view = exampleView();
    view->stats.loss.damagedBytes = 12'345;
    KeyFigures strip;
    strip.setFormat(plainFormat());
    strip.setView(view);
    QCOMPARE(completenessOf(strip).value(), QStringLiteral("File incomplete"));
    QCOMPARE(completenessOf(strip).mark(), FigureCell::Mark::Warning);
}

void KeyFiguresTest::completenessSaysWhatIsLeftOut_data()
{
    using Mark = FigureCell::Mark;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("mark");
    const auto row = [](const char *name, const char *value, const char *label, Mark mark,
                         const Change &change) {
        QTest::newRow(name) << change << QString::fromUtf8(value) << QString::fromUtf8(label)
                            << int(mark);
    };
    row("stopped at half", "49.0% read", "93 MB of 182 MB not read", Mark::Warning,
        [](MonitorView &view) {
            view.source = { .inputBytes = 89'180'000,
                .inputSize = 182'000'000,
                .isOver = true,
                .isStopped = true };
        });
    row("replay of a small file", "Stopped", "rest of the file not read", Mark::Warning,
        [](MonitorView &view) {
            view.source = {
                .inputBytes = 100, .inputSize = 100, .isOver = true, .isStopped = true
            };
        });
    row("live capture", "Complete", "", Mark::Good,
        [](MonitorView &view) { view.source = { .isOver = true, .isStopped = true }; });
    row("reading", "Complete", "50 kB of 100 kB read so far", Mark::None,
        [](MonitorView &view) { view.source = { .inputBytes = 50'000, .inputSize = 100'000 }; });
    row("filter", "Complete", "within the capture filter", Mark::None,
        [](MonitorView &view) { view.source.isFiltered = true; });
    row("encrypted", "Complete", "20 TLS connection(s) not analyzed", Mark::None,
        [](MonitorView &view) {
            view.stats.encrypted = { { .host = "a.example", .connections = 12 },
                { .host = "b.example", .connections = 8 } };
        });
    row("encrypted, filter", "Complete",
        "within the capture filter, 20 TLS connection(s) not analyzed", Mark::None,
        [](MonitorView &view) {
            view.source.isFiltered = true;
            view.stats.encrypted = { { .host = "a.example", .connections = 20 } };
        });
    row("gaps only", "193 gap(s)", "counts are too low: 193 gap(s) in TCP streams, 41 kB",
        Mark::Warning, [](MonitorView &view) {
            view.stats.loss.gaps = 193;
            view.stats.loss.gapBytes = 41'000;
        });
}

void KeyFiguresTest::completenessSaysWhatIsLeftOut()
{
    QFETCH(Change, change);
    QFETCH(QString, label);
    QFETCH(int, mark);
    const auto view = exampleView();
    change(*view);
    KeyFigures strip;
    strip.setFormat(plainFormat());
    strip.setView(view);
    QTEST(completenessOf(strip).value(), "value");
    QCOMPARE(int(completenessOf(strip).mark()), mark);
    if (!label.isEmpty())
        QCOMPARE(completenessOf(strip).label(), label);
}

void KeyFiguresTest::completenessIsPressed()
{
    KeyFigures strip;
    strip.resize(1200, 60);
    strip.setView(exampleView());
    strip.show();
    QSignalSpy wanted(&strip, &KeyFigures::completenessDetailsRequested);
    auto *completeness = strip.findChild<FigureCell *>(QStringLiteral("completeness"));
    QTest::mouseClick(completeness, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QTest::keyClick(completeness, Qt::Key_Return);
    QTest::keyClick(completeness, Qt::Key_Enter);
    QTest::keyClick(completeness, Qt::Key_Space);
    QCOMPARE(wanted.size(), 4);
    // The others tell, and do nothing.
    for (FigureCell *cell : strip.findChildren<FigureCell *>()) {
        if (cell != completeness) {
            QCOMPARE(cell->focusPolicy(), Qt::NoFocus);
            QTest::mouseClick(cell, Qt::LeftButton);
        }
    }
    QCOMPARE(wanted.size(), 4);
}

void KeyFiguresTest::digitsMoveNothing()
{
    KeyFigures strip;
    strip.setFormat(plainFormat());
    strip.resize(1248, strip.heightForWidth(1248));
    strip.setView(exampleView());
    strip.show();
    QCoreApplication::processEvents();
    const QList<QRect> before = geometries(strip);
    for (const std::uint64_t requests : { 1U, 1'000U, 10'000'000U }) {
        const auto view = exampleView();
        view->stats.requests = requests;
        view->stats.interfaces[0].httpBytesToClient = requests * 777;
        view->stats.latency.p95 = static_cast<double>(requests) / 100;
        view->stats.loss.gaps = requests % 3;
        strip.setView(view);
        QCoreApplication::processEvents();
        QCOMPARE(geometries(strip), before);
    }
    strip.setView(nullptr);
    QCoreApplication::processEvents();
    QCOMPARE(geometries(strip), before);
}

void KeyFiguresTest::narrowStripsWrap()
{
    for (const double points : { 9.0, 16.0 }) {
        KeyFigures strip;
        QFont font = strip.font();
        font.setPointSizeF(points);
        strip.setFont(font);
        strip.setView(exampleView());
        const int oneRow = strip.sizeHint().height();
        QCOMPARE(strip.heightForWidth(4000), oneRow);
        const int narrow = strip.minimumSizeHint().width();
        QCOMPARE(strip.heightForWidth(narrow), 2 * oneRow);
        for (const int width : { narrow, narrow + 100, strip.sizeHint().width(), 2000 }) {
            strip.resize(width, strip.heightForWidth(width));
            strip.show();
            QCoreApplication::processEvents();
            for (const FigureCell *cell : strip.findChildren<FigureCell *>()) {
                QVERIFY(strip.rect().contains(cell->geometry()));
                QVERIFY(cell->width() >= cell->minimumSizeHint().width());
                QVERIFY(cell->height() >= cell->minimumSizeHint().height());
            }
        }
    }
}

void KeyFiguresTest::aNarrowWindowLosesNoFigure()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *strip = new KeyFigures(&window);
    column->addWidget(strip);
    column->addWidget(new QWidget(&window), 1);
    strip->setView(exampleView());
    window.show();
    const int oneRow = strip->sizeHint().height();
    const int narrow = strip->minimumSizeHint().width() + 40;
    for (const int width : { 2000, narrow, 2000, narrow }) {
        window.resize(width, 600);
        QCoreApplication::processEvents();
        QCOMPARE(strip->height(), width == narrow ? 2 * oneRow : oneRow);
        for (const QRect &cell : geometries(*strip))
            QVERIFY(strip->rect().contains(cell));
    }
    // Nor does the smallest window.
    window.resize(narrow, 1);
    QCoreApplication::processEvents();
    QCOMPARE(strip->height(), 2 * oneRow);
}

void KeyFiguresTest::rightToLeftIsMirrored()
{
    KeyFigures strip;
    strip.setLayoutDirection(Qt::RightToLeft);
    strip.resize(1248, strip.heightForWidth(1248));
    strip.setView(exampleView());
    strip.show();
    QCoreApplication::processEvents();
    const QList<QRect> rects = geometries(strip);
    QCOMPARE(rects.first().right(), strip.rect().right());
    QCOMPARE(rects.last().left(), 0);
}

void KeyFiguresTest::accessible()
{
    KeyFigures strip;
    strip.setFormat(plainFormat());
    strip.setView(exampleView());
    for (const FigureCell *cell : strip.findChildren<FigureCell *>()) {
        QVERIFY(cell->accessibleName().contains(cell->value()));
        QVERIFY(cell->accessibleName().contains(cell->label()));
        QVERIFY(!cell->accessibleDescription().isEmpty());
    }
}

QTEST_MAIN(KeyFiguresTest)
#include "key_figures_test.moc"

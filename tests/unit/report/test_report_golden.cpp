// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_escape.h"
#include "unit/report/sample_reports.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <functional>

using namespace hitwatch;

namespace {

using Sample = std::function<Report()>;

QString goldenPath(const QString &name)
{
    return QStringLiteral(HITWATCH_TEST_DATA "/unit/report/golden/") + name;
}

/// On a mismatch the text lies beside the build, and the difference is shown.
bool equalsGolden(const QString &name, const std::string &text)
{
    QFile golden(goldenPath(name));
    const QByteArray expected = golden.open(QIODevice::ReadOnly) ? golden.readAll() : QByteArray();
    if (golden.isOpen() && expected == QByteArray::fromStdString(text))
        return true;
    const QString actualPath =
        QStringLiteral(HITWATCH_BUILD_DIR "/") + name + QStringLiteral(".actual");
    QFile actual(actualPath);
    if (actual.open(QIODevice::WriteOnly))
        actual.write(text.data(), static_cast<qint64>(text.size()));
    actual.close();
    QProcess diff;
    diff.start(QStringLiteral("diff"), { QStringLiteral("-u"), goldenPath(name), actualPath });
    if (diff.waitForFinished())
        qWarning("%s", diff.readAll().constData());
    return false;
}

void addSamples()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Sample>("sample");
    QTest::newRow("busy") << QStringLiteral("busy") << Sample(samples::busy);
    QTest::newRow("encrypted") << QStringLiteral("encrypted") << Sample(samples::encryptedOnly);
    QTest::newRow("empty") << QStringLiteral("empty") << Sample(samples::empty);
    QTest::newRow("silent") << QStringLiteral("silent") << Sample(samples::silent);
    QTest::newRow("hostile") << QStringLiteral("hostile") << Sample(samples::hostile);
}

qint64 sumOf(const QJsonArray &rows, const QString &key)
{
    qint64 sum = 0;
    for (const QJsonValue &row : rows)
        sum += row.toObject().value(key).toInteger();
    return sum;
}

} // namespace

class TestReportGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_data() { addSamples(); }
    void text();
    void screen_data();
    void screen();
    void everySizeFits_data() { addSamples(); }
    void everySizeFits();
    void json_data() { addSamples(); }
    void json();
    void jsonTopKeepsSums();
};

void TestReportGolden::text()
{
    QFETCH(QString, name);
    QFETCH(Sample, sample);
    QVERIFY(equalsGolden(name + QStringLiteral(".txt"), toText(sample(), {})));
}

void TestReportGolden::screen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<TextStyle>("style");
    QTest::newRow("80x24") << QStringLiteral("busy-80x24.txt") << TextStyle { 10, 80, 24, false };
    QTest::newRow("120x40") << QStringLiteral("busy-120x40.txt")
                            << TextStyle { 10, 120, 40, false };
    QTest::newRow("60x24") << QStringLiteral("busy-60x24.txt") << TextStyle { 10, 60, 24, false };
    QTest::newRow("40x20") << QStringLiteral("busy-40x20.txt") << TextStyle { 10, 40, 20, false };
    QTest::newRow("color") << QStringLiteral("busy-color.txt") << TextStyle { 3, 100, 0, true };
}

void TestReportGolden::screen()
{
    QFETCH(QString, name);
    QFETCH(TextStyle, style);
    QVERIFY(equalsGolden(name, toText(samples::busy(), style)));
}

void TestReportGolden::everySizeFits()
{
    QFETCH(Sample, sample);
    const Report report = sample();
    for (int width = 40; width <= 240; width += 7) {
        for (int height = 1; height <= 60; ++height) {
            const std::string text = toText(report, { 10, width, height, false });
            const QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
            QVERIFY(lines.size() <= height);
            for (const QString &line : lines) {
                QVERIFY2(line.size() <= width, qPrintable(line));
                for (const QChar letter : line)
                    QVERIFY(letter.isPrint());
            }
        }
    }
    for (const char byte : toText(report, {}))
        QVERIFY(static_cast<unsigned char>(byte) >= 0x20 || byte == '\n');
}

void TestReportGolden::json()
{
    QFETCH(QString, name);
    QFETCH(Sample, sample);
    const Report report = sample();
    const std::string indented = toJson(report, JsonStyle::Indented);
    QVERIFY(equalsGolden(name + QStringLiteral(".json"), indented + '\n'));

    QJsonParseError error {};
    const QByteArray compact = QByteArray::fromStdString(toJson(report, JsonStyle::Compact));
    const QJsonDocument parsed = QJsonDocument::fromJson(compact, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(!compact.contains('\n'));
    QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(indented)), parsed);
    const QJsonObject object = parsed.object();
    QCOMPARE(sumOf(object.value(QStringLiteral("sections")).toArray(), QStringLiteral("requests")),
        object.value(QStringLiteral("requests")).toInteger());
}

void TestReportGolden::jsonTopKeepsSums()
{
    const Report report = samples::busy();
    for (std::size_t top = 1; top < 14; ++top) {
        const auto object = QJsonDocument::fromJson(
            QByteArray::fromStdString(toJson(report, JsonStyle::Compact, top)))
                                .object();
        const QJsonArray sections = object.value(QStringLiteral("sections")).toArray();
        QCOMPARE(sections.size(), qsizetype(std::min<std::size_t>(top + 1, 12)));
        QCOMPARE(sumOf(sections, QStringLiteral("requests")),
            object.value(QStringLiteral("requests")).toInteger());
        if (top >= 12)
            continue;
        const QJsonObject other = sections.last().toObject();
        QCOMPARE(other.value(QStringLiteral("other")).toBool(), true);
        const QJsonObject latency = other.value(QStringLiteral("ttfbMs")).toObject();
        QVERIFY(latency.value(QStringLiteral("count")).toInteger() > 0);
        QCOMPARE(latency.value(QStringLiteral("p95")).isNull(), top < 11);
    }
}

QTEST_GUILESS_MAIN(TestReportGolden)
#include "test_report_golden.moc"

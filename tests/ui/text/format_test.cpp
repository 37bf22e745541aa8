// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/text/format.h"

#include <cmath>
#include <limits>

using namespace hitwatch;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();
const double kInfinity = std::numeric_limits<double>::infinity();
const QString kDash = QString(QChar(0x2013));

Format format(const char *locale, const Units &units = {})
{
    return Format(units, QLocale(QLatin1String(locale)));
}

} // namespace

class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void countsAreExact();
    void shortCount_data();
    void shortCount();
    void perSecond_data();
    void perSecond();
    void bytes_data();
    void bytes();
    void traffic_data();
    void traffic();
    void milliseconds_data();
    void milliseconds();
    void percent_data();
    void percent();
    void shareOfNothingIsUnknown();
    void duration_data();
    void duration();
    void clocks();
    void locales_data();
    void locales();
    void whatIsNoNumberIsADash();
};

void FormatTest::countsAreExact()
{
    QCOMPARE(format("en_US").count(0), QStringLiteral("0"));
    QCOMPARE(format("en_US").count(80'265), QStringLiteral("80,265"));
    QCOMPARE(format("en_US").count(std::numeric_limits<quint64>::max()),
        QStringLiteral("18,446,744,073,709,551,615"));
}

void FormatTest::shortCount_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, const char *text) {
        QTest::addRow("%.17g", value) << value << QString::fromLatin1(text);
    };
    row(0, "0");
    row(0.5, "0.5");
    row(7, "7");
    row(9.996, "10");
    row(812, "812");
    row(999.4, "999");
    row(999.5, "1k");
    row(999.95, "1k");
    row(1000, "1k");
    row(1200, "1.2k");
    row(1234, "1.23k");
    row(12'345, "12.3k");
    row(250'000, "250k");
    row(999'499, "999k");
    row(999'500, "1M");
    row(3.4e6, "3.4M");
    row(2e9, "2G");
    row(1.8446744073709552e19, "18.4E");
    row(-1200, "-1.2k");
}

void FormatTest::shortCount()
{
    QFETCH(double, value);
    QTEST(format("en_US").shortCount(value), "text");
}

void FormatTest::perSecond_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, const char *text) {
        QTest::addRow("%.17g", value) << value << QString::fromLatin1(text);
    };
    row(0, "0");
    row(0.001, "<0.01");
    row(0.0166, "0.02");
    row(0.0949, "0.09");
    row(0.095, "0.1");
    row(0.4, "0.4");
    row(12.5, "12.5");
    row(99.94, "99.9");
    row(99.95, "100");
    row(668.3, "668");
    row(999.95, "1,000");
    row(60'123.4, "60,123");
    row(-3.21, "-3.2");
}

void FormatTest::perSecond()
{
    QFETCH(double, value);
    QTEST(format("en_US").perSecond(value), "text");
}

void FormatTest::bytes_data()
{
    QTest::addColumn<quint64>("value");
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("binary");
    const auto row = [](quint64 value, const char *decimal, const char *binary) {
        QTest::addRow("%llu", value)
            << value << QString::fromLatin1(decimal) << QString::fromLatin1(binary);
    };
    row(0, "0 B", "0 B");
    row(312, "312 B", "312 B");
    row(999, "999 B", "999 B");
    row(1000, "1.0 kB", "1,000 B");
    row(1023, "1.0 kB", "1,023 B");
    row(1024, "1.0 kB", "1.0 KiB");
    row(2123, "2.1 kB", "2.1 KiB");
    row(9949, "9.9 kB", "9.7 KiB");
    row(9950, "10 kB", "9.7 KiB");
    row(84'000, "84 kB", "82 KiB");
    row(999'499, "999 kB", "976 KiB");
    row(999'500, "1.0 MB", "976 KiB");
    row(1'048'064, "1.0 MB", "1.0 MiB");
    row(std::numeric_limits<quint64>::max(), "18 EB", "16 EiB");
}

void FormatTest::bytes()
{
    QFETCH(quint64, value);
    QTEST(format("en_US").bytes(value), "decimal");
    QTEST(format("en_US", { .binaryBytes = true }).bytes(value), "binary");
}

void FormatTest::traffic_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("bits");
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("binary");
    const auto row = [](double value, const char *bits, const char *decimal, const char *binary) {
        QTest::addRow("%.17g", value)
            << value << QString::fromLatin1(bits) << QString::fromLatin1(decimal)
            << QString::fromLatin1(binary);
    };
    row(0, "0 bit/s", "0 B/s", "0 B/s");
    row(0.01, "<1 bit/s", "<1 B/s", "<1 B/s");
    row(5.15e6, "41.2 Mbit/s", "5.15 MB/s", "4.91 MiB/s");
    row(124.93, "999 bit/s", "125 B/s", "125 B/s");
    row(124.94, "1.00 kbit/s", "125 B/s", "125 B/s");
    row(125'000, "1.00 Mbit/s", "125 kB/s", "122 KiB/s");
    row(1.25e9, "10.0 Gbit/s", "1.25 GB/s", "1.16 GiB/s");
    row(-125, "-1.00 kbit/s", "-125 B/s", "-125 B/s");
}

void FormatTest::traffic()
{
    QFETCH(double, value);
    QTEST(format("en_US").traffic(value), "bits");
    QTEST(format("en_US", { .bytesNotBits = true }).traffic(value), "decimal");
    QTEST(format("en_US", { .binaryBytes = true, .bytesNotBits = true }).traffic(value), "binary");
}

void FormatTest::milliseconds_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, const char *text) {
        QTest::addRow("%.17g", value) << value << QString::fromLatin1(text);
    };
    row(0, "0 ms");
    row(0.001, "<0.01 ms");
    row(0.04, "0.04 ms");
    row(0.8, "0.8 ms");
    row(9.94, "9.9 ms");
    row(9.95, "10 ms");
    row(18.2, "18 ms");
    row(999.4, "999 ms");
    row(999.5, "1.0 s");
    row(999.95, "1.0 s");
    row(1234, "1.2 s");
    row(9950, "10 s");
    row(1.2345e6, "1,235 s");
    row(-18, "-18 ms");
}

void FormatTest::milliseconds()
{
    QFETCH(double, value);
    QTEST(format("en_US").milliseconds(value), "text");
}

void FormatTest::percent_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, const char *text) {
        QTest::addRow("%.17g", value) << value << QString::fromLatin1(text);
    };
    row(0, "0%");
    row(0.001, "<0.1%");
    row(0.05, "0.1%");
    row(4.6, "4.6%");
    row(99.94, "99.9%");
    row(99.95, ">99.9%");
    row(99.9999, ">99.9%");
    row(100, "100%");
    row(120, "120%");
    row(-4.6, "-4.6%");
}

void FormatTest::percent()
{
    QFETCH(double, value);
    QTEST(format("en_US").percent(value), "text");
}

void FormatTest::shareOfNothingIsUnknown()
{
    QCOMPARE(format("en_US").share(46, 1000), QStringLiteral("4.6%"));
    QCOMPARE(format("en_US").share(0, 0), kDash);
    QCOMPARE(format("en_US").share(3, 0), kDash);
}

void FormatTest::duration_data()
{
    QTest::addColumn<TimeNs>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](TimeNs value, const char *text) {
        QTest::addRow("%lld", qlonglong { value }) << value << QString::fromLatin1(text);
    };
    row(0, "0 s");
    row(850 * kMillisecond, "850 ms");
    row(kSecond - 1, "1 s");
    row(kSecond, "1 s");
    row(20 * kSecond, "20 s");
    row(59 * kSecond + 600 * kMillisecond, "1 min");
    row(60 * kSecond, "1 min");
    row(200 * kSecond, "3 min 20 s");
    row(3600 * kSecond - 1, "1 h");
    row(3900 * kSecond, "1 h 5 min");
    row(86'400 * kSecond, "1 d");
    row((2 * 86'400 + 3 * 3600) * kSecond, "2 d 3 h");
    row(-20 * kSecond, "-20 s");
    row(std::numeric_limits<TimeNs>::max(), "106,751 d 23 h");
    row(std::numeric_limits<TimeNs>::min(), "-106,751 d 23 h");
}

void FormatTest::duration()
{
    QFETCH(TimeNs, value);
    QTEST(format("en_US").duration(value), "text");
}

void FormatTest::clocks()
{
    const TimeNs time = 1'700'000'000 * kSecond + 118 * kMillisecond + 999;
    QCOMPARE(format("en_US").clock(time), QStringLiteral("22:13:20"));
    QCOMPARE(format("en_US").clockMs(time), QStringLiteral("22:13:20.118"));
    QCOMPARE(format("de_DE").dateTime(time), QStringLiteral("14.11.23 22:13:20"));
    // The millisecond before the epoch is not the epoch.
    QCOMPARE(format("en_US").clockMs(-1), QStringLiteral("23:59:59.999"));
}

void FormatTest::locales_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("count");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("shorter");
    QTest::addColumn<QString>("share");
    const auto row = [](const char *locale, const char *count, const char *rate,
                         const char *shorter, const char *share) {
        QTest::addRow("%s", locale)
            << QString::fromLatin1(locale) << QString::fromUtf8(count) << QString::fromUtf8(rate)
            << QString::fromUtf8(shorter) << QString::fromUtf8(share);
    };
    row("C", "80265", "12.5", "1.2k", "4.6%");
    row("en_US", "80,265", "12.5", "1.2k", "4.6%");
    row("de_DE", "80.265", "12,5", "1,2k", "4,6%");
    row("hi_IN", "80,265", "12.5", "1.2k", "4.6%");
    row("ar_EG", "٨٠٬٢٦٥", "١٢٫٥", "١٫٢k", "٤٫٦٪\u061C");
}

void FormatTest::locales()
{
    QFETCH(QString, locale);
    const Format written({}, QLocale(locale));
    QTEST(written.count(80'265), "count");
    QTEST(written.perSecond(12.5), "rate");
    QTEST(written.shortCount(1200), "shorter");
    QTEST(written.percent(4.6), "share");
}

void FormatTest::whatIsNoNumberIsADash()
{
    const Format written = format("en_US");
    for (const double value : { kNan, kInfinity, -kInfinity }) {
        QCOMPARE(written.shortCount(value), kDash);
        QCOMPARE(written.perSecond(value), kDash);
        QCOMPARE(written.traffic(value), kDash);
        QCOMPARE(written.milliseconds(value), kDash);
        QCOMPARE(written.percent(value), kDash);
        QCOMPARE(written.share(value, 1), kDash);
        QCOMPARE(written.share(1, kNan), kDash);
    }
}

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"

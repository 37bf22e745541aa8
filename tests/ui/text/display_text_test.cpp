// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/text/format.h"

#include <QRandomGenerator>

#include <string>

using namespace hitwatch;
using namespace std::string_literals;

class DisplayTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void cuts_data();
    void cuts();
    void anythingStaysVisibleAndShort();
};

void DisplayTextTest::shows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const std::string &text, const char *shown) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(shown);
    };
    row("empty", "", "");
    row("plain", "/api/users?page=2", "/api/users?page=2");
    row("markup is left to the caller", "<b>&amp;", "<b>&amp;");
    row("letters of other languages", "/grüße/日本/سلام", "/grüße/日本/سلام");
    row("beyond the basic plane", "/😀", "/😀");
    row("C0", "a\0b\r\n\t\x1B[31m"s, "a\\x00b\\x0d\\x0a\\x09\\x1b[31m");
    row("delete", "a\x7F", "a\\x7f");
    row("C1", "a\xC2\x9B", "a\\u{009B}");
    row("right-to-left override", "/\xE2\x80\xAEgpj.exe", "/\\u{202E}gpj.exe");
    row("isolates", "\xE2\x81\xA6x\xE2\x81\xA9", "\\u{2066}x\\u{2069}");
    row("direction marks", "\xE2\x80\x8F\xD8\x9C", "\\u{200F}\\u{061C}");
    row("line separator",
        "a\xE2\x80\xA8"
        "b",
        "a\\u{2028}b");
    row("paragraph separator",
        "a\xE2\x80\xA9"
        "b",
        "a\\u{2029}b");
    row("zero width",
        "a\xE2\x80\x8B"
        "b\xE2\x80\x8D\xEF\xBB\xBF",
        "a\\u{200B}b\\u{200D}\\u{FEFF}");
    row("soft hyphen", "a\xC2\xAD", "a\\u{00AD}");
    row("variation selector", "a\xEF\xB8\x8F", "a\\u{FE0F}");
    row("tag letter", "a\xF3\xA0\x81\x81", "a\\u{E0041}");
    row("hangul filler", "\xE3\x85\xA4", "\\u{3164}");
    row("braille blank", "\xE2\xA0\x80", "\\u{2800}");
    row("private use", "\xEE\x80\x80", "\\u{E000}");
    row("no character", "\xEF\xBF\xBF", "\\u{FFFF}");
    row("replacement character", "\xEF\xBF\xBD", "\uFFFD");
    row("lone continuation",
        "a\x80"
        "b",
        "a\\x80b");
    row("cut off", "a\xE2\x82", "a\\xe2\\x82");
    row("overlong slash", "\xC0\xAF", "\\xc0\\xaf");
    row("overlong of three", "\xE0\x80\xAF", "\\xe0\\x80\\xaf");
    row("surrogates as UTF-8", "\xED\xA0\xBD\xED\xB8\x80", "\\xed\\xa0\\xbd\\xed\\xb8\\x80");
    row("beyond Unicode", "\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
    row("no lead byte", "\xFF\xFE", "\\xff\\xfe");
    row("a letter with its mark", "e\xCC\x81", "e\u0301");
    row("begins with a mark",
        "\xCC\x81"
        "e",
        "\\u{0301}e");
    row("a mark behind an escape", "\n\xCC\x81", "\\x0a\\u{0301}");
    row("a tower of marks", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
        "e\u0301\u0301\u0301\u0301\\u{0301}");
}

void DisplayTextTest::shows()
{
    QFETCH(QByteArray, text);
    QTEST(displayText(text.toStdString()), "shown");
}

void DisplayTextTest::cuts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const std::string &text, int most, const char *shown) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << most << QString::fromUtf8(shown);
    };
    row("fits", "abcd", 4, "abcd");
    row("one too many", "abcde", 4, "abc…");
    row("room for one", "abc", 1, "…");
    row("no room", "abc", 0, "");
    row("negative room", "abc", -3, "");
    row("nothing needs no room", "", 0, "");
    row("pair fits", "a😀", 3, "a😀");
    row("pair does not fit", "a😀b", 3, "a…");
    row("pair at the brim", "ab😀😀", 5, "ab😀…");
    row("mark stays with its letter",
        "abe\xCC\x81"
        "d",
        4, "ab…");
    row("mark at the end", "abe\xCC\x81", 4, "abe\u0301");
    row("mark beyond the end", "abce\xCC\x81", 4, "abc…");
    row("escape whole", "a\nbc", 6, "a\\x0a…");
    row("escape not in halves", "a\nbc", 5, "a…");
}

void DisplayTextTest::cuts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, most);
    QTEST(displayText(text.toStdString(), most), "shown");
}

void DisplayTextTest::anythingStaysVisibleAndShort()
{
    QRandomGenerator random(20);
    for (int round = 0; round < 2000; ++round) {
        std::string text(
            static_cast<std::size_t>(random.bounded(round % 100 == 0 ? 10'240 : 40)), ' ');
        for (char &byte : text) // mostly lead and continuation bytes, so that some are letters
            byte = static_cast<char>(
                random.bounded(4) == 0 ? random.bounded(256) : random.bounded(0x80, 0xF5));
        const int most = random.bounded(200);
        const QString shown = displayText(text, most);
        QVERIFY2(shown.size() <= most, QByteArray::fromStdString(text).toHex().constData());
        QVERIFY(shown.isValidUtf16());
        for (const char32_t letter : shown.toUcs4()) {
            QVERIFY(QChar::isPrint(letter));
            QVERIFY(QChar::category(letter) != QChar::Other_Format);
        }
    }
    QCOMPARE(displayText(std::string(10'240, 'x')).size(), 1024);
    QCOMPARE(displayText(std::string(10'240, '\n')).size(), 1021);
}

QTEST_GUILESS_MAIN(DisplayTextTest)
#include "display_text_test.moc"

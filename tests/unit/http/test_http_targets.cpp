// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts and sections as they follow from the request target and the Host field.
#include <QTest>

#include "http/request_target.h"

#include <string>

using namespace hitwatch;

class HttpTargetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hosts_data();
    void hosts();
    void sections_data();
    void sections();
    void longSections_data();
    void longSections();
};

void HttpTargetsTest::hosts_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("cut");
    const auto row = [](const char *authority, int limit, const char *expected, bool cut) {
        QTest::newRow(authority) << QByteArray(authority) << limit << QByteArray(expected) << cut;
    };
    row("h", 255, "h", false);
    row("H.Example:80", 255, "h.example", false);
    row("h:8080", 255, "h:8080", false);
    row("h:", 255, "h", false);
    row("h:080", 255, "h:080", false);
    row("user:pw@h:80", 255, "h", false);
    row("[::1]:80", 255, "[::1]", false);
    row("[::80]", 255, "[::80]", false);
    row("::80", 255, "::80", false);
    row(" \t h \r", 255, "h", false);
    row("", 255, "", false);
    row("abcdef", 6, "abcdef", false);
    row("abcdefg", 6, "abcdef", true);
    row("ab\xff\xff", 6, "ab\\xff", true);
    row("ABC\x7f", 6, "abc", true);
    row("\x01", 4, "\\x01", false);
}

void HttpTargetsTest::hosts()
{
    QFETCH(QByteArray, authority);
    QFETCH(int, limit);
    QFETCH(QByteArray, expected);
    NameScratch scratch;
    const std::string given = authority.toStdString();
    const ShownName name = shownHost(given, static_cast<std::size_t>(limit), scratch);
    QCOMPARE(QByteArray::fromStdString(std::string(name.text)), expected);
    QTEST(name.cut, "cut");
}

void HttpTargetsTest::sections_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArrayList>("byDepth"); // 1, 2, 3
    QTest::addColumn<QByteArray>("folded"); // at depth 3
    const auto row = [](const char *target, const QByteArrayList &byDepth,
                         const char *folded = nullptr) {
        QTest::newRow(target) << QByteArray(target) << byDepth
                              << (folded ? QByteArray(folded) : byDepth.last());
    };
    row("/a/b?x", { "/a", "/a/b", "/a/b" });
    row("/a/b/c?x", { "/a", "/a/b", "/a/b/c" });
    row("/a/b/c/d", { "/a", "/a/b", "/a/b/c" });
    row("/a/b/c/", { "/a", "/a/b", "/a/b/c" });
    row("/", { "/", "/", "/" });
    row("", { "/", "/", "/" });
    row("/a?x", { "/a", "/a", "/a" });
    row("/a?x/y/z", { "/a", "/a", "/a" });
    row("/a/?x", { "/a", "/a", "/a" });
    row("/?x", { "/", "/", "/" });
    row("?x", { "/", "/", "/" });
    row("/a#f/b", { "/a", "/a", "/a" });
    row("//", { "/", "/", "/" });
    row("///", { "/", "/", "/" });
    row("//a", { "/", "//a", "//a" });
    row("/a//b", { "/a", "/a", "/a//b" });
    row("http://h/a/b", { "/a", "/a/b", "/a/b" });
    row("http://h", { "/", "/", "/" });
    row("http://h/", { "/", "/", "/" });
    row("http://h?x", { "/", "/", "/" });
    row("http://1/2/3", { "/2", "/2/3", "/2/3" }, "/:n/:n");
    row("HTTPS://h/A/B", { "/A", "/A/B", "/A/B" });
    row("*", { "*", "*", "*" });
    row("relative/x", { "relative", "relative/x", "relative/x" });
    row("12/34", { "12", "12/34", "12/34" });
    row("/a\\b\x80", { "/a\\b\\x80", "/a\\b\\x80", "/a\\b\\x80" });
    row("/12/34", { "/12", "/12/34", "/12/34" }, "/:n/:n");
    row("/users/12/", { "/users", "/users/12", "/users/12" }, "/users/:n");
    row("/users/12/\x80", { "/users", "/users/12", "/users/12/\\x80" }, "/users/:n/\\x80");
    row("/v2/0/-1", { "/v2", "/v2/0", "/v2/0/-1" }, "/v2/:n/-1");
    row("/12a/%31/1.5", { "/12a", "/12a/%31", "/12a/%31/1.5" });
    row("//7/", { "/", "//7", "//7" }, "//:n");
    row("/:n/7?8", { "/:n", "/:n/7", "/:n/7" }, "/:n/:n");
}

void HttpTargetsTest::sections()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArrayList, byDepth);
    NameScratch scratch;
    const std::string given = target.toStdString();
    const auto section = [&](const SectionRule &rule) -> QByteArray {
        const ShownName name = shownSection(given, rule, 256, scratch);
        return QByteArray(name.text.data(), static_cast<qsizetype>(name.text.size()))
            + (name.cut ? " cut" : "");
    };
    for (int depth = 1; depth <= SectionRule::kMaxDepth; ++depth)
        QCOMPARE(section({ depth, false }), byDepth.at(depth - 1));
    QTEST(section({ SectionRule::kMaxDepth, true }), "folded");
}

void HttpTargetsTest::longSections_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("folds");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("cut");
    const QByteArray digits(300, '7');
    QTest::newRow("exact") << QByteArray("/ab/cd") << false << 6 << QByteArray("/ab/cd") << false;
    QTest::newRow("cut in the second")
        << QByteArray("/ab/cd") << false << 5 << QByteArray("/ab/c") << true;
    QTest::newRow("many digits") << '/' + digits << false << 256 << '/' + digits.left(255) << true;
    QTest::newRow("many digits, folded")
        << '/' + digits + "/x/" + digits << true << 256 << QByteArray("/:n/x/:n") << false;
    QTest::newRow("no half fold") << QByteArray("/ab/12") << true << 5 << QByteArray("/ab/")
                                  << true;
    QTest::newRow("no half escape")
        << QByteArray("/ab/\x80") << true << 7 << QByteArray("/ab/") << true;
    QTest::newRow("folded, exact")
        << QByteArray("/ab/12") << true << 6 << QByteArray("/ab/:n") << false;
    QTest::newRow("long, but within the scratch")
        << '/' + digits + "a/" + digits + "b/" + digits + 'c' << true << 4096
        << '/' + digits + "a/" + digits + "b/" + digits + 'c' << false;
    const QByteArray longer(2000, 'a');
    QTest::newRow("more than the scratch")
        << '/' + longer << true << 4096 << '/' + longer.left(1023) << true;
}

void HttpTargetsTest::longSections()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, folds);
    QFETCH(int, limit);
    NameScratch scratch;
    const std::string given = target.toStdString();
    const ShownName name = shownSection(
        given, { SectionRule::kMaxDepth, folds }, static_cast<std::size_t>(limit), scratch);
    QTEST(QByteArray(name.text.data(), static_cast<qsizetype>(name.text.size())), "expected");
    QTEST(name.cut, "cut");
}

QTEST_GUILESS_MAIN(HttpTargetsTest)
#include "test_http_targets.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/notify/example_episode.h"
#include "ui/support/ui_surroundings.h"
#include "ui/text/alert_words.h"

using namespace hitwatch;
using namespace hitwatch::test;

class AlertWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levels_data();
    void levels();
    void causes_data();
    void causes();
    void ends_data();
    void ends();
    void hostileNamesAreShownAndBounded();
};

void AlertWordsTest::levels_data()
{
    QTest::addColumn<int>("metric");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("level");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, AlertMetric metric, double value, double level,
                         const char *host, const char *section, const char *text) {
        QTest::newRow(name) << static_cast<int>(metric) << value << level
                            << QString::fromLatin1(host) << QString::fromLatin1(section)
                            << QString::fromLatin1(text);
    };
    row("messages", AlertMetric::Messages, 7412, 7000, "", "",
        "7,412 message(s) in 2 min (threshold 7,000)");
    row("requests of a host", AlertMetric::Requests, 1, 1, "a.example", "",
        "1 request(s) in 2 min (threshold 1) for a.example");
    row("traffic", AlertMetric::BitsPerSecond, 41.2e6, 4e7, "", "",
        "41.2 Mbit/s in 2 min (threshold 40.0 Mbit/s)");
    row("errors of a section", AlertMetric::ErrorShare, 12.5, 10, "a.example", "/api",
        "12.5% in 2 min (threshold 10.0%) for a.example/api");
    row("latency of a section anywhere", AlertMetric::TimeToFirstByteP95, 850, 500, "", "/api",
        "P95 850 ms in 2 min (threshold 500 ms) for /api");
    row("no value", AlertMetric::Messages, -1, 0, "", "", "0 message(s) in 2 min (threshold 0)");
}

void AlertWordsTest::levels()
{
    QFETCH(int, metric);
    QFETCH(double, value);
    QFETCH(double, level);
    QFETCH(QString, host);
    QFETCH(QString, section);
    QFETCH(QString, text);
    AlertRecord episode = raisedEpisode();
    episode.rule.metric = static_cast<AlertMetric>(metric);
    episode.rule.raiseAt = level;
    episode.rule.scope = { host.toStdString(), section.toStdString() };
    episode.latest = value;
    episode.peak = episode.latest;
    QCOMPARE(AlertWords::body(episode, Format()).section(u'\n', 0, 0), text);
}

void AlertWordsTest::causes_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("ofSection");
    QTest::addColumn<int>("ofHost");
    QTest::addColumn<QString>("scopeHost");
    QTest::addColumn<QString>("scopeSection");
    QTest::addColumn<QString>("text");
    const QString none;
    const auto text = [](const char *words) { return QString::fromLatin1(words); };
    QTest::newRow("a section") << 100 << 50 << 90 << none << none << text("top: a.example/api");
    QTest::newRow("a host") << 100 << 49 << 50 << none << none << text("top: a.example");
    QTest::newRow("many") << 100 << 23 << 49 << none << none << text("top: a.example/api (23.0%)");
    QTest::newRow("the rule names the host")
        << 100 << 80 << 100 << text("a.example") << none << text("top: /api");
    QTest::newRow("the host does not say more")
        << 100 << 30 << 100 << text("a.example") << none << text("top: /api (30.0%)");
    QTest::newRow("the rule names the section") << 100 << 80 << 100 << none << text("/api") << none;
    QTest::newRow("nothing counted") << 0 << 0 << 0 << none << none << none;
}

void AlertWordsTest::causes()
{
    QFETCH(int, requests);
    QFETCH(int, ofSection);
    QFETCH(int, ofHost);
    QFETCH(QString, scopeHost);
    QFETCH(QString, scopeSection);
    AlertRecord episode = raisedEpisode();
    episode.rule.scope = { scopeHost.toStdString(), scopeSection.toStdString() };
    AlertEvidence evidence = *episode.evidence;
    evidence.requests = static_cast<std::uint64_t>(requests);
    evidence.sections.front().requests = static_cast<std::uint64_t>(ofSection);
    evidence.hosts.front().requests = static_cast<std::uint64_t>(ofHost);
    // The sum of all that was not told apart is nobody.
    SectionRow other;
    other.isOther = true;
    other.requests = evidence.requests;
    evidence.sections.insert(evidence.sections.begin(), other);
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    QTEST(AlertWords::cause(episode, Format()), "text");
    episode.evidence.reset();
    QCOMPARE(AlertWords::cause(episode, Format()), QString());
}

void AlertWordsTest::ends_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, AlertEnd end, const char *title, const char *body) {
        QTest::newRow(name) << static_cast<int>(end) << QString::fromLatin1(title)
                            << QString::fromLatin1(body);
    };
    row("recovered", AlertEnd::Recovered, "Resolved: HTTP messages",
        "After 3 min 20 s, peak 9,412");
    row("rule changed", AlertEnd::RuleChanged, "Alert ended: HTTP messages",
        "After 3 min 20 s (rule changed), peak 9,412");
    row("clock", AlertEnd::ClockSetBack, "Alert ended: HTTP messages",
        "After 3 min 20 s (clock set back), peak 9,412");
    row("capture ended", AlertEnd::CaptureEnded, "Capture ended: HTTP messages",
        "Still firing after 3 min 20 s, peak 9,412");
}

void AlertWordsTest::ends()
{
    QFETCH(int, end);
    const AlertRecord episode =
        over(later(raisedEpisode(), 9000, 9412), static_cast<AlertEnd>(end));
    QTEST(AlertWords::title(episode, Format()), "title");
    QTEST(AlertWords::body(episode, Format()), "body");
}

void AlertWordsTest::hostileNamesAreShownAndBounded()
{
    AlertRecord episode = raisedEpisode();
    AlertEvidence evidence = *episode.evidence;
    evidence.sections.front().host = evidence.sections.front().section = hostileName();
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    episode.rule.name = hostileName();
    const QString title = AlertWords::title(episode, Format());
    const QString body = AlertWords::body(episode, Format());
    QVERIFY2(title.size() < 100, qPrintable(title));
    QVERIFY2(body.size() < 250, qPrintable(body));
    QVERIFY(title.startsWith(QStringLiteral("Alert: <b>&\"'\\x01\\x0a\\u{202E}</b>")));
    const QString all = title + body;
    for (const QChar letter : all)
        QVERIFY(letter == QLatin1Char('\n') || letter.category() > QChar::Other_Format
            || letter.category() < QChar::Other_Control);
    QCOMPARE(body.count(QLatin1Char('\n')), 1);
    episode.rule.name.clear();
    QCOMPARE(AlertWords::title(episode, Format()), QStringLiteral("Alert: (no name)"));
}

HITWATCH_UI_TEST_MAIN(AlertWordsTest)
#include "test_ui_alert_words.moc"

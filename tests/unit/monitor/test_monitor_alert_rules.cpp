// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "monitor/alert_rules_json.h"

#include <QCoreApplication>

#include <random>

using namespace hitwatch;

namespace {

QString errorOf(const QByteArray &json)
{
    const auto rules = parseAlertRules(json);
    return rules ? QString() : QString::fromStdString(rules.error().message);
}

AlertRule ruleOf(const QByteArray &members)
{
    const auto rules = parseAlertRules("[{\"name\": \"x\"" + members + "}]");
    if (!rules)
        qFatal("%s: %s", members.constData(), rules.error().message.c_str());
    return rules.value().front();
}

/// Any that problemOf() accepts.
AlertRule randomRule(std::mt19937 &random, int number)
{
    const auto pick = [&random](int below) {
        return static_cast<int>(random() % static_cast<unsigned>(below));
    };
    const std::array<std::string, 5> texts { "", "a", "a \"b\"\n\t\\", "h\xc3\xa9 \xe2\x9c\x93",
        std::string("\x01\x7f", 2) };
    AlertRule rule;
    rule.name = std::to_string(number) + texts[std::size_t(pick(5))];
    rule.metric = static_cast<AlertMetric>(pick(5));
    rule.windowSeconds = 1 + pick(3600);
    rule.raiseAt = rule.metric == AlertMetric::ErrorShare ? 0.001 * (1 + pick(100'000))
                                                          : std::ldexp(1 + pick(1 << 20), pick(20));
    rule.clearAt = pick(2) == 0 ? rule.raiseAt : rule.raiseAt / (1 + pick(7));
    rule.hold = pick(2) == 0 ? 0 : (random() * TimeNs { 838 }) % (3600 * kSecond);
    rule.settle = (random() * TimeNs { 838 }) % (3600 * kSecond);
    rule.scope.host = texts[std::size_t(pick(5))];
    rule.scope.section = "/" + texts[std::size_t(pick(5))];
    rule.minimumHits = std::uint64_t(1 + pick(1'000'000));
    rule.enabled = pick(2) == 0;
    for (int words = pick(4); words > 0; --words)
        rule.command.push_back("x" + texts[std::size_t(pick(5))]);
    return rule;
}

} // namespace

class TestMonitorAlertRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNameAloneIsTheDefaultRule();
    void everyMember();
    void clearAtIsRaiseAtUnlessItIsGiven();
    void errors_data();
    void errors();
    void manyAndLargeInputs();
    void rulesComeBackAsTheyWere();
    void everyRuleThatIsReadHasNoProblem();
};

void TestMonitorAlertRules::theNameAloneIsTheDefaultRule()
{
    AlertRule expected;
    expected.name = "x";
    QCOMPARE(ruleOf({}), expected);
    QVERIFY(parseAlertRules("[]").ok());
    QVERIFY(parseAlertRules("[]").value().empty());
}

void TestMonitorAlertRules::everyMember()
{
    const AlertRule rule = ruleOf(R"(, "metric": "errorShare", "host": "Shop.Example:8080",
        "section": "/Api", "windowSeconds": 60, "raiseAt": 12.5, "clearAt": 10.25,
        "holdSeconds": 1.5, "settleSeconds": 0, "minimumHits": 100, "enabled": false,
        "command": ["/usr/bin/logger", "-t", ""])");
    QCOMPARE(rule.name, "x");
    QCOMPARE(rule.metric, AlertMetric::ErrorShare);
    QCOMPARE(rule.scope.host, "shop.example:8080"); // hosts are kept in lower case
    QCOMPARE(rule.scope.section, "/Api");
    QCOMPARE(rule.windowSeconds, 60);
    QCOMPARE(rule.raiseAt, 12.5);
    QCOMPARE(rule.clearAt, 10.25);
    QCOMPARE(rule.hold, 1500 * kMillisecond);
    QCOMPARE(rule.settle, 0);
    QCOMPARE(rule.minimumHits, 100U);
    QVERIFY(!rule.enabled);
    QCOMPARE(rule.command, (std::vector<std::string> { "/usr/bin/logger", "-t", "" }));
    for (const AlertMetric metric :
        { AlertMetric::Messages, AlertMetric::Requests, AlertMetric::BitsPerSecond,
            AlertMetric::ErrorShare, AlertMetric::TimeToFirstByteP95 }) {
        const QByteArray members =
            ", \"raiseAt\": 5, \"metric\": \"" + metricName(metric).toLatin1() + '"';
        QCOMPARE(ruleOf(members).metric, metric);
    }
}

void TestMonitorAlertRules::clearAtIsRaiseAtUnlessItIsGiven()
{
    QCOMPARE(ruleOf(R"(, "raiseAt": 50)").clearAt, 50.0);
    QCOMPARE(ruleOf(R"(, "raiseAt": 50, "clearAt": 40)").clearAt, 40.0);
    QCOMPARE(ruleOf(R"(, "clearAt": 40)").raiseAt, 7000.0);
}

void TestMonitorAlertRules::errors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *json, const char *message) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(message);
    };
    row("nothing", "", "not JSON: illegal value at byte 0, line 1");
    row("cut off", "[{\n\"name\": \"x\"", "not JSON: unterminated string at byte 14, line 2");
    row("rubbish behind", "[]x", "not JSON: garbage at the end of the document at byte 2, line 1");
    row("NaN", R"([{"name": "x", "raiseAt": NaN}])", "not JSON: illegal number at byte 26, line 1");
    row("beyond all numbers", R"([{"name": "x", "raiseAt": 1e999}])",
        "not JSON: illegal number at byte 31, line 1");
    row("bytes that are not UTF-8", "[{\"name\": \"\xff\"}]",
        "not JSON: invalid UTF8 string at byte 11, line 1");
    row("an object", R"({"name": "x"})", "the rules must be an array of objects");
    row("a number", "[1]", "rule 1: it must be an object");
    row("no name", "[{}]", "rule 1: The rule needs a name.");
    row("a name of spaces", R"([{"name": "  "}])", "rule 1: The rule needs a name.");
    row("a number as name", R"([{"name": 5}])",
        "rule 1: \"name\" must be a text of at most 1024 characters");
    row("null as name", R"([{"name": null}])",
        "rule 1: \"name\" must be a text of at most 1024 characters");
    row("the second rule", R"([{"name": "x"}, {"name": "y", "hots": "a"}])",
        "rule 2: unknown member \"hots\"");
    row("a name twice", R"([{"name": "x"}, {"name": "x", "raiseAt": 5}])",
        "rule 2: another rule has the same name");
    const auto member = [](const char *text, const char *message) {
        QTest::newRow(text) << QByteArray("[{\"name\": \"x\", ") + text + "}]"
                            << QStringLiteral("rule 1: ") + QString::fromUtf8(message);
    };
    const char *metrics = "\"metric\" must be one of messages, requests, bitsPerSecond, "
                          "errorShare, timeToFirstByteP95";
    member("\"metric\": \"hits\"", metrics);
    member("\"metric\": 1", metrics);
    const char *window = "\"windowSeconds\" must be a whole number from 1 to 3600";
    for (const char *value : { "0", "3601", "1.5", "-1", "\"60\"", "null", "true", "[]" })
        member(qPrintable(QStringLiteral("\"windowSeconds\": ") + QLatin1String(value)), window);
    const char *level = "\"raiseAt\" must be a number from 0 to 1000000000000000";
    for (const char *value : { "-1", "1e16", "\"5\"", "{}" })
        member(qPrintable(QStringLiteral("\"raiseAt\": ") + QLatin1String(value)), level);
    member("\"raiseAt\": 0", "'Trigger at' must be above 0.");
    member("\"raiseAt\": 101, \"metric\": \"errorShare\"", "A rate cannot be above 100%.");
    const char *clear = "'Resolve below' must be above 0 and not above 'Trigger at'.";
    member("\"raiseAt\": 5, \"clearAt\": 6", clear);
    member("\"clearAt\": 0", clear);
    member("\"clearAt\": false", "\"clearAt\" must be a number from 0 to 1000000000000000");
    member("\"holdSeconds\": 3601", "\"holdSeconds\" must be a number from 0 to 3600");
    member("\"settleSeconds\": -0.5", "\"settleSeconds\" must be a number from 0 to 3600");
    const char *hits = "\"minimumHits\" must be a whole number from 1 to 1000000";
    for (const char *value : { "0", "1000001", "20.25", "\"20\"" })
        member(qPrintable(QStringLiteral("\"minimumHits\": ") + QLatin1String(value)), hits);
    member("\"enabled\": 1", "\"enabled\" must be true or false");
    member("\"host\": []", "\"host\" must be a text of at most 1024 characters");
    member("\"section\": {}", "\"section\" must be a text of at most 1024 characters");
    const char *command = "\"command\" must be an array of at most 64 texts, without NUL";
    for (const char *value : { "\"/bin/true\"", "[1]", R"(["x", "a\u0000b"])", "{}" })
        member(qPrintable(QStringLiteral("\"command\": ") + QLatin1String(value)), command);
    member("\"command\": [\"\"]", "The command needs a program.");
    const char *path = "The command's program must be an absolute path, or a name without a path.";
    member("\"command\": [\"./x\"]", path);
    member("\"command\": [\"~/x\"]", path);
}

void TestMonitorAlertRules::errors()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    QCOMPARE(errorOf(json), message);
}

void TestMonitorAlertRules::manyAndLargeInputs()
{
    QByteArray rules;
    for (int at = 0; at < 33; ++at)
        rules += (at > 0 ? ",{\"name\":\"" : "{\"name\":\"") + QByteArray::number(at) + "\"}";
    QCOMPARE(errorOf('[' + rules + ']'), QStringLiteral("at most 32 rules are possible"));
    QCOMPARE(errorOf('[' + rules.left(rules.lastIndexOf(',')) + ']'), QString());

    QCOMPARE(errorOf("[{\"name\":\"" + QByteArray(1024, 'x') + "\"}]"), QString());
    QCOMPARE(errorOf("[{\"name\":\"" + QByteArray(1025, 'x') + "\"}]"),
        QStringLiteral("rule 1: \"name\" must be a text of at most 1024 characters"));
    QByteArray words = "\"x\"";
    for (int at = 1; at < 65; ++at)
        words += ",\"x\"";
    QVERIFY(errorOf("[{\"name\":\"x\",\"command\":[" + words + "]}]").contains(u"at most 64"));

    // Nested too deeply to be walked, and long.
    QVERIFY(errorOf(QByteArray(1'000'000, '[')).startsWith(u"not JSON: "));
    const QByteArray nested = QByteArray(500, '[') + QByteArray(500, ']');
    QCOMPARE(errorOf("[{\"name\":\"x\",\"deep\":" + nested + "}]"),
        QStringLiteral("rule 1: unknown member \"deep\""));
    QVERIFY(!errorOf('[' + QByteArray(1'000'000, ' ')).isEmpty());
}

void TestMonitorAlertRules::rulesComeBackAsTheyWere()
{
    std::mt19937 random(4);
    for (int round = 0; round < 200; ++round) {
        std::vector<AlertRule> rules;
        for (auto left = random() % 33; left > 0; --left)
            rules.push_back(randomRule(random, static_cast<int>(left)));
        QCOMPARE(problemOf(rules), QString());
        const auto back = parseAlertRules(alertRulesToJson(rules));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back.value(), rules);
    }
}

/// Whatever a file says: what is accepted can be used, the rest has a reason.
void TestMonitorAlertRules::everyRuleThatIsReadHasNoProblem()
{
    std::mt19937 random(7);
    int accepted = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray json = alertRulesToJson({ randomRule(random, 1), randomRule(random, 2) });
        for (auto changes = random() % 3; changes > 0; --changes)
            json[random() % std::size_t(json.size())] = static_cast<char>(random() % 128);
        const auto rules = parseAlertRules(json);
        if (rules) {
            QCOMPARE(problemOf(rules.value()), QString());
            ++accepted;
        } else {
            QVERIFY(!rules.error().message.empty());
        }
    }
    QVERIFY(accepted > 500 && accepted < 3000);
}

QTEST_GUILESS_MAIN(TestMonitorAlertRules)
#include "test_monitor_alert_rules.moc"

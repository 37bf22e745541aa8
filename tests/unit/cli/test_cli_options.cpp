// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_options.h"
#include "help_text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "monitor/alert_rules_json.h"

using namespace hitwatch;

namespace {

std::variant<CliOptions, CliAnswer> parse(const QString &line)
{
    QStringList arguments { QStringLiteral("hitwatch-cli") };
    arguments += line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return parseCommandLine(arguments);
}

CliOptions optionsOf(const char *line)
{
    const auto parsed = parse(QLatin1String(line));
    if (const auto *answer = std::get_if<CliAnswer>(&parsed))
        qFatal("%s: %s", line, qPrintable(answer->text));
    return std::get<CliOptions>(parsed);
}

} // namespace

class TestCliOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaults()
    {
        const CliOptions options = optionsOf("");
        QCOMPARE(options.capture.kind, CaptureKind::Interfaces);
        QVERIFY(options.capture.interfaces.empty());
        QVERIFY(!options.window && !options.refresh && !options.duration && !options.top);
        QCOMPARE(options.alertRules, std::vector<AlertRule> { AlertRule {} });
        QVERIFY(!options.failOnAlert);
        QCOMPARE(options.format, OutputFormat::Text);
        QVERIFY(options.color);
    }

    void allOptionsOfALiveCapture()
    {
        const CliOptions options =
            optionsOf("-i lo --interface eth0 --filter host=x --ports 80,8000-8010 --window 60 "
                      "--tls-key-log /tmp/keys "
                      "--refresh 5 --duration 30 --alert-threshold 10 --alert-window 7 --format "
                      "jsonl --output /tmp/x --top 3 --no-color --fail-on-alert");
        QCOMPARE(options.capture.interfaces, (std::vector<std::string> { "lo", "eth0" }));
        QCOMPARE(options.capture.filter, "host=x");
        QVERIFY(options.capture.ports == (PortList { { 80, 80 }, { 8000, 8010 } }));
        QCOMPARE(options.capture.tlsKeyLog, "/tmp/keys");
        QCOMPARE(options.window, std::optional<int>(60));
        QCOMPARE(options.refresh, std::optional<int>(5));
        QCOMPARE(options.duration, std::optional<int>(30));
        AlertRule rule;
        rule.raiseAt = 10;
        rule.clearAt = 10;
        rule.windowSeconds = 7;
        QCOMPARE(options.alertRules, std::vector<AlertRule> { rule });
        QVERIFY(options.failOnAlert);
        QCOMPARE(options.format, OutputFormat::JsonLines);
        QCOMPARE(options.output, QStringLiteral("/tmp/x"));
        QCOMPARE(options.top, std::optional<int>(3));
        QVERIFY(!options.color);
    }

    void rulesOfAFile()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("rules.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"([{"name": "one"}, {"name": "two", "raiseAt": 5}])");
        file.close();
        const std::vector<AlertRule> rules =
            optionsOf(qPrintable(QStringLiteral("--rules ") + file.fileName())).alertRules;
        QCOMPARE(rules.size(), 2U);
        QCOMPARE(rules[0].name, "one");
        QCOMPARE(rules[0].raiseAt, 7000.0);
        QCOMPARE(rules[1].clearAt, 5.0);
    }

    // The example in the help is what a person copies.
    void theRuleInTheHelpIsTheDefaultRule()
    {
        const QString help = helpText();
        const qsizetype begin = help.indexOf(QLatin1String("[{"));
        const qsizetype end = help.indexOf(QLatin1String("}]"));
        const auto rules = parseAlertRules(help.mid(begin, end + 2 - begin).toUtf8());
        QVERIFY2(rules, rules ? "" : rules.error().message.c_str());
        QCOMPARE(rules.value(), std::vector<AlertRule> { AlertRule {} });
    }

    void sources()
    {
        QCOMPARE(optionsOf("--read -").capture.path, "-");
        QCOMPARE(optionsOf("-r x.pcap").capture.kind, CaptureKind::File);
        QCOMPARE(optionsOf("--read=x.pcap").capture.path, "x.pcap");
        QCOMPARE(optionsOf("--demo").capture.kind, CaptureKind::Demo);
        QVERIFY(optionsOf("--list-interfaces").listInterfaces);
    }

    void run()
    {
        const CliOptions options =
            optionsOf("run --interface lo --format json -- curl --read -- -i x");
        QCOMPARE(options.capture.interfaces, std::vector<std::string> { "lo" });
        QCOMPARE(options.format, OutputFormat::Json);
        QCOMPARE(options.command.join(QLatin1Char(' ')), QStringLiteral("curl --read -- -i x"));
        QVERIFY(optionsOf("--interface run").command.isEmpty());
    }

    void usageErrors_data()
    {
        QTest::addColumn<QString>("message");
        const auto row = [](const char *line, const char *message) {
            QTest::newRow(line) << QString::fromLatin1(message);
        };
        row("--bogus", "unknown option --bogus");
        row("-x", "unknown option -x");
        row("--bogus=1", "unknown option --bogus");
        row("file.pcap", "unexpected argument 'file.pcap' (use --read to read a capture file)");
        row("run", "run requires a command after --, as in: hitwatch-cli run -- curl "
                   "https://www.example.org/");
        row("run curl", "run requires a command after --, as in: hitwatch-cli run -- curl "
                        "https://www.example.org/");
        row("run --", "run requires a command after --, as in: hitwatch-cli run -- curl "
                      "https://www.example.org/");
        row("run --read x -- curl",
            "--read cannot be combined with run: it watches the traffic of a command");
        row("run --refresh 5 -- curl",
            "--refresh cannot be combined with run: it makes one report, over the whole run");
        row("run --fail-on-alert -- curl",
            "--fail-on-alert cannot be combined with run: the exit code is that of the command");
        row("run --duration 5 -- curl", "--duration cannot be combined with run: the command ends it");
        row("run --format jsonl -- curl",
            "--format jsonl cannot be combined with run: it makes one report; use json");
        row("--read", "--read requires a value");
        row("-r", "--read requires a value");
        row("--read --format json", "--read requires a value");
        row("--read=", "--read requires a value");
        row("--interface", "--interface requires a value");
        row("--no-color=1", "--no-color does not take a value");
        row("--window 0", "--window must be a number of seconds from 1 to 3600, not '0'");
        row("--window 3601", "--window must be a number of seconds from 1 to 3600, not '3601'");
        row("--window 1.5", "--window must be a number of seconds from 1 to 3600, not '1.5'");
        row("--refresh -1", "--refresh must be a number of seconds from 1 to 3600, not '-1'");
        row("--duration x", "--duration must be a number of seconds from 1 to 31622400, not 'x'");
        row("--top 0", "--top must be a number from 1 to 100000, not '0'");
        row("--alert-threshold 0",
            "--alert-threshold must be a number from 1 to 2147483647, not '0'");
        row("--rules", "--rules requires a value");
        row("--rules=", "--rules requires a value");
        row("--rules x --rules y", "--rules can be given only once");
        row("--rules x --alert-threshold 5",
            "--alert-threshold cannot be combined with --rules: the file sets thresholds and time "
            "ranges of all rules");
        row("--alert-window 5 --rules x",
            "--alert-window cannot be combined with --rules: the file sets thresholds and time "
            "ranges of "
            "all rules");
        row("--rules /none --top 0", "--top must be a number from 1 to 100000, not '0'");
        row("--fail-on-alert=1", "--fail-on-alert does not take a value");
        row("--list-interfaces --fail-on-alert",
            "--fail-on-alert cannot be combined with --list-interfaces: listing interfaces "
            "triggers no "
            "alerts");
        row("--alert-window 99999",
            "--alert-window must be a number of seconds from 1 to 3600, not '99999'");
        row("--format xml", "--format must be text, json or jsonl, not 'xml'");
        row("--read x --interface lo",
            "--interface cannot be combined with --read: a capture is either live or a file");
        row("--read x --demo",
            "--demo cannot be combined with --read: the demo has its own capture");
        row("--demo --interface lo",
            "--demo cannot be combined with --interface: the demo has its own capture");
        row("--list-interfaces --demo",
            "--list-interfaces cannot be combined with --demo: it only lists interfaces");
        row("--read x --read y", "--read can be given only once");
        row("--ports 80 --ports 81", "--ports can be given only once");
        row("--tls-key-log", "--tls-key-log requires a value");
        row("--tls-key-log=", "--tls-key-log requires a value");
        row("--tls-key-log x --tls-key-log y", "--tls-key-log can be given only once");
        row("--demo --tls-key-log x",
            "--tls-key-log cannot be combined with --demo: nothing in the demo is encrypted");
        row("--ports x",
            "port list: 'x' is not a port; use numbers from 1 to 65535 and ranges, as in "
            "80,8080,8000-8100");
        row("--read x --duration 5",
            "--duration cannot be combined with --read: a capture file ends on its own");
    }
    void usageErrors()
    {
        QFETCH(const QString, message);
        const auto parsed = parse(QLatin1String(QTest::currentDataTag()));
        const auto *answer = std::get_if<CliAnswer>(&parsed);
        QVERIFY(answer != nullptr);
        QCOMPARE(answer->exitCode, 2);
        QCOMPARE(answer->text,
            QString(QStringLiteral("hitwatch-cli: ") + message
                + QStringLiteral("; see hitwatch-cli --help\n")));
    }

    void helpFitsATerminal()
    {
        for (const QString &line : helpText().split(QLatin1Char('\n')))
            QVERIFY2(line.size() <= 80, qPrintable(line));
        const auto parsed = parse(QStringLiteral("--help"));
        QCOMPARE(std::get<CliAnswer>(parsed).exitCode, 0);
        for (const char *option : { "--interface", "--read", "--list-interfaces", "--filter",
                 "--ports", "--tls-key-log", "--window", "--refresh", "--duration",
                 "--alert-threshold", "--alert-window", "--rules", "--fail-on-alert", "--format",
                 "--output", "--top", "--no-color", "--demo", "--version", "--help" }) {
            QVERIFY2(helpText().contains(QLatin1String(option)), option);
        }
    }
};

QTEST_GUILESS_MAIN(TestCliOptions)
#include "test_cli_options.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "desktop_options.h"
#include "help_text.h"

using namespace hitwatch;

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestUiDesktopOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongOptionsAreToldWithExitCodeTwo_data();
    void wrongOptionsAreToldWithExitCodeTwo();
    void withoutSourceThePersonIsAsked();
    void sourcesAreRead();
    void anArgumentIsACaptureFile_data();
    void anArgumentIsACaptureFile();
    void theWayToStartIsRead();
    void aNewWindowIsToldTheSame();
    void viewAndAlertAreRead();
    void rulesAreReadFromAFile();
    void handedOverPathsAreAbsolute();
    void requestsSurviveTheWayThroughOptions_data();
    void requestsSurviveTheWayThroughOptions();
    void toolkitOptionsAreLeftOut_data();
    void toolkitOptionsAreLeftOut();
    void helpFitsATerminalAndNamesEveryOption();
};

void TestUiDesktopOptions::wrongOptionsAreToldWithExitCodeTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *line, const char *complaint) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(complaint);
    };
    row("--frobnicate", "unknown option --frobnicate");
    row("--read", "--read requires a value");
    row("--read a.pcap --read b.pcap", "--read can be given only once");
    row("--read a.pcap --interface lo", "--interface cannot be combined with --read");
    row("--demo --read a.pcap", "--demo cannot be combined with --read");
    row("--demo --interface lo", "--demo cannot be combined with --interface");
    row("--demo=1", "--demo does not take a value");
    row("a.pcap b.pcap",
        "only one capture file can be opened at a time, not both 'a.pcap' and 'b.pcap'; use "
        "hitwatch --new-window FILE for each");
    row("a.pcap --read b.pcap", "--read cannot be combined with the capture file 'a.pcap'");
    row("--interface lo a.pcap", "--interface cannot be combined with the capture file 'a.pcap'");
    row("a.pcap --demo", "--demo cannot be combined with the capture file 'a.pcap'");
    row("a.pcap --open", "--open cannot be combined with the capture file 'a.pcap'");
    row("--open --read a.pcap", "--open cannot be combined with --read");
    row("--open --interface lo", "--open cannot be combined with --interface");
    row("--open --demo", "--open cannot be combined with --demo");
    row("--tray --open", "--tray cannot be combined with --open");
    row("--tray --new-window", "--tray cannot be combined with --new-window");
    row("--window 7", "--window must be one of 10, 60, 120, 600, 3600 seconds, not '7'");
    row("--window 0", "--window must be a number of seconds from 1 to 3600, not '0'");
    row("--replay 5", "--replay requires a capture file");
    row("--demo --replay 5", "--replay requires a capture file");
    row("--read a.pcap --replay 101", "--replay must be a speed from 1 to 100, not '101'");
    row("--alert-threshold 0", "--alert-threshold must be a number from 1");
    row("--alert-window 3601", "--alert-window must be a number of seconds from 1 to 3600");
    row("--rules", "--rules requires a value");
    row("--rules a.json --rules b.json", "--rules can be given only once");
    row("--rules a.json --alert-window 5", "--alert-window cannot be combined with --rules");
    row("--ports 80,x", "x");
}

void TestUiDesktopOptions::wrongOptionsAreToldWithExitCodeTwo()
{
    QFETCH(const QString, line);
    QFETCH(const QString, complaint);
    const auto parsed =
        parseDesktopOptions(QStringList { QStringLiteral("hitwatch") } + line.split(u' '));
    const auto *answer = std::get_if<DesktopAnswer>(&parsed);
    QVERIFY(answer != nullptr);
    QCOMPARE(answer->exitCode, 2);
    QVERIFY2(answer->text.contains(complaint), qPrintable(answer->text));
    QVERIFY(answer->text.startsWith(QStringLiteral("hitwatch: ")));
    QCOMPARE(answer->text.count(u'\n'), 1);
}

void TestUiDesktopOptions::withoutSourceThePersonIsAsked()
{
    const auto parsed = parseDesktopOptions(words("hitwatch --window 600"));
    const auto *options = std::get_if<DesktopOptions>(&parsed);
    QVERIFY(options != nullptr);
    QVERIFY(!options->capture);
    QCOMPARE(options->windowSeconds, std::optional(600));
    const auto nothing = parseDesktopOptions(words("hitwatch"));
    QVERIFY(!std::get<DesktopOptions>(nothing).capture);
}

void TestUiDesktopOptions::sourcesAreRead()
{
    const auto live = parseDesktopOptions(words("hitwatch -i lo --interface eth0 --ports 80"));
    const auto &capture = std::get<DesktopOptions>(live).capture;
    QVERIFY(capture.has_value());
    QVERIFY(capture->kind == CaptureKind::Interfaces);
    QCOMPARE(capture->interfaces, (std::vector<std::string> { "lo", "eth0" }));
    QCOMPARE(capture->ports.size(), std::size_t { 1 });

    const auto file = parseDesktopOptions(words("hitwatch -r a.pcap --replay 10 --filter tcp"));
    const auto &reading = std::get<DesktopOptions>(file).capture;
    QVERIFY(reading->kind == CaptureKind::File);
    QCOMPARE(reading->path, std::string("a.pcap"));
    QCOMPARE(reading->replaySpeed, std::optional(10));
    QCOMPARE(reading->filter, std::string("tcp"));
}

void TestUiDesktopOptions::anArgumentIsACaptureFile_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *argument, const char *path) {
        QTest::newRow(argument) << QString::fromUtf8(argument) << QString::fromUtf8(path);
    };
    row("a.pcap", "a.pcap");
    row("/tmp/a b.pcap", "/tmp/a b.pcap");
    row("file:///tmp/a%20b%C3%BC.pcap", "/tmp/a b\xc3\xbc.pcap");
    row("file:a.pcap", "a.pcap");
    row("50%.pcap", "50%.pcap");
    row("http://a.example/x", "http://a.example/x");
    row("-", "-");
}

void TestUiDesktopOptions::anArgumentIsACaptureFile()
{
    QFETCH(const QString, argument);
    QFETCH(const QString, path);
    CaptureRequest expected;
    expected.kind = CaptureKind::File;
    expected.path = path.toStdString();
    expected.replaySpeed = 7;
    const auto parsed = parseDesktopOptions(
        { QStringLiteral("hitwatch"), argument, QStringLiteral("--replay"), QStringLiteral("7") });
    const auto *options = std::get_if<DesktopOptions>(&parsed);
    QVERIFY(options != nullptr);
    QVERIFY(options->capture == expected);

    const auto read = parseDesktopOptions({ QStringLiteral("hitwatch"), QStringLiteral("--read"),
        path, QStringLiteral("--replay=7") });
    QVERIFY(std::get<DesktopOptions>(read).capture == options->capture);
}

void TestUiDesktopOptions::theWayToStartIsRead()
{
    const auto read = [](const char *line) {
        return std::get<DesktopOptions>(parseDesktopOptions(words(line)));
    };
    QVERIFY(read("hitwatch --open").asksForFile);
    QVERIFY(!read("hitwatch --open").capture);
    QVERIFY(read("hitwatch --tray").startsInTray);
    QVERIFY(read("hitwatch --tray --interface lo").capture.has_value());
    QVERIFY(read("hitwatch --new-window a.pcap").isNewWindow);
    const DesktopOptions plain = read("hitwatch");
    QVERIFY(!plain.asksForFile && !plain.startsInTray && !plain.isNewWindow);
    QCOMPARE(handedOver(read("hitwatch --open")), words("--open"));
    QCOMPARE(handedOver(read("hitwatch --tray -i lo")), words("--interface=lo --tray"));
}

void TestUiDesktopOptions::aNewWindowIsToldTheSame()
{
    const auto parsed =
        parseDesktopOptions(words("hitwatch /tmp/a.pcap --window 60 --alert-threshold 5"));
    const auto &options = std::get<DesktopOptions>(parsed);
    const QStringList told = newWindowArguments(options);
    QCOMPARE(told, words("--new-window --read=/tmp/a.pcap --window=60 --alert-threshold=5"));
    const auto again = parseDesktopOptions(QStringList { QStringLiteral("hitwatch") } + told);
    QVERIFY(std::get<DesktopOptions>(again).isNewWindow);
    QVERIFY(std::get<DesktopOptions>(again).capture == options.capture);
}

void TestUiDesktopOptions::viewAndAlertAreRead()
{
    const auto parsed = parseDesktopOptions(
        words("hitwatch --demo --window 10 --alert-threshold 50 --alert-window 5"));
    const auto &options = std::get<DesktopOptions>(parsed);
    QVERIFY(options.capture->kind == CaptureKind::Demo);
    QCOMPARE(options.windowSeconds, std::optional(10));
    QCOMPARE(options.alert.threshold, std::optional(50));
    QCOMPARE(options.alert.windowSeconds, std::optional(5));
}

void TestUiDesktopOptions::rulesAreReadFromAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("rules.json")));
    const QStringList arguments { QStringLiteral("hitwatch"), QStringLiteral("--rules"),
        file.fileName() };
    const auto missing = parseDesktopOptions(arguments);
    QCOMPARE(std::get<DesktopAnswer>(missing).exitCode, 1);
    QCOMPARE(std::get<DesktopAnswer>(missing).text,
        QString(QStringLiteral("hitwatch: cannot read the rules in '") + file.fileName()
            + QStringLiteral("': No such file or directory\n")));

    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"name": "one", "raiseAt": 5}])");
    file.close();
    const auto parsed = parseDesktopOptions(arguments);
    const auto &options = std::get<DesktopOptions>(parsed);
    QCOMPARE(options.alert.rules->size(), 1U);
    const std::vector<AlertRule> rules = options.alert.appliedTo({ AlertRule {}, AlertRule {} });
    QCOMPARE(rules.size(), 1U);
    QCOMPARE(rules[0].raiseAt, 5.0);
}

void TestUiDesktopOptions::handedOverPathsAreAbsolute()
{
    const QTemporaryDir folder;
    const QString former = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    QFile file(QStringLiteral("rules.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[]");
    file.close();
    const QString here = QDir::currentPath() + u'/';
    const auto parsed = parseDesktopOptions(
        words("hitwatch --read a.pcap --replay 7 --window 60 --rules rules.json"));
    const auto withLevels = parseDesktopOptions(
        words("hitwatch -i lo --ports 80 --tls-key-log keys --alert-threshold 5 --alert-window 6"));
    const QStringList told = handedOver(std::get<DesktopOptions>(parsed));
    const QStringList toldLevels = handedOver(std::get<DesktopOptions>(withLevels));
    QVERIFY(QDir::setCurrent(former));
    QCOMPARE(told,
        (QStringList { QStringLiteral("--read=%1a.pcap").arg(here), QStringLiteral("--replay=7"),
            QStringLiteral("--window=60"), QStringLiteral("--rules=%1rules.json").arg(here) }));
    QCOMPARE(toldLevels,
        (QStringList { QStringLiteral("--interface=lo"), QStringLiteral("--ports=80"),
            QStringLiteral("--tls-key-log=%1keys").arg(here), QStringLiteral("--alert-threshold=5"),
            QStringLiteral("--alert-window=6") }));
    QVERIFY(handedOver({}).isEmpty());
}

void TestUiDesktopOptions::requestsSurviveTheWayThroughOptions_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line :
        { "--demo", "--interface lo", "--interface lo --interface any", "--read /tmp/a b.pcap",
            "--read /tmp/a.pcap --replay 100", "--interface lo --filter tcp --ports 80,8000-8100",
            "--read /tmp/a.pcapng --tls-key-log /tmp/keys.log" })
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestUiDesktopOptions::requestsSurviveTheWayThroughOptions()
{
    QFETCH(QString, line);
    QStringList arguments { QStringLiteral("hitwatch") };
    arguments += line.replace(QStringLiteral("/a b"),
                         QStringLiteral("/a\x01"
                                        "b"))
                     .split(u' ')
                     .replaceInStrings(QStringLiteral("\x01"), QStringLiteral(" "));
    const auto parsed = parseDesktopOptions(arguments);
    const auto &capture = std::get<DesktopOptions>(parsed).capture;
    QVERIFY(capture.has_value());
    const auto again =
        parseDesktopOptions(QStringList { QStringLiteral("hitwatch") } + optionsFor(*capture));
    QVERIFY(std::get<DesktopOptions>(again).capture == capture);
}

void TestUiDesktopOptions::toolkitOptionsAreLeftOut_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("left");
    const auto row = [](const char *given, const char *left) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(left);
    };
    row("hitwatch -platform xcb --demo", "hitwatch --demo");
    row("hitwatch --demo --platform offscreen", "hitwatch --demo");
    row("hitwatch -style=fusion --demo -reverse", "hitwatch --demo");
    row("hitwatch --demo -session 12_34", "hitwatch --demo");
    row("hitwatch --interface style", "hitwatch --interface style");
    row("hitwatch -i lo", "hitwatch -i lo");
    row("hitwatch -reverse -- -style", "hitwatch -- -style");
}

void TestUiDesktopOptions::toolkitOptionsAreLeftOut()
{
    QFETCH(const QString, given);
    QFETCH(const QString, left);
    QCOMPARE(withoutToolkitOptions(given.split(u' ')), left.split(u' '));
}

void TestUiDesktopOptions::helpFitsATerminalAndNamesEveryOption()
{
    const QString help = desktopHelpText();
    for (const QString &line : help.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
    for (const char *option : { "--interface", "--read", "--replay", "--demo", "--filter",
             "--ports", "--tls-key-log", "--window", "--alert-threshold", "--alert-window",
             "--rules", "--open", "--tray", "--new-window", "--help", "--version" })
        QVERIFY2(help.contains(QLatin1String(option)), option);
}

QTEST_GUILESS_MAIN(TestUiDesktopOptions)
#include "test_ui_desktop_options.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rules_on_screen.h"

#include <QCompleter>
#include <QFileDialog>

#include "ui/support/ui_surroundings.h"

#include <functional>

using namespace hitwatch;
using namespace hitwatch::test;

using Act = std::function<void(const RulesOnScreen &)>;
Q_DECLARE_METATYPE(Act)

class TestUiRuleEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsEveryField();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void putsBackWhatIsWrongWhenLeft();
    void theSameLevelFollows();
    void anotherMetricBeginsWithItsUsualLevel();
    void trafficHasUnits_data();
    void trafficHasUnits();
    void onlyRatiosNeedResponses();
    void editsTheCommand();
    void choosesTheProgram();
    void completesWhatWasSeen();
    void namesHostsInLowerCase();
    void numbersAreReadInTheLocale();
};

namespace {

AlertRule errorRule()
{
    AlertRule rule;
    rule.metric = AlertMetric::ErrorShare;
    rule.raiseAt = rule.clearAt = 5;
    return rule;
}

} // namespace

void TestUiRuleEditor::editsEveryField()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.chooseMetric(AlertMetric::ErrorShare);
    screen.typeText("Name:", " Errors ");
    screen.typeNumber("Time range:", "90");
    screen.typeText("Host:", "a.example");
    screen.typeText("Section:", "/api");
    screen.typeNumber("Trigger at:", "12.5");
    QTest::keyClick(screen.button<QCheckBox>("Same as trigger"), Qt::Key_Space);
    screen.typeNumber("Resolve below:", "7.25");
    screen.typeNumber("Trigger after:", "1.5");
    screen.typeNumber("Resolve after:", "30");
    screen.typeNumber("Responses:", "50");
    screen.button("Apply")->click();
    AlertRule expected;
    expected.name = "Errors";
    expected.metric = AlertMetric::ErrorShare;
    expected.windowSeconds = 90;
    expected.scope = { "a.example", "/api" };
    expected.raiseAt = 12.5;
    expected.clearAt = 7.25;
    expected.hold = 1500 * kMillisecond;
    expected.settle = 30 * kSecond;
    expected.minimumHits = 50;
    QCOMPARE(screen.problem(), QString());
    QVERIFY(screen.applied == std::vector { expected });
}

void TestUiRuleEditor::saysWhatIsWrong_data()
{
    QTest::addColumn<Act>("act");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *field, const char *text, Act act) {
        QTest::newRow(name) << std::move(act) << QString::fromUtf8(field)
                            << QString::fromUtf8(text);
    };
    using S = RulesOnScreen;
    row("no name", "Name", "Enter a name", [](const S &s) { s.typeText("Name:", "  "); });
    row("name taken", "Name", "Another rule has this name",
        [](const S &s) { s.typeText("Name:", "Other"); });
    row("name too long", "Name", "Longer than 1,024 character(s)",
        [](const S &s) { s.field<QLineEdit>("Name:")->setText(QString(1025, u'n')); });
    row("host too long", "Host", "Longer than 1,024 character(s)",
        [](const S &s) { s.field<QLineEdit>("Host:")->setText(QString(1025, u'h')); });
    row("section too long", "Section", "Longer than 1,024 character(s)",
        [](const S &s) { s.field<QLineEdit>("Section:")->setText(QString(1025, u's')); });
    row("no window", "Time range", "From 1 to 3,600",
        [](const S &s) { s.typeNumber("Time range:", ""); });
    row("window of nothing", "Time range", "From 1 to 3,600",
        [](const S &s) { s.typeNumber("Time range:", "0"); });
    row("window too long", "Time range", "From 1 to 3,600",
        [](const S &s) { s.typeNumber("Time range:", "3601"); });
    row("level of nothing", "Trigger at", "From 0.001 to 100",
        [](const S &s) { s.typeNumber("Trigger at:", "0"); });
    row("share above all", "Trigger at", "From 0.001 to 100",
        [](const S &s) { s.typeNumber("Trigger at:", "100.5"); });
    row("clear above raise", "Resolve below", "Not above 'Trigger at'", [](const S &s) {
        s.button<QCheckBox>("Same as trigger")->click();
        s.typeNumber("Resolve below:", "6");
    });
    row("raise below clear", "Resolve below", "Not above 'Trigger at'", [](const S &s) {
        s.button<QCheckBox>("Same as trigger")->click();
        s.typeNumber("Trigger at:", "4");
    });
    row("hold too long", "Trigger after", "From 0 to 3,600",
        [](const S &s) { s.typeNumber("Trigger after:", "3601"); });
    row("settle too long", "Resolve after", "From 0 to 3,600",
        [](const S &s) { s.typeNumber("Resolve after:", "99999999999999999999"); });
    row("no responses", "Responses", "From 1 to 1,000,000",
        [](const S &s) { s.typeNumber("Responses:", "0"); });
    row("arguments alone", "Program", "Choose a program, or remove the arguments", [](const S &s) {
        s.button<QAbstractButton>("Run a program")->click();
        QTest::keyClicks(s.dialog.findChild<QPlainTextEdit *>(), QStringLiteral("-x"));
    });
    row("relative program", "Program", "Enter an absolute path, or a name without a path",
        [](const S &s) {
            s.button<QAbstractButton>("Run a program")->click();
            s.typeText("Program:", "bin/true");
        });
    row("command too long", "Program", "Longer than 4,096 character(s)", [](const S &s) {
        s.button<QAbstractButton>("Run a program")->click();
        s.field<QLineEdit>("Program:")->setText(QStringLiteral("/bin/") + QString(5000, u'x'));
    });
    row("too many arguments", "Program", "More than 63 argument(s)", [](const S &s) {
        s.button<QAbstractButton>("Run a program")->click();
        s.typeText("Program:", "/bin/true");
        s.dialog.findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("a\n").repeated(64));
    });
}

void TestUiRuleEditor::saysWhatIsWrong()
{
    QFETCH(const Act, act);
    QFETCH(const QString, field);
    QFETCH(const QString, text);
    AlertRule other;
    other.name = "Other";
    RulesOnScreen screen({ errorRule(), other });
    act(screen);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(screen.fieldProblems(), QStringList { QStringLiteral("\u26a0 ") + text });
    QVERIFY2(screen.problem().endsWith(QStringLiteral("%1: %2").arg(field, text)),
        qPrintable(screen.problem()));
    for (const char *button : { "OK", "Apply" }) {
        QVERIFY(!screen.button(button)->isEnabled());
        QVERIFY(screen.button(button)->toolTip().contains(field));
    }
    QVERIFY(!screen.button("Test on recent traffic")->isEnabled());
    QTest::keyClick(&screen.dialog, Qt::Key_Return);
    QVERIFY(screen.dialog.isVisible());
    QCOMPARE(screen.timesApplied, 0);
}

void TestUiRuleEditor::putsBackWhatIsWrongWhenLeft()
{
    RulesOnScreen screen({ AlertRule {} });
    auto *window = screen.field<NumberField>("Time range:");
    screen.type(window, "99999");
    QVERIFY(!screen.problem().isEmpty());
    QFocusEvent left(QEvent::FocusOut, Qt::TabFocusReason);
    QCoreApplication::sendEvent(window, &left);
    QCOMPARE(window->text(), QStringLiteral("120 s"));
    QCOMPARE(screen.problem(), QString());
    QVERIFY(!screen.button("Apply")->isEnabled());
}

void TestUiRuleEditor::theSameLevelFollows()
{
    RulesOnScreen screen({ AlertRule {} });
    auto *clear = screen.field<NumberField>("Resolve below:");
    QVERIFY(!clear->isEnabled());
    screen.typeNumber("Trigger at:", "8000.5");
    QCOMPARE(clear->text(), QStringLiteral("8,000.5 messages"));
    screen.button<QCheckBox>("Same as trigger")->click();
    QVERIFY(clear->isEnabled());
    screen.type(clear, "6000");
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.front().raiseAt, 8000.5);
    QCOMPARE(screen.applied.front().clearAt, 6000.0);
    screen.button<QCheckBox>("Same as trigger")->click();
    QCOMPARE(clear->text(), QStringLiteral("8,000.5 messages"));
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.front().clearAt, 8000.5);
}

void TestUiRuleEditor::anotherMetricBeginsWithItsUsualLevel()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.chooseMetric(AlertMetric::TimeToFirstByteP95);
    QCOMPARE(screen.field<NumberField>("Trigger at:")->text(), QStringLiteral("500 ms"));
    screen.chooseMetric(AlertMetric::ErrorShare);
    QCOMPARE(screen.field<NumberField>("Trigger at:")->text(), QStringLiteral("5%"));
    screen.chooseMetric(AlertMetric::Requests);
    QCOMPARE(screen.field<NumberField>("Trigger at:")->text(), QStringLiteral("3,500 requests"));
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.front().metric, AlertMetric::Requests);
    QCOMPARE(screen.applied.front().raiseAt, 3500.0);
}

void TestUiRuleEditor::trafficHasUnits_data()
{
    QTest::addColumn<bool>("bytes");
    QTest::addColumn<bool>("binary");
    QTest::addColumn<double>("stored");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("raised"); // after Down in the units
    const auto row = [](const char *name, bool bytes, bool binary, double stored,
                         const char *number, const char *unit, double raised) {
        QTest::newRow(name) << bytes << binary << stored << QString::fromUtf8(number)
                            << QString::fromUtf8(unit) << raised;
    };
    row("bits", false, false, 999, "999", "bit/s", 999e3);
    row("kilobits", false, false, 1500, "1.5", "kbit/s", 1.5e6);
    row("megabits", false, false, 50e6, "50", "Mbit/s", 50e9);
    row("many digits", false, false, 1'234'567, "1,234.567", "kbit/s", 1'234'567'000);
    row("bytes", true, false, 8, "1", "B/s", 8e3);
    row("megabytes", true, false, 20e6, "2.5", "MB/s", 20e9);
    row("binary", true, true, 8.0 * 1024 * 1024, "1", "MiB/s", 8.0 * 1024 * 1024 * 1024);
}

void TestUiRuleEditor::trafficHasUnits()
{
    QFETCH(const bool, bytes);
    QFETCH(const bool, binary);
    QFETCH(const double, stored);
    QFETCH(const QString, number);
    QFETCH(const QString, unit);
    QFETCH(const double, raised);
    AlertRule rule;
    rule.metric = AlertMetric::BitsPerSecond;
    rule.raiseAt = rule.clearAt = stored;
    RulesOnScreen screen({ rule }, Format(Units { binary, bytes }));
    auto *level = screen.field<NumberField>("Trigger at:");
    QCOMPARE(level->text(), number);
    QComboBox *units = nullptr;
    for (auto *box : screen.dialog.findChildren<QComboBox *>()) {
        if (box->accessibleName() == QStringLiteral("Trigger at, unit"))
            units = box;
    }
    QVERIFY(units != nullptr && units->isVisible());
    QCOMPARE(units->currentText(), unit);
    units->setFocus();
    QTest::keyClick(units, Qt::Key_Down);
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.front().raiseAt, raised);
    QCOMPARE(screen.applied.front().clearAt, raised);
}

void TestUiRuleEditor::onlyRatiosNeedResponses()
{
    RulesOnScreen screen({ AlertRule {} });
    auto *responses = screen.field<NumberField>("Responses:");
    QVERIFY(!responses->isVisible());
    for (const AlertMetric metric : { AlertMetric::ErrorShare, AlertMetric::TimeToFirstByteP95 }) {
        screen.chooseMetric(metric);
        QVERIFY(responses->isVisible());
    }
    screen.chooseMetric(AlertMetric::Requests);
    QVERIFY(!responses->isVisible());
}

void TestUiRuleEditor::editsTheCommand()
{
    RulesOnScreen screen({ AlertRule {} });
    auto *arguments = screen.dialog.findChild<QPlainTextEdit *>();
    QVERIFY(!arguments->isVisible());
    screen.button<QAbstractButton>("Run a program")->click();
    QVERIFY(arguments->isVisible());
    screen.typeText("Program:", "/usr/bin/logger");
    QTest::keyClicks(arguments, QStringLiteral("--tag=a b"));
    QTest::keyClick(arguments, Qt::Key_Return);
    QTest::keyClick(arguments, Qt::Key_Return);
    QTest::keyClicks(arguments, QStringLiteral("\"$HOME\" 'x'"));
    // A line break within an argument.
    QTest::keyClick(arguments, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(arguments, QStringLiteral("second"));
    QTest::keyClick(arguments, Qt::Key_Return);
    screen.button("Apply")->click();
    const std::vector<std::string> expected { "/usr/bin/logger", "--tag=a b", "",
        "\"$HOME\" 'x'\nsecond" };
    QCOMPARE(screen.applied.front().command, expected);
    arguments->clear();
    screen.typeText("Program:", "");
    screen.button("Apply")->click();
    QVERIFY(screen.applied.front().command.empty());

    AlertRule rule;
    rule.command = expected;
    RulesOnScreen again({ rule });
    auto *shown = again.dialog.findChild<QPlainTextEdit *>();
    QVERIFY(shown->isVisible());
    QCOMPARE(shown->document()->blockCount(), 3);
}

void TestUiRuleEditor::choosesTheProgram()
{
    AlertRule rule;
    rule.command = { "/bin/sh", "x" };
    RulesOnScreen screen({ rule });
    screen.button("Choose")->click();
    auto *files = screen.dialog.findChild<QFileDialog *>();
    QVERIFY(files != nullptr);
    Q_EMIT files->fileSelected(QStringLiteral("/opt/page me"));
    files->close();
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.front().command, (std::vector<std::string> { "/opt/page me", "x" }));
}

void TestUiRuleEditor::completesWhatWasSeen()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.session.setQuery(wholeCapture());
    screen.session.start(captureFile(QStringLiteral("sections.pcapng")), {});
    WAIT_COMPARE(screen.session.state(), CaptureState::Finished);
    const auto &stats = screen.session.view()->stats;
    QVERIFY(!stats.hosts.empty() && !stats.sections.empty());
    screen.button("Add")->click(); // shows a rule anew
    const auto offered = [&](const char *label) {
        const QAbstractItemModel *model = screen.field<QLineEdit>(label)->completer()->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, 0).data().toString();
        return texts;
    };
    const QString host = QString::fromStdString(stats.hosts.front().host);
    QVERIFY2(offered("Host:").contains(host), qPrintable(host));
    const QStringList all = offered("Section:");
    QVERIFY(!all.isEmpty());
    screen.typeText("Host:", "nobody.example");
    QVERIFY(offered("Section:").isEmpty());
    screen.typeText("Host:", host.toUtf8().constData());
    QVERIFY(!offered("Section:").isEmpty());
    for (const QString &section : offered("Section:"))
        QVERIFY(all.contains(section));
}

void TestUiRuleEditor::namesHostsInLowerCase()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.typeText("Host:", " A.Example ");
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.front().scope.host, std::string("a.example"));
}

void TestUiRuleEditor::numbersAreReadInTheLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    {
        RulesOnScreen screen({ errorRule() });
        auto *level = screen.field<NumberField>("Trigger at:");
        screen.type(level, "12,5");
        QCOMPARE(level->value(), 12.5);
        screen.type(level, "1.2");
        QVERIFY(level->value() != 1.2);
        screen.chooseMetric(AlertMetric::Messages);
        QCOMPARE(level->text(), QStringLiteral("7.000 messages"));
    }
    QLocale::setDefault(before);
}

HITWATCH_UI_TEST_MAIN(TestUiRuleEditor)
#include "test_ui_rule_editor.moc"

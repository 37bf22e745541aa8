// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rules_on_screen.h"

#include <QAbstractItemModelTester>
#include <QMessageBox>

#include "ui/support/ui_surroundings.h"

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiRulesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appliesWhatWasTyped();
    void okAppliesAndCloses();
    void addsDuplicatesAndRemoves();
    void stopsAtTheLimit();
    void beginsWithoutRules();
    void switchesRulesOffByKey();
    void closesWithoutAskingWhenNothingChanged();
    void asksBeforeChangesAreLost();
    void keepsWhatWasNotTouched();
    void showsHostileNamesEscaped();
    void namesTheRuleThatIsWrong();
    void everyKeyIsTakenOnce();
    void tabReachesEverything();
    void fitsASmallScreen();
    void readsFromRightToLeft();
};

void TestUiRulesDialog::appliesWhatWasTyped()
{
    RulesOnScreen screen({ AlertRule {} });
    QVERIFY(!screen.button("Apply")->isEnabled());
    screen.typeNumber("Trigger at:", "5000");
    QCOMPARE(screen.timesApplied, 0);
    QVERIFY(screen.button("Apply")->isEnabled());
    screen.button("Apply")->click();
    QCOMPARE(screen.timesApplied, 1);
    QCOMPARE(screen.applied.front().raiseAt, 5000.0);
    QCOMPARE(screen.applied.front().clearAt, 5000.0);
    QVERIFY(!screen.button("Apply")->isEnabled());
    QVERIFY(screen.dialog.isVisible());
}

void TestUiRulesDialog::okAppliesAndCloses()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.typeText("Name:", "Many messages");
    QTest::keyClick(screen.field<QLineEdit>("Name:"), Qt::Key_Return);
    QVERIFY(!screen.dialog.isVisible());
    QCOMPARE(screen.timesApplied, 1);
    QCOMPARE(screen.applied.front().name, std::string("Many messages"));

    RulesOnScreen unchanged({ AlertRule {} });
    unchanged.button("OK")->click();
    QVERIFY(!unchanged.dialog.isVisible());
    QCOMPARE(unchanged.timesApplied, 0);
}

void TestUiRulesDialog::addsDuplicatesAndRemoves()
{
    RulesOnScreen screen({ AlertRule {} });
    QAbstractItemModelTester tester(
        screen.list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    screen.button("Add")->click();
    QCOMPARE(screen.list()->currentIndex().row(), 1);
    QCOMPARE(screen.dialog.focusWidget(), screen.field<QLineEdit>("Name:"));
    screen.typeNumber("Time range:", "60");
    screen.button("Duplicate")->click();
    screen.button("Duplicate")->click();
    QCOMPARE(screen.list()->model()->rowCount(), 4);
    QCOMPARE(screen.problem(), QString());
    screen.button("Apply")->click();
    QStringList names;
    for (const AlertRule &rule : screen.applied)
        names << QString::fromStdString(rule.name);
    QCOMPARE(names,
        (QStringList { QStringLiteral("HTTP messages"), QStringLiteral("New rule"),
            QStringLiteral("New rule (2)"), QStringLiteral("New rule (2) (2)") }));
    QCOMPARE(screen.applied[3].windowSeconds, 60);

    screen.choose(1);
    screen.list()->setFocus();
    QTest::keyClick(screen.list(), Qt::Key_Delete);
    QCOMPARE(screen.list()->model()->rowCount(), 3);
    QCOMPARE(screen.list()->currentIndex().row(), 1);
    QCOMPARE(screen.field<QLineEdit>("Name:")->text(), QStringLiteral("New rule (2)"));
    screen.button("Remove")->click();
    screen.button("Remove")->click();
    QCOMPARE(screen.list()->currentIndex().row(), 0);
    screen.button("Remove")->click();
    QVERIFY(!screen.button("Remove")->isEnabled());
    screen.button("Apply")->click();
    QVERIFY(screen.applied.empty());
    QCOMPARE(screen.timesApplied, 2);
}

void TestUiRulesDialog::stopsAtTheLimit()
{
    std::vector<AlertRule> rules(kMaxAlertRules - 1);
    for (std::size_t at = 0; at < rules.size(); ++at)
        rules[at].name = "rule " + std::to_string(at);
    RulesOnScreen screen(rules);
    QVERIFY(screen.button("Add")->isEnabled());
    screen.button("Add")->click();
    QVERIFY(!screen.button("Add")->isEnabled());
    QVERIFY(!screen.button("Duplicate")->isEnabled());
    QVERIFY(screen.button("Add")->toolTip().contains(QStringLiteral("32")));
    screen.button("Apply")->click();
    QCOMPARE(screen.applied.size(), kMaxAlertRules);
    screen.button("Remove")->click();
    QVERIFY(screen.button("Add")->isEnabled());
}

void TestUiRulesDialog::beginsWithoutRules()
{
    RulesOnScreen screen({});
    QVERIFY(!screen.field<QLineEdit>("Name:")->isVisible());
    QVERIFY(!screen.button("Duplicate")->isEnabled());
    QVERIFY(!screen.button("Apply")->isEnabled());
    screen.button("Add")->click();
    QVERIFY(screen.field<QLineEdit>("Name:")->isVisible());
    screen.button("OK")->click();
    QCOMPARE(screen.applied.size(), 1U);
    QCOMPARE(screen.applied.front().raiseAt, 7000.0);
}

void TestUiRulesDialog::switchesRulesOffByKey()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.list()->setFocus();
    QTest::keyClick(screen.list(), Qt::Key_Space);
    QVERIFY(screen.button("Apply")->isEnabled());
    // What is typed behind it leaves it off.
    screen.typeNumber("Time range:", "30");
    screen.button("Apply")->click();
    QVERIFY(!screen.applied.front().enabled);
    QCOMPARE(screen.applied.front().windowSeconds, 30);
    screen.list()->setFocus();
    QTest::keyClick(screen.list(), Qt::Key_Space);
    screen.button("Apply")->click();
    QVERIFY(screen.applied.front().enabled);
}

void TestUiRulesDialog::closesWithoutAskingWhenNothingChanged()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.typeNumber("Time range:", "60");
    screen.typeNumber("Time range:", "120");
    QTest::keyClick(&screen.dialog, Qt::Key_Escape);
    QVERIFY(screen.dialog.findChildren<QMessageBox *>().isEmpty());
    QVERIFY(!screen.dialog.isVisible());
}

void TestUiRulesDialog::asksBeforeChangesAreLost()
{
    RulesOnScreen screen({ AlertRule {} });
    screen.typeNumber("Time range:", "60");
    QTest::keyClick(&screen.dialog, Qt::Key_Escape);
    auto *question = screen.dialog.findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    QVERIFY(screen.dialog.isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(!question->isVisible());
    QVERIFY(screen.dialog.isVisible());
    QCoreApplication::sendPostedEvents(question, QEvent::DeferredDelete);
    screen.dialog.close();
    QVERIFY(screen.dialog.isVisible());
    question = screen.dialog.findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    for (auto *button : question->findChildren<QPushButton *>()) {
        if (RulesOnScreen::plain(button->text()) == QStringLiteral("Discard"))
            button->click();
    }
    QVERIFY(!screen.dialog.isVisible());
    QCOMPARE(screen.dialog.result(), int(QDialog::Rejected));
    QCOMPARE(screen.timesApplied, 0);
}

/// What the fields show rounded, or cannot show at all, comes back as it was.
void TestUiRulesDialog::keepsWhatWasNotTouched()
{
    AlertRule rule;
    rule.name = "\x01 two  spaces ";
    rule.metric = AlertMetric::BitsPerSecond;
    rule.raiseAt = 1'234'567.891'011;
    rule.clearAt = 0.000'1;
    rule.hold = 1'234'567;
    rule.settle = 7;
    rule.minimumHits = 17;
    rule.scope = { "a.example\n", "/\xe2\x80\xae" };
    rule.command = { "/bin/x y ", "", "two\nlines", "" };
    RulesOnScreen screen({ rule });
    screen.typeNumber("Time range:", "60");
    screen.button("Apply")->click();
    rule.windowSeconds = 60;
    const AlertRule &applied = screen.applied.front();
    QCOMPARE(applied.name, rule.name);
    QCOMPARE(applied.raiseAt, rule.raiseAt);
    QCOMPARE(applied.clearAt, rule.clearAt);
    QCOMPARE(applied.hold, rule.hold);
    QCOMPARE(applied.command, rule.command);
    QVERIFY(screen.applied == std::vector { rule });
}

void TestUiRulesDialog::showsHostileNamesEscaped()
{
    AlertRule rule;
    rule.name = "<b>x</b>\xe2\x80\xae\x07 " + std::string(900, 'w');
    rule.scope.host = "<i>h\xe2\x80\xae";
    RulesOnScreen screen({ rule });
    const QModelIndex row = screen.list()->model()->index(0, 0);
    const QString name = row.data().toString();
    QVERIFY2(name.startsWith(QStringLiteral("<b>x</b>\\u{202E}\\x07")), qPrintable(name));
    QVERIFY(name.size() < 100);
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    QVERIFY(!row.data(Qt::UserRole).toString().contains(QChar(0x202E)));
    screen.typeNumber("Time range:", "0");
    QVERIFY(screen.problem().contains(QStringLiteral("<b>x</b>\\u{202E}")));
    QCOMPARE(screen.dialog.findChild<QLabel *>(QStringLiteral("rulesProblem"))->textFormat(),
        Qt::PlainText);
    QVERIFY(screen.dialog.width() <= 1280);
    screen.dialog.grab();
}

void TestUiRulesDialog::namesTheRuleThatIsWrong()
{
    AlertRule other;
    other.name = "Other";
    RulesOnScreen screen({ AlertRule {}, other });
    screen.typeText("Name:", "Other");
    const auto problemOf = [&](int row) {
        return screen.list()->model()->index(row, 0).data(Qt::UserRole + 1).toString();
    };
    QCOMPARE(problemOf(0), QStringLiteral("Name: Another rule has this name"));
    QCOMPARE(problemOf(1), problemOf(0));
    // Elsewhere in the list the reason still stands at the bottom.
    screen.button("Add")->click();
    QVERIFY(screen.fieldProblems().isEmpty());
    QCOMPARE(
        screen.problem(), QStringLiteral("\u26a0 Other \u2013 Name: Another rule has this name"));
    QVERIFY(!screen.button("OK")->isEnabled());
    screen.choose(1);
    screen.button("Remove")->click();
    QCOMPARE(screen.problem(), QString());
    QVERIFY(screen.button("OK")->isEnabled());
}

void TestUiRulesDialog::everyKeyIsTakenOnce()
{
    AlertRule rule;
    rule.metric = AlertMetric::ErrorShare;
    rule.raiseAt = rule.clearAt = 5;
    rule.command = { "x" };
    RulesOnScreen screen({ rule });
    QMap<QString, QString> taken;
    const auto take = [&](const QString &text) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty())
            return;
        QVERIFY2(!taken.contains(key), qPrintable(text + u' ' + taken.value(key)));
        taken[key] = text;
    };
    for (const auto *button : screen.dialog.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            take(button->text());
    }
    for (const auto *label : screen.dialog.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy() != nullptr)
            take(label->text());
    }
    QVERIFY(taken.size() > 15);
}

void TestUiRulesDialog::tabReachesEverything()
{
    AlertRule rule;
    rule.metric = AlertMetric::BitsPerSecond;
    rule.clearAt = 6000;
    rule.command = { "x" };
    RulesOnScreen screen({ rule });
    QApplication::setActiveWindow(&screen.dialog);
    screen.list()->setFocus();
    QSet<QWidget *> reached;
    for (int key = 0; key < 60; ++key) {
        QWidget *now = screen.dialog.focusWidget();
        QVERIFY(now != nullptr);
        if (reached.contains(now))
            break;
        reached.insert(now);
        const bool named =
            !now->accessibleName().isEmpty() || qobject_cast<QAbstractButton *>(now) != nullptr;
        bool labelled = named;
        for (const auto *label : screen.dialog.findChildren<QLabel *>())
            labelled = labelled || label->buddy() == now;
        QVERIFY2(labelled, now->metaObject()->className());
        QTest::keyClick(now, Qt::Key_Tab);
    }
    for (auto *button : screen.dialog.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled())
            QVERIFY2(reached.contains(button), qPrintable(button->text()));
    }
    for (auto *box : screen.dialog.findChildren<QAbstractSpinBox *>())
        QVERIFY(!box->isVisible() || reached.contains(box));
    QVERIFY(reached.contains(screen.dialog.findChild<QPlainTextEdit *>()));
}

void TestUiRulesDialog::fitsASmallScreen()
{
    AlertRule rule;
    rule.metric = AlertMetric::ErrorShare;
    rule.raiseAt = rule.clearAt = 5;
    rule.command = { "/usr/bin/logger", "--", "a" };
    RulesOnScreen screen({ rule });
    const QSize least = screen.dialog.minimumSizeHint();
    QVERIFY2(least.width() <= 1000 && least.height() <= 640,
        qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    screen.dialog.resize(least);
    QVERIFY(!screen.dialog.grab().isNull());
}

void TestUiRulesDialog::readsFromRightToLeft()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    {
        RulesOnScreen screen({ AlertRule {} });
        const auto leftOf = [&](QWidget *one) { return one->mapTo(&screen.dialog, QPoint()).x(); };
        QVERIFY(leftOf(screen.list()) > leftOf(screen.field<QLineEdit>("Name:")));
        QVERIFY(!screen.dialog.grab().isNull());
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

HITWATCH_UI_TEST_MAIN(TestUiRulesDialog)
#include "test_ui_rules_dialog.moc"

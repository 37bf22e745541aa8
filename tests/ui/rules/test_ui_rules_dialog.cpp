// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rules_on_screen.h"

#include <QMessageBox>

#include "ui/support/ui_surroundings.h"

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiRulesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appliesWhatWasTyped();
};

void TestUiRulesDialog::appliesWhatWasTyped()
{
    RulesOnScreen screen({ AlertRule {} });
    QVERIFY(!screen.button("Apply")->isEnabled());
    screen.typeNumber("Raise at:", "5000");
    QCOMPARE(screen.timesApplied, 0);
    screen.button("Apply")->click();
    QCOMPARE(screen.timesApplied, 1);
    QCOMPARE(screen.applied.front().raiseAt, 5000.0);
    QCOMPARE(screen.applied.front().clearAt, 5000.0);
    QVERIFY(!screen.button("Apply")->isEnabled());
    QVERIFY(screen.dialog.isVisible());
}

HITWATCH_UI_TEST_MAIN(TestUiRulesDialog)
#include "test_ui_rules_dialog.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/checked_spin_box.h"
#include "ui/dialogs/message_label.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/support/ui_surroundings.h"
#include "ui/text/format.h"
#include "ui/text/rule_words.h"

using namespace hitwatch;

namespace {

QString plain(QString text)
{
    return text.remove(u'&');
}

/// The control that a label names.
template <typename Control> Control *control(const QDialog &dialog, const char *label)
{
    for (const auto *one : dialog.findChildren<QLabel *>()) {
        if (one->buddy() != nullptr && plain(one->text()) == QString::fromUtf8(label))
            return qobject_cast<Control *>(one->buddy());
    }
    return nullptr;
}

template <typename Button> Button *button(const QWidget &window, const char *text)
{
    for (auto *one : window.findChildren<Button *>()) {
        if (plain(one->text()).startsWith(QString::fromUtf8(text)))
            return one;
    }
    return nullptr;
}

bool says(const QDialog &dialog, const QString &text)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel *label) { return !label->isHidden() && label->text().contains(text); });
}

void typeInto(QSpinBox *box, const char *text)
{
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QString::fromLatin1(text));
}

} // namespace

class TestUiSettingsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void changesNumbers_data();
    void changesNumbers();
    void refusesNumbersOutOfRange_data();
    void refusesNumbersOutOfRange();
    void appliesNumbersOnlyWhenDone();
    void changesChoices();
    void changesChecks();
    void showsAnExampleOfASection();
    void saysTheRulesInWords();
    void saysEachMetricInWords_data();
    void saysEachMetricInWords();
    void asksForTheRules();
    void followsTheStore();
    void restoresDefaults();
    void showsProblems();
    void closesByKey();
    void copiesVersions();
    void listsShortcuts();

private:
    const Settings &now() const { return m_store->settings(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsStore> m_store;
};

void TestUiSettingsDialog::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SettingsStore>(m_folder->filePath(QStringLiteral("test.ini")));
}

using NumberOf = int (*)(const Settings &);
Q_DECLARE_METATYPE(NumberOf)

void TestUiSettingsDialog::changesNumbers_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("value");
    QTest::addColumn<NumberOf>("kept");
    QTest::addColumn<int>("stored");
    const auto row = [](const char *label, int value, NumberOf kept, int stored) {
        QTest::newRow(label) << QByteArray(label) << value << kept << stored;
    };
    row(
        "Refresh every:", 500, [](const Settings &s) { return s.refreshMilliseconds; }, 500);
    row(
        "Section depth:", 3, [](const Settings &s) { return s.sectionRule.depth; }, 3);
    row(
        "Chart history:", 1440, [](const Settings &s) { return s.retentionSeconds; }, 86'400);
    row(
        "Requests listed:", 100, [](const Settings &s) { return s.requestList; }, 100);
    row(
        "Rows per table:", 64, [](const Settings &s) { return s.keysPerTable; }, 64);
    row(
        "Tracked connections:", 1024, [](const Settings &s) { return s.flows; }, 1024);
    row(
        "Keep at most:", 10'000, [](const Settings &s) { return s.historyEpisodes; }, 10'000);
    row(
        "For:", 1, [](const Settings &s) { return s.historyDays; }, 1);
}

void TestUiSettingsDialog::changesNumbers()
{
    QFETCH(const QByteArray, label);
    QFETCH(const int, value);
    QFETCH(const NumberOf, kept);
    QFETCH(const int, stored);
    SettingsDialog dialog(*m_store);
    dialog.show();
    auto *box = control<CheckedSpinBox>(dialog, label.constData());
    QVERIFY(box != nullptr);
    QSignalSpy changes(m_store.get(), &SettingsStore::changed);
    typeInto(box, QByteArray::number(value).constData());
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(kept(now()), stored);
    QCOMPARE(changes.count(), 1);
    QVERIFY(dialog.isVisible());
    QCOMPARE(box->problem(), QString());
}

void TestUiSettingsDialog::refusesNumbersOutOfRange_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("too small") << QByteArray("Rows per table:") << QByteArray("63");
    QTest::newRow("too large") << QByteArray("Rows per table:") << QByteArray("4097");
    QTest::newRow("far too large") << QByteArray("Keep at most:") << QByteArray("10001");
    QTest::newRow("none") << QByteArray("Keep at most:") << QByteArray("0");
    QTest::newRow("more than an int holds") << QByteArray("For:") << QByteArray("99999999999");
    QTest::newRow("a page of digits") << QByteArray("For:") << QByteArray(400, '9');
}

void TestUiSettingsDialog::refusesNumbersOutOfRange()
{
    QFETCH(const QByteArray, label);
    QFETCH(const QByteArray, text);
    const Settings before = now();
    SettingsDialog dialog(*m_store);
    dialog.show();
    auto *box = control<CheckedSpinBox>(dialog, label.constData());
    const int value = box->value();
    typeInto(box, text.constData());
    QVERIFY2(box->problem().startsWith(QStringLiteral("From ")), qPrintable(box->text()));
    QVERIFY(says(dialog, box->problem()));
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(now() == before);
    QCOMPARE(box->value(), value);
    // What counts is shown again, and nothing is wrong with it.
    QCOMPARE(box->cleanText().remove(QLocale().groupSeparator()), QString::number(value));
    QCOMPARE(box->problem(), QString());
}

void TestUiSettingsDialog::appliesNumbersOnlyWhenDone()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    dialog.findChild<QTabWidget *>()->setCurrentIndex(2);
    auto *box = control<CheckedSpinBox>(dialog, "Keep at most:");
    QSignalSpy changes(m_store.get(), &SettingsStore::changed);
    typeInto(box, "1234");
    QCOMPARE(changes.count(), 0);
    QCOMPARE(now().historyEpisodes, 1000);
    // Leaving the field is being done with it.
    QFocusEvent left(QEvent::FocusOut, Qt::TabFocusReason);
    QCoreApplication::sendEvent(box, &left);
    QCOMPARE(now().historyEpisodes, 1234);
    QCOMPARE(changes.count(), 1);
}

void TestUiSettingsDialog::changesChoices()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    const auto choose = [&](const char *label, int down) {
        auto *box = control<QComboBox>(dialog, label);
        box->setFocus();
        for (int key = 0; key < down; ++key)
            QTest::keyClick(box, Qt::Key_Down);
    };
    choose("Theme:", 2);
    QCOMPARE(now().theme, ThemeChoice::Dark);
    choose("Rates:", 1);
    QVERIFY(now().bytesNotBits);
    choose("Sizes:", 1);
    QVERIFY(now().binaryUnits);
    choose("Default time range:", 1);
    QCOMPARE(now().windowSeconds, 600);
}

void TestUiSettingsDialog::changesChecks()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    button<QCheckBox>(dialog, "Close to the tray")->click();
    button<QCheckBox>(dialog, "Start minimized")->click();
    button<QCheckBox>(dialog, "Group numeric IDs")->click();
    button<QCheckBox>(dialog, "Show desktop notifications")->click();
    QVERIFY(!now().notifications);
    QVERIFY(now().closeToTray);
    QVERIFY(now().startMinimised);
    QVERIFY(now().sectionRule.foldNumbers);
    button<QCheckBox>(dialog, "Group numeric IDs")->click();
    QVERIFY(!now().sectionRule.foldNumbers);
}

void TestUiSettingsDialog::showsAnExampleOfASection()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    dialog.findChild<QTabWidget *>()->setCurrentIndex(1);
    const QString arrow = QStringLiteral("/api/users/17/orders?page=2 \u2192 ");
    QVERIFY(says(dialog, arrow + QStringLiteral("/api")));
    QVERIFY(!says(dialog, arrow + QStringLiteral("/api/users")));
    Settings settings = now();
    settings.sectionRule = { 3, false };
    QVERIFY(m_store->set(settings));
    QVERIFY(says(dialog, arrow + QStringLiteral("/api/users/17")));
    button<QCheckBox>(dialog, "Group numeric IDs")->click();
    QVERIFY(says(dialog, arrow + QStringLiteral("/api/users/:n")));
}

void TestUiSettingsDialog::saysTheRulesInWords()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    dialog.findChild<QTabWidget *>()->setCurrentIndex(2);
    QVERIFY(says(dialog, QStringLiteral("HTTP messages: \u2265 7,000 message(s) in 2 min")));
    Settings settings = now();
    AlertRule &errors = settings.alertRules.emplace_back();
    errors.name = "<b>errors</b>\xe2\x80\xae";
    errors.metric = AlertMetric::ErrorShare;
    errors.raiseAt = errors.clearAt = 4.5;
    errors.windowSeconds = 60;
    errors.scope = { "a.example", "/api" };
    errors.enabled = false;
    QVERIFY(m_store->set(settings));
    QVERIFY(says(dialog,
        QStringLiteral("\n<b>errors</b>\\u{202E}: \u2265 4.5% errors in 1 min \u00b7 "
                       "a.example/api (off)")));
    settings.alertRules.clear();
    QVERIFY(m_store->set(settings));
    QVERIFY(says(dialog, QStringLiteral("There are no rules, so no alert can trigger.")));
    for (std::size_t at = 0; at < kMaxAlertRules; ++at)
        settings.alertRules.emplace_back().name = "rule " + std::to_string(at);
    QVERIFY(m_store->set(settings));
    QVERIFY(says(dialog, QStringLiteral("rule 7: ")));
    QVERIFY(says(dialog, QStringLiteral("and 24 more")));
}

void TestUiSettingsDialog::saysEachMetricInWords_data()
{
    QTest::addColumn<int>("metric");
    QTest::addColumn<double>("level");
    QTest::addColumn<QString>("words");
    const auto row = [](AlertMetric metric, double level, const char *words) {
        QTest::newRow(words) << static_cast<int>(metric) << level << QString::fromUtf8(words);
    };
    row(AlertMetric::Messages, 1, "\u2265 1 message(s) in 2 min");
    row(AlertMetric::Messages, 1e12, "\u2265 1,000,000,000,000 message(s) in 2 min");
    row(AlertMetric::Requests, 0.5, "\u2265 0.5 request(s) in 2 min");
    row(AlertMetric::BitsPerSecond, 50e6, "\u2265 50.0 Mbit/s over 2 min");
    row(AlertMetric::ErrorShare, 100, "\u2265 100% errors in 2 min");
    row(AlertMetric::TimeToFirstByteP95, 250, "p95 \u2265 250 ms in 2 min");
}

void TestUiSettingsDialog::saysEachMetricInWords()
{
    QFETCH(const int, metric);
    QFETCH(const double, level);
    QFETCH(const QString, words);
    AlertRule rule;
    rule.metric = static_cast<AlertMetric>(metric);
    rule.raiseAt = rule.clearAt = level;
    QCOMPARE(RuleWords::line(rule, Format()), words);
    QVERIFY(!RuleWords::metric(rule.metric).isEmpty());
}

void TestUiSettingsDialog::asksForTheRules()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    dialog.findChild<QTabWidget *>()->setCurrentIndex(2);
    QSignalSpy requests(&dialog, &SettingsDialog::rulesRequested);
    auto *edit = button<QPushButton>(dialog, "Alert rules");
    QVERIFY(edit != nullptr);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Space);
    QCOMPARE(requests.count(), 1);
    QVERIFY(dialog.isVisible());
}

void TestUiSettingsDialog::followsTheStore()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    Settings settings = now();
    settings.refreshMilliseconds = 2500;
    settings.theme = ThemeChoice::Light;
    settings.closeToTray = true;
    QVERIFY(m_store->set(settings));
    QCOMPARE(control<CheckedSpinBox>(dialog, "Refresh every:")->value(), 2500);
    QCOMPARE(control<QComboBox>(dialog, "Theme:")->currentIndex(), 1);
    QVERIFY(button<QCheckBox>(dialog, "Close to the tray")->isChecked());
}

void TestUiSettingsDialog::restoresDefaults()
{
    Settings settings = now();
    settings.refreshMilliseconds = 500;
    settings.sectionRule = { 2, true };
    settings.alertRules.front().raiseAt = settings.alertRules.front().clearAt = 5;
    settings.historyDays = 1;
    settings.ports = QStringLiteral("80");
    settings.interfaces = { QStringLiteral("lo") };
    settings.hiddenSections = { QStringLiteral("a.example /health") };
    QVERIFY(m_store->set(settings));
    SettingsDialog dialog(*m_store);
    dialog.show();
    const auto answer = [&](const char *text) {
        button<QPushButton>(dialog, "Restore defaults")->click();
        auto *question = dialog.findChild<QMessageBox *>();
        QVERIFY(question != nullptr);
        button<QPushButton>(*question, text)->click();
        QCoreApplication::sendPostedEvents(question, QEvent::DeferredDelete);
    };
    answer("Cancel");
    QVERIFY(now() == settings);
    answer("Restore");
    Settings expected;
    expected.ports = settings.ports;
    expected.interfaces = settings.interfaces;
    expected.hiddenSections = settings.hiddenSections;
    expected.alertRules = settings.alertRules;
    QVERIFY(now() == expected);
    QCOMPARE(control<CheckedSpinBox>(dialog, "Refresh every:")->value(), 1000);
}

void TestUiSettingsDialog::showsProblems()
{
    {
        SettingsDialog dialog(*m_store);
        dialog.show();
        auto *label = dialog.findChild<QLabel *>(QStringLiteral("settingsProblem"));
        QVERIFY(!label->isVisible());
        Q_EMIT m_store->problemFound(QStringLiteral("<b>the disk is full</b>"));
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(), QStringLiteral("<b>the disk is full</b>"));
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    const QString path = m_folder->filePath(QStringLiteral("damaged.ini"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\0\1\2 this is no settings file \xff\xff", 30));
    file.close();
    SettingsStore damaged(path);
    QVERIFY(!damaged.problem().isEmpty());
    SettingsDialog dialog(damaged);
    dialog.show();
    auto *label = dialog.findChild<QLabel *>(QStringLiteral("settingsProblem"));
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), damaged.problem());
}

void TestUiSettingsDialog::closesByKey()
{
    SettingsDialog dialog(*m_store);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestUiSettingsDialog::copiesVersions()
{
    AboutDialog dialog;
    dialog.show();
    button<QPushButton>(dialog, "Copy versions")->click();
    const QString text = QGuiApplication::clipboard()->text();
    static const QRegularExpression expected(
        QStringLiteral("^Hitwatch \\d+\\.\\d+\\.\\d+\nQt 6\\.\\d+\\.\\d+\nlibpcap \\d+\\.\\d+\\S*\n"
                       "llhttp \\d+\\.\\d+\\.\\d+$"));
    QVERIFY2(expected.match(text).hasMatch(), qPrintable(text));
    QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("versions"))->text(), text);
    QVERIFY(says(dialog, QStringLiteral("GPL-3.0-or-later")));
}

void TestUiSettingsDialog::listsShortcuts()
{
    QMenu file(QStringLiteral("&File"));
    QMenu empty;
    QAction *open = file.addAction(QStringLiteral("&Open capture file\u2026"));
    open->setShortcut(QKeySequence(QStringLiteral("Ctrl+O")));
    QAction *silent = file.addAction(QStringLiteral("No keys"));
    QAction *close = empty.addAction(QStringLiteral("Save && close"));
    close->setShortcuts({ QKeySequence(QStringLiteral("Ctrl+Q")), QKeySequence(Qt::Key_F10) });
    ShortcutsDialog dialog({ open, silent, close },
        { { QStringLiteral("Chart"), QStringLiteral("Scroll far, very far, and back again"),
            { Qt::CTRL | Qt::SHIFT | Qt::ALT | Qt::Key_PageUp, Qt::Key_PageDown } } });
    dialog.show();
    QStringList lines;
    const auto *tree = dialog.findChild<QTreeWidget *>();
    for (QTreeWidgetItemIterator at(const_cast<QTreeWidget *>(tree)); *at != nullptr; ++at)
        lines += (*at)->text(0) + u'|' + (*at)->text(1);
    QCOMPARE(lines,
        (QStringList { QStringLiteral("File|"), QStringLiteral("Open capture file|Ctrl+O"),
            QStringLiteral("Window|"), QStringLiteral("Save & close|Ctrl+Q, F10"),
            QStringLiteral("Chart|"),
            QStringLiteral("Scroll far, very far, and back again|Ctrl+Alt+Shift+PgUp, PgDown") }));
    // Nothing of it is cut off, also where the dialog is as small as it gets.
    dialog.resize(1, 1);
    QCoreApplication::processEvents();
    QVERIFY(!tree->horizontalScrollBar()->isVisible());
    const QFontMetrics metrics = tree->fontMetrics();
    const auto *widest = tree->topLevelItem(2)->child(0);
    for (const int column : { 0, 1 })
        QVERIFY(tree->columnWidth(column) > metrics.horizontalAdvance(widest->text(column)));
}

HITWATCH_UI_TEST_MAIN(TestUiSettingsDialog)
#include "test_ui_settings_dialog.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the dialog of the alert rules, as a person finds them.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/dialogs/message_label.h"
#include "ui/rules/number_field.h"
#include "ui/rules/rehearsal_plot.h"
#include "ui/rules/rules_dialog.h"
#include "ui/support/capture_views.h"

namespace hitwatch::test {

struct RulesOnScreen {
    explicit RulesOnScreen(std::vector<AlertRule> rules, const Format &format = Format())
        : dialog(std::move(rules), session, format)
    {
        qRegisterMetaType<std::vector<AlertRule>>();
        QObject::connect(&dialog, &RulesDialog::rulesApplied, &dialog,
            [this](const std::vector<AlertRule> &now) {
                applied = now;
                ++timesApplied;
            });
        dialog.show();
        QApplication::setActiveWindow(&dialog);
    }

    static QString plain(QString text) { return text.remove(u'&'); }

    /// The control that a label names.
    template <typename Control> Control *field(const char *label) const
    {
        for (const auto *one : dialog.findChildren<QLabel *>()) {
            if (one->buddy() && plain(one->text()) == QString::fromUtf8(label))
                return qobject_cast<Control *>(one->buddy());
        }
        return nullptr;
    }
    template <typename Button = QPushButton> Button *button(const char *text) const
    {
        for (auto *one : dialog.findChildren<Button *>()) {
            if (plain(one->text()).startsWith(QString::fromUtf8(text)))
                return one;
        }
        return nullptr;
    }
    QListView *list() const { return dialog.findChild<QListView *>(); }
    QComboBox *metric() const { return field<QComboBox>("Metric:"); }
    void choose(int row) const { list()->setCurrentIndex(list()->model()->index(row, 0)); }

    void type(QWidget *control, const char *text) const
    {
        QVERIFY(control != nullptr);
        control->setFocus();
        if (auto *number = qobject_cast<QAbstractSpinBox *>(control))
            number->selectAll();
        else if (auto *line = qobject_cast<QLineEdit *>(control))
            line->selectAll();
        QTest::keyClick(control, Qt::Key_Delete);
        QTest::keyClicks(control, QString::fromUtf8(text));
    }
    void typeNumber(const char *label, const char *text) const
    {
        type(field<NumberField>(label), text);
    }
    void typeText(const char *label, const char *text) const
    {
        type(field<QLineEdit>(label), text);
    }
    void chooseMetric(AlertMetric wanted) const
    {
        QComboBox *box = metric();
        box->setFocus();
        const int to = static_cast<int>(wanted);
        while (box->currentIndex() < to)
            QTest::keyClick(box, Qt::Key_Down);
        while (box->currentIndex() > to)
            QTest::keyClick(box, Qt::Key_Up);
    }

    QString problem() const
    {
        const auto *label = dialog.findChild<QLabel *>(QStringLiteral("rulesProblem"));
        return label->isHidden() ? QString() : label->text();
    }
    /// What stands beside the fields.
    QStringList fieldProblems() const
    {
        QStringList texts;
        for (const auto *label : dialog.findChildren<QLabel *>(QStringLiteral("problem"))) {
            if (!label->isHidden() && !label->text().isEmpty())
                texts << label->text();
        }
        return texts;
    }
    QString result() const
    {
        return dialog.findChild<QLabel *>(QStringLiteral("rehearsalResult"))->text();
    }
    RehearsalPlot *plot() const { return dialog.findChild<RehearsalPlot *>(); }

    LiveSession session;
    RulesDialog dialog;
    std::vector<AlertRule> applied;
    int timesApplied = 0;
};

} // namespace hitwatch::test

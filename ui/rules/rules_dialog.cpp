// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rules_dialog.h"

#include "ui/dialogs/message_label.h"
#include "ui/dialogs/roomy_button.h"
#include "ui/rules/editor_area.h"
#include "ui/rules/rehearsal_panel.h"
#include "ui/rules/rule_editor.h"
#include "ui/rules/rule_list.h"
#include "ui/rules/rule_problems.h"
#include "ui/style/theme.h"
#include "ui/text/rule_words.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr QSize kUsualSize { 1000, 640 };

} // namespace

struct RulesDialog::Private {
    RulesDialog *dialog;
    LiveSession &session;
    Format format;
    std::vector<AlertRule> applied;

    RuleList *list = nullptr;
    RuleEditor *editor = nullptr;
    RehearsalPanel *rehearsal = nullptr;
    QStackedWidget *pages = nullptr; ///< nothing to edit, or the editor
    MessageLabel *problem = nullptr;
    QPushButton *ok = nullptr;
    QPushButton *apply = nullptr;
    std::optional<AlertRule> rehearsed {}; ///< what the rehearsal was told; empty: suspended

    const std::vector<AlertRule> &rules() const { return list->model().rules(); }
    bool isModified() const { return rules() != applied; }
    void build();
    QWidget *makeEditor();
    QLayout *makeButtons();
    void connectParts();
    void showRule(int row);
    void takeRule();
    void check();
    QString firstProblem();
    void updateRehearsal(bool isValid);
    void applyRules();
    void askToDiscard();
};

RulesDialog::RulesDialog(
    std::vector<AlertRule> rules, LiveSession &session, const Format &format, QWidget *parent)
    : QDialog(parent)
    , m_private(std::make_unique<Private>(Private { this, session, format, std::move(rules) }))
{
    setWindowTitle(tr("Alert rules"));
    m_private->build();
    m_private->connectParts();
    if (m_private->rules().empty())
        m_private->showRule(-1);
    else
        m_private->list->setCurrentRow(0);
    const QSize screen = this->screen()->availableSize() - QSize(kGridUnit, 4 * kGridUnit);
    resize(sizeHint().expandedTo(kUsualSize).boundedTo(screen));
}

RulesDialog::~RulesDialog()
{
    // A field that loses the focus while the window goes tells of it, to nobody any more.
    const std::initializer_list<QObject *> parts { m_private->list, &m_private->list->model(),
        m_private->editor };
    for (QObject *part : parts)
        part->disconnect(this);
}

void RulesDialog::setLimits(const EngineLimits &limits)
{
    m_private->rehearsal->setLimits(limits);
}

void RulesDialog::Private::build()
{
    list = new RuleList(applied, format, dialog);
    list->setFixedWidth(
        std::max(30 * dialog->fontMetrics().averageCharWidth(), list->minimumSizeHint().width()));
    auto *nothing = new MessageLabel(
        tr("There are no rules: nothing raises an alert."), MessageLabel::Muted, dialog);
    nothing->setAlignment(Qt::AlignCenter);
    pages = new QStackedWidget(dialog);
    pages->addWidget(nothing);
    pages->addWidget(makeEditor());
    problem = new MessageLabel(dialog);
    problem->setObjectName(QStringLiteral("rulesProblem"));

    auto *upper = new QHBoxLayout;
    upper->setSpacing(2 * kGridUnit);
    upper->addWidget(list);
    upper->addWidget(pages, 1);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit);
    layout->setSpacing(kGridUnit + kGridUnit / 2);
    layout->addLayout(upper, 1);
    layout->addLayout(makeButtons());
}

QWidget *RulesDialog::Private::makeEditor()
{
    auto *page = new QWidget(dialog);
    editor = new RuleEditor(format, page);
    rehearsal = new RehearsalPanel(session, format, page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit);
    layout->addWidget(new EditorArea(editor, page));
    layout->addWidget(rehearsal, 1);
    return page;
}

QLayout *RulesDialog::Private::makeButtons()
{
    auto *primary = new RoomyButton(tr("OK"), dialog);
    primary->setPrimary();
    ok = primary;
    apply = new RoomyButton(tr("Appl&y"), dialog);
    auto *cancel = new RoomyButton(tr("Cancel"), dialog);
    for (QPushButton *button : { apply, static_cast<QPushButton *>(cancel) })
        button->setAutoDefault(false);
    connect(ok, &QPushButton::clicked, dialog, [this] {
        applyRules();
        dialog->accept();
    });
    connect(apply, &QPushButton::clicked, dialog, [this] { applyRules(); });
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(kGridUnit);
    layout->addWidget(problem, 1);
    layout->addStretch();
    layout->addWidget(cancel);
    layout->addWidget(apply);
    layout->addWidget(ok);
    return layout;
}

void RulesDialog::Private::connectParts()
{
    connect(list, &RuleList::currentChanged, dialog, [this](int row) { showRule(row); });
    connect(list, &RuleList::added, dialog, [this] {
        check();
        editor->editName();
    });
    connect(list, &RuleList::removed, dialog, [this] { check(); });
    connect(&list->model(), &RulesModel::enabledChanged, dialog, [this] { check(); });
    connect(editor, &RuleEditor::ruleChanged, dialog, [this] { takeRule(); });
    connect(editor, &RuleEditor::inputProblemsChanged, dialog, [this] { check(); });
}

void RulesDialog::Private::showRule(int row)
{
    pages->setCurrentIndex(row < 0 ? 0 : 1);
    if (row >= 0) {
        editor->setView(session.view());
        editor->setRule(rules()[static_cast<std::size_t>(row)]);
    }
    check();
}

void RulesDialog::Private::takeRule()
{
    const int row = list->currentRow();
    if (row < 0)
        return;
    AlertRule rule = editor->rule();
    rule.enabled = rules()[static_cast<std::size_t>(row)].enabled; // by the list
    list->model().setRule(row, rule);
    check();
}

void RulesDialog::Private::check()
{
    const QString first = firstProblem();
    problem->setMessage(first, MessageLabel::Problem);
    ok->setEnabled(first.isEmpty());
    apply->setEnabled(first.isEmpty() && isModified());
    for (QPushButton *button : { ok, apply })
        button->setToolTip(Qt::convertFromPlainText(first, Qt::WhiteSpaceNormal));
}

/// Shows all problems where they are. @returns the first in one line; empty: none.
QString RulesDialog::Private::firstProblem()
{
    QString first;
    QStringList shown;
    const int current = list->currentRow();
    for (std::size_t at = 0; at < rules().size(); ++at) {
        std::vector<RuleProblem> problems = problemsIn(rules(), at);
        if (static_cast<int>(at) == current) {
            editor->setProblems(problems);
            const std::vector<RuleProblem> typed = editor->inputProblems();
            problems.insert(problems.begin(), typed.begin(), typed.end());
            updateRehearsal(problems.empty());
        }
        shown << (problems.empty()
                ? QString()
                : tr("%1: %2", "a field, what is wrong there")
                      .arg(fieldName(problems.front().field), problems.front().text));
        if (first.isEmpty() && !problems.empty()) {
            first = tr("%1 \u2013 %2", "name of a rule, what is wrong with it")
                        .arg(RuleWords::name(rules()[at]), shown.back());
        }
    }
    list->model().setProblems(shown);
    return first;
}

void RulesDialog::Private::updateRehearsal(bool isValid)
{
    if (!isValid) {
        rehearsed.reset();
        rehearsal->suspend();
        return;
    }
    // Neither its name nor what it runs changes what a rule would have done.
    AlertRule rule = rules()[static_cast<std::size_t>(list->currentRow())];
    rule.enabled = true;
    rule.name = AlertRule {}.name;
    rule.command.clear();
    if (rehearsed == rule)
        return;
    rehearsed = rule;
    rehearsal->setRule(rule);
}

void RulesDialog::Private::applyRules()
{
    if (!isModified())
        return;
    applied = rules();
    Q_EMIT dialog->rulesApplied(applied);
    check();
}

void RulesDialog::reject()
{
    if (m_private->isModified())
        m_private->askToDiscard();
    else
        QDialog::reject();
}

void RulesDialog::Private::askToDiscard()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Alert rules"),
        tr("Close without applying the changes?"), QMessageBox::NoButton, dialog);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    auto *discard = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    auto *keep = question->addButton(tr("&Keep editing"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, dialog, [this] { dialog->QDialog::reject(); });
    question->open();
}

} // namespace hitwatch

#include "moc_rules_dialog.cpp"

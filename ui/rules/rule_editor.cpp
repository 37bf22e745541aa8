// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_editor.h"

#include "ui/dialogs/message_label.h"
#include "ui/rules/command_field.h"
#include "ui/rules/level_field.h"
#include "ui/rules/number_field.h"
#include "ui/rules/scope_fields.h"
#include "ui/style/theme.h"
#include "ui/text/rule_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace hitwatch {

namespace {

constexpr int kLongestSeconds = 3600;
constexpr int kMostHits = 1'000'000;
constexpr int kSecondDecimals = 3;
constexpr std::array<AlertMetric, 5> kMetrics { AlertMetric::Messages, AlertMetric::Requests,
    AlertMetric::BitsPerSecond, AlertMetric::ErrorShare, AlertMetric::TimeToFirstByteP95 };

bool isRatio(AlertMetric metric)
{
    return metric == AlertMetric::ErrorShare || metric == AlertMetric::TimeToFirstByteP95;
}

TimeNs nanoseconds(double seconds)
{
    return static_cast<TimeNs>(std::llround(seconds * static_cast<double>(kSecond)));
}

double seconds(TimeNs time)
{
    return static_cast<double>(time) / static_cast<double>(kSecond);
}

} // namespace

RuleEditor::RuleEditor(const Format &format, QWidget *parent)
    : QWidget(parent)
{
    build(format);
    connectFields();
    setRule({});
}

void RuleEditor::build(const Format &format)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(kGridUnit);
    grid->setVerticalSpacing(kGridUnit / 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    // Room between the two halves of a row.
    grid->setColumnMinimumWidth(2, 2 * kGridUnit);
    layout->addLayout(grid);
    buildNames(*grid);
    buildLevels(*grid, format);
    m_command = new CommandField(this);
    m_labels[RuleField::Command] = m_command->problem();
    layout->addWidget(m_command);
    layout->addStretch(1);
}

void RuleEditor::buildNames(QGridLayout &grid)
{
    m_name = new QLineEdit(this);
    add(grid, 0, 0, RuleField::Name, tr("&Name:"), m_name, {});
    m_metric = new QComboBox(this);
    for (const AlertMetric metric : kMetrics)
        m_metric->addItem(RuleWords::metric(metric), static_cast<int>(metric));
    add(grid, 1, 0, RuleField::Metric, tr("Metr&ic:"), m_metric, tr("What is measured"));
    m_window = new NumberField(1, kLongestSeconds, 0, this);
    addSeconds(grid, 1, 2, RuleField::Window, tr("&Window:"), m_window,
        tr("The newest stretch in which the metric is measured"));
    m_host = new ScopeField(this);
    m_host->setPlaceholderText(tr("all"));
    add(grid, 2, 0, RuleField::Host, tr("H&ost:"), m_host, tr("Only requests to this host"));
    m_section = new ScopeField(this);
    m_section->setPlaceholderText(tr("all", "sections"));
    add(grid, 2, 2, RuleField::Section, tr("S&ection:"), m_section,
        tr("Only requests to this section, such as /api"));
}

void RuleEditor::buildLevels(QGridLayout &grid, const Format &format)
{
    m_raiseAt = new LevelField(format, this);
    m_raiseAt->setName(fieldName(RuleField::RaiseAt));
    add(grid, 3, 0, RuleField::RaiseAt, tr("&Raise at:"), m_raiseAt,
        tr("An alert is raised when the metric is at least this"));
    m_clearAt = new LevelField(format, this);
    m_clearAt->setName(fieldName(RuleField::ClearAt));
    m_sameLevel = new QCheckBox(tr("same &level"), this);
    m_sameLevel->setToolTip(tr("Clear below the level to raise at"));
    auto *clear = new QWidget(this);
    auto *row = new QHBoxLayout(clear);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGridUnit);
    row->addWidget(m_clearAt, 1);
    row->addWidget(m_sameLevel);
    clear->setFocusProxy(m_clearAt);
    add(grid, 3, 2, RuleField::ClearAt, tr("&Clear below:"), clear,
        tr("The alert is over when the metric is below this"));
    m_hold = new NumberField(0, kLongestSeconds, kSecondDecimals, this);
    addSeconds(grid, 4, 0, RuleField::Hold, tr("Raise after:"), m_hold,
        tr("How long it must stay at or above the level before the alert is raised"));
    m_settle = new NumberField(0, kLongestSeconds, kSecondDecimals, this);
    addSeconds(grid, 4, 2, RuleField::Settle, tr("Clear af&ter:"), m_settle,
        tr("How long it must stay below the level before the alert is over"));
    m_minimumHits = new NumberField(1, kMostHits, 0, this);
    add(grid, 5, 0, RuleField::MinimumHits, tr("Respon&ses:"), m_minimumHits,
        tr("With fewer final responses in the window, a share or a percentile says nothing"));
    m_minimumHits->setPrefix(tr("at least "));
}

void RuleEditor::add(QGridLayout &grid, int row, int column, RuleField field, const QString &label,
    QWidget *control, const QString &hint)
{
    auto *caption = new QLabel(label, this);
    QWidget *buddy = control;
    while (buddy->focusProxy())
        buddy = buddy->focusProxy();
    caption->setBuddy(buddy);
    auto *problem = new MessageLabel(this);
    problem->setObjectName(QStringLiteral("problem"));
    m_labels[field] = problem;
    if (!hint.isEmpty()) {
        caption->setToolTip(hint);
        control->setToolTip(hint);
        buddy->setAccessibleDescription(hint);
    }
    if (column > 0)
        caption->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    const bool isWide = field == RuleField::Name;
    grid.addWidget(caption, 2 * row, column);
    grid.addWidget(control, 2 * row, column + 1, 1, isWide ? 3 : 1);
    grid.addWidget(problem, 2 * row + 1, column + 1, 1, isWide ? 3 : 1);
    if (field == RuleField::MinimumHits)
        m_minimumHitsLabel = caption;
    if (auto *number = qobject_cast<NumberField *>(control))
        connect(number, &NumberField::problemChanged, this, &RuleEditor::inputProblemsChanged);
}

void RuleEditor::addSeconds(QGridLayout &grid, int row, int column, RuleField field,
    const QString &label, NumberField *control, const QString &hint)
{
    control->setSuffix(tr(" s"));
    add(grid, row, column, field, label, control, hint);
}

void RuleEditor::connectFields()
{
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        change([&](AlertRule &rule) { rule.name = text.trimmed().toStdString(); });
    });
    connect(m_metric, &QComboBox::activated, this, &RuleEditor::changeMetric);
    connect(m_window, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        change([&](AlertRule &rule) { rule.windowSeconds = static_cast<int>(value); });
    });
    connect(m_host, &QLineEdit::textChanged, this, [this](const QString &text) {
        change([&](AlertRule &rule) { rule.scope.host = text.trimmed().toLower().toStdString(); });
        suggest();
    });
    connect(m_section, &QLineEdit::textChanged, this, [this](const QString &text) {
        change([&](AlertRule &rule) { rule.scope.section = text.trimmed().toStdString(); });
    });
    connect(m_raiseAt, &LevelField::valueChanged, this, [this] {
        change([this](AlertRule &rule) {
            rule.raiseAt = m_raiseAt->value();
            if (m_sameLevel->isChecked())
                rule.clearAt = rule.raiseAt;
        });
    });
    connect(m_clearAt, &LevelField::valueChanged, this,
        [this] { change([this](AlertRule &rule) { rule.clearAt = m_clearAt->value(); }); });
    for (LevelField *level : { m_raiseAt, m_clearAt })
        connect(level, &LevelField::problemChanged, this, &RuleEditor::inputProblemsChanged);
    connect(m_sameLevel, &QCheckBox::toggled, this, [this](bool same) {
        change([&](AlertRule &rule) {
            if (same)
                rule.clearAt = rule.raiseAt;
        });
        m_clearAt->setEnabled(!same);
    });
    connect(m_hold, &QDoubleSpinBox::valueChanged, this,
        [this](double value) { change([&](AlertRule &rule) { rule.hold = nanoseconds(value); }); });
    connect(m_settle, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        change([&](AlertRule &rule) { rule.settle = nanoseconds(value); });
    });
    connect(m_minimumHits, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        change([&](AlertRule &rule) { rule.minimumHits = static_cast<std::uint64_t>(value); });
    });
    connect(m_command, &CommandField::changed, this,
        [this] { change([this](AlertRule &rule) { rule.command = m_command->command(); }); });
}

void RuleEditor::change(const Change &change)
{
    if (m_showing)
        return;
    change(m_rule);
    if (m_sameLevel->isChecked())
        m_clearAt->show(m_rule.metric, m_rule.clearAt);
    Q_EMIT ruleChanged();
}

/// A level of one metric means nothing to another: the usual one takes its place.
void RuleEditor::changeMetric()
{
    const auto metric = static_cast<AlertMetric>(m_metric->currentData().toInt());
    if (metric == m_rule.metric)
        return;
    m_rule.metric = metric;
    m_rule.raiseAt = m_rule.clearAt = LevelField::usual(metric);
    showLevels();
    Q_EMIT ruleChanged();
}

void RuleEditor::showLevels()
{
    const bool wasShowing = std::exchange(m_showing, true);
    m_raiseAt->show(m_rule.metric, m_rule.raiseAt);
    m_clearAt->show(m_rule.metric, m_rule.clearAt);
    m_sameLevel->setChecked(m_rule.clearAt == m_rule.raiseAt);
    m_clearAt->setEnabled(!m_sameLevel->isChecked());
    m_minimumHits->setVisible(isRatio(m_rule.metric));
    m_minimumHitsLabel->setVisible(isRatio(m_rule.metric));
    m_showing = wasShowing;
}

void RuleEditor::setRule(const AlertRule &rule)
{
    m_showing = true;
    m_rule = rule;
    m_name->setText(QString::fromStdString(rule.name));
    m_metric->setCurrentIndex(m_metric->findData(static_cast<int>(rule.metric)));
    m_window->show(rule.windowSeconds);
    m_host->setText(QString::fromStdString(rule.scope.host));
    m_section->setText(QString::fromStdString(rule.scope.section));
    m_hold->show(seconds(rule.hold));
    m_settle->show(seconds(rule.settle));
    m_minimumHits->show(static_cast<double>(rule.minimumHits));
    m_command->show(rule.command);
    showLevels();
    m_showing = false;
    suggest();
    setProblems({});
}

void RuleEditor::setProblems(const std::vector<RuleProblem> &problems)
{
    m_problems = problems;
    std::vector<RuleProblem> all = inputProblems();
    all.insert(all.end(), problems.begin(), problems.end());
    for (const auto &[field, label] : m_labels) {
        const auto found = std::find_if(all.begin(), all.end(),
            [wanted = field](const RuleProblem &problem) { return problem.field == wanted; });
        label->setMessage(found == all.end() ? QString() : found->text, MessageLabel::Problem);
    }
}

std::vector<RuleProblem> RuleEditor::inputProblems() const
{
    std::vector<RuleProblem> problems;
    const auto ask = [&](RuleField field, const QString &problem) {
        if (!problem.isEmpty())
            problems.push_back({ field, problem });
    };
    ask(RuleField::Window, m_window->problem());
    ask(RuleField::RaiseAt, m_raiseAt->problem());
    if (!m_sameLevel->isChecked())
        ask(RuleField::ClearAt, m_clearAt->problem());
    ask(RuleField::Hold, m_hold->problem());
    ask(RuleField::Settle, m_settle->problem());
    if (isRatio(m_rule.metric))
        ask(RuleField::MinimumHits, m_minimumHits->problem());
    return problems;
}

void RuleEditor::setView(std::shared_ptr<const MonitorView> view)
{
    m_view = std::move(view);
    suggest();
}

void RuleEditor::suggest()
{
    m_host->suggest(m_view ? hostsIn(*m_view) : QStringList());
    m_section->suggest(
        m_view ? sectionsIn(*m_view, m_host->text().trimmed().toLower()) : QStringList());
}

void RuleEditor::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace hitwatch

#include "moc_rule_editor.cpp"

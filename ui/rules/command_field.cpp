// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/command_field.h"

#include "ui/dialogs/disclosure_button.h"
#include "ui/dialogs/message_label.h"
#include "ui/style/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace hitwatch {

namespace {

constexpr int kArgumentLines = 3;

} // namespace

CommandField::CommandField(QWidget *parent)
    : QWidget(parent)
    , m_disclosure(new DisclosureButton(tr("Run a &program"), this))
    , m_content(new QWidget(this))
    , m_problem(new MessageLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(m_disclosure, 0, Qt::AlignLeading);
    layout->addWidget(m_content);
    m_problem->setObjectName(QStringLiteral("problem"));
    build(m_content);
    m_content->hide();
    connect(m_disclosure, &QAbstractButton::toggled, m_content, &QWidget::setVisible);
}

void CommandField::build(QWidget *content)
{
    m_program = new QLineEdit(content);
    m_program->setPlaceholderText(tr("none"));
    auto *choose = new QPushButton(tr("C&hoose\u2026"), content);
    choose->setAutoDefault(false);
    m_arguments = new QPlainTextEdit(content);
    m_arguments->setTabChangesFocus(true);
    m_arguments->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_arguments->setFixedHeight(kArgumentLines * fontMetrics().lineSpacing() + 2 * kGridUnit);
    auto *programLabel = new QLabel(tr("Program:"), content);
    auto *argumentsLabel = new QLabel(tr("Ar&guments:"), content);
    programLabel->setBuddy(m_program);
    argumentsLabel->setBuddy(m_arguments);
    auto *hint = new MessageLabel(
        tr("One argument per line, each as it is: there is no shell. The program gets the alert as "
           "JSON on its standard input, when it is raised and when it is over."),
        MessageLabel::Muted, content);
    m_arguments->setAccessibleDescription(hint->text());

    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(2 * kGridUnit, 0, 0, 0);
    grid->setHorizontalSpacing(kGridUnit);
    grid->setVerticalSpacing(kGridUnit / 2);
    grid->addWidget(programLabel, 0, 0);
    grid->addWidget(m_program, 0, 1);
    grid->addWidget(choose, 0, 2);
    grid->addWidget(m_problem, 1, 1, 1, 2);
    grid->addWidget(argumentsLabel, 2, 0, Qt::AlignTop);
    grid->addWidget(m_arguments, 2, 1, 1, 2);
    grid->addWidget(hint, 3, 1, 1, 2);
    connect(choose, &QPushButton::clicked, this, &CommandField::chooseProgram);
    const auto tell = [this] {
        if (!m_showing)
            Q_EMIT changed();
    };
    connect(m_program, &QLineEdit::textChanged, this, tell);
    connect(m_arguments, &QPlainTextEdit::textChanged, this, tell);
}

void CommandField::show(const std::vector<std::string> &command)
{
    m_showing = true;
    m_program->setText(command.empty() ? QString() : QString::fromStdString(command.front()));
    QStringList lines;
    for (std::size_t at = 1; at < command.size(); ++at) {
        // A line break within an argument stays within its line of the list.
        QString argument = QString::fromStdString(command[at]);
        lines << argument.replace(u'\n', QChar::LineSeparator);
    }
    m_arguments->setPlainText(lines.join(u'\n'));
    m_showing = false;
    m_disclosure->setChecked(!command.empty());
}

std::vector<std::string> CommandField::arguments() const
{
    std::vector<std::string> arguments;
    if (m_arguments->document()->isEmpty())
        return arguments;
    for (QTextBlock line = m_arguments->document()->begin(); line.isValid(); line = line.next()) {
        QString text = line.text();
        arguments.push_back(text.replace(QChar::LineSeparator, u'\n').toStdString());
    }
    // Whoever ends the last line does not mean an empty argument.
    if (arguments.back().empty())
        arguments.pop_back();
    return arguments;
}

std::vector<std::string> CommandField::command() const
{
    std::vector<std::string> command = arguments();
    const QString program = m_program->text().trimmed();
    if (command.empty() && program.isEmpty())
        return {};
    command.insert(command.begin(), program.toStdString());
    return command;
}

void CommandField::chooseProgram()
{
    auto *files = new QFileDialog(this, tr("Choose a program"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    const QFileInfo present(m_program->text());
    if (present.isAbsolute())
        files->setDirectory(present.absolutePath());
    connect(files, &QFileDialog::fileSelected, m_program, &QLineEdit::setText);
    files->open();
}

} // namespace hitwatch

#include "moc_command_field.cpp"

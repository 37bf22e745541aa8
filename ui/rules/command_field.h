// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace hitwatch {

class DisclosureButton;
class MessageLabel;

/// A program and its arguments, folded away while there is none.
class CommandField : public QWidget {
    Q_OBJECT

public:
    explicit CommandField(QWidget *parent = nullptr);

    /// Without a signal. Unfolds when there is a program.
    void show(const std::vector<std::string> &command);
    /// As AlertRule::command.
    std::vector<std::string> command() const;
    MessageLabel *problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void build(QWidget *content);
    void chooseProgram();
    std::vector<std::string> arguments() const;

    DisclosureButton *m_disclosure;
    QWidget *m_content;
    QLineEdit *m_program = nullptr;
    QPlainTextEdit *m_arguments = nullptr;
    MessageLabel *m_problem;
    bool m_showing = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/command/command_run.h"

#include <csignal>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kLongestComplaint = 200; ///< bytes
/// How long a program may take to end after it was asked to.
constexpr auto kGrace = 1s;

QString firstLine(const QByteArray &output)
{
    const QStringList lines = QString::fromUtf8(output).split(u'\n', Qt::SkipEmptyParts);
    const auto said =
        std::ranges::find_if(lines, [](const QString &line) { return !line.trimmed().isEmpty(); });
    return said == lines.end() ? QString() : shownOnOneLine(said->trimmed());
}

/// Without the name of the function that failed: "execvp: No such file or directory".
QString reasonOf(const QProcess &process)
{
    return process.errorString().section(QLatin1String(": "), -1);
}

} // namespace

QString shownOnOneLine(const QString &text)
{
    QString shown;
    for (const char32_t letter : text.toUcs4()) {
        if (QChar::isPrint(letter))
            shown += QString::fromUcs4(&letter, 1);
        else
            shown += QChar(QChar::ReplacementCharacter);
    }
    return shown;
}

CommandRun::CommandRun(const QStringList &command, std::chrono::milliseconds timeLimit)
    : m_process(new QProcess(this))
    , m_timeLimit(timeLimit)
{
    m_process->setProgram(command.front());
    m_process->setArguments(command.mid(1));
    m_process->setWorkingDirectory(QStringLiteral("/"));
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] { ::setsid(); });
    // The pipe is emptied as it fills, or a talkative program would wait for ever.
    connect(m_process, &QProcess::readyReadStandardError, this, &CommandRun::readComplaint);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            endWith(tr("it could not be started: %1").arg(reasonOf(*m_process)));
    });
    connect(
        m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
            readComplaint();
            if (m_timedOut)
                ::kill(-m_leader, SIGKILL); // what it started and left behind
            endWith(problemOf(exitCode, status));
        });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &CommandRun::obeyTimeLimit);
}

CommandRun::~CommandRun()
{
    m_process->disconnect(this);
}

void CommandRun::start(const QByteArray &input)
{
    m_limit.start(m_timeLimit);
    m_process->start();
    if (m_ended)
        return;
    m_leader = static_cast<pid_t>(m_process->processId());
    m_process->write(input);
    m_process->closeWriteChannel();
}

void CommandRun::obeyTimeLimit()
{
    const bool wasAsked = std::exchange(m_timedOut, true);
    signalGroup(wasAsked ? SIGKILL : SIGTERM);
    m_limit.start(kGrace);
}

void CommandRun::signalGroup(int number)
{
    if (m_process->state() == QProcess::NotRunning || m_leader <= 1)
        return;
    // It has a group of its own only once it runs.
    if (::kill(-m_leader, number) != 0)
        ::kill(m_leader, number);
}

bool CommandRun::waitForEnd(std::chrono::milliseconds patience)
{
    m_ended = true;
    m_limit.stop();
    return m_process->state() == QProcess::NotRunning
        || m_process->waitForFinished(static_cast<int>(patience.count()));
}

void CommandRun::readComplaint()
{
    const QByteArray output = m_process->readAllStandardError();
    if (m_complaint.size() < kLongestComplaint)
        m_complaint += output.first(std::min(output.size(), kLongestComplaint));
    m_complaint.truncate(kLongestComplaint);
}

void CommandRun::endWith(const QString &problem)
{
    if (std::exchange(m_ended, true))
        return;
    m_limit.stop();
    Q_EMIT ended(problem);
}

QString CommandRun::problemOf(int exitCode, QProcess::ExitStatus status) const
{
    QString problem;
    if (m_timedOut) {
        problem = tr("it ran longer than %n second(s) and was ended", nullptr,
            static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_timeLimit).count()));
    } else if (status == QProcess::CrashExit) {
        problem = tr("it crashed");
    } else if (exitCode != 0) {
        problem = tr("it ended with exit code %1").arg(exitCode);
    }
    const QString said = firstLine(m_complaint);
    if (problem.isEmpty() || said.isEmpty())
        return problem;
    return tr("%1 (%2)", "problem, what the program said").arg(problem, said);
}

} // namespace hitwatch

#include "moc_command_run.cpp"

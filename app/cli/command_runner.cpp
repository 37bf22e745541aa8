// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_runner.h"

#include <QFile>

#include <cerrno>
#include <sys/wait.h>

namespace hitwatch {

namespace {

constexpr int kNotFound = 127;
constexpr int kNotExecutable = 126;
constexpr int kSignalled = 128;

int shellExitCode(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
}

} // namespace

CommandRunner::CommandRunner(CommandProcess process)
    : m_process(std::move(process))
{
}

CommandRunner::~CommandRunner()
{
    m_process.close();
    if (m_reader.joinable())
        m_reader.join();
}

std::optional<Error> CommandRunner::prepare()
{
    QFile file(QString::fromStdString(keyLog()));
    if (m_folder.isValid() && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return std::nullopt;
    const QString reason = m_folder.isValid() ? file.errorString() : m_folder.errorString();
    return Error { ErrorCode::SystemFailure,
        "cannot make a file for the TLS keys of the command: " + reason.toStdString()
            + "; check that the folder for temporary files (TMPDIR) can be written" };
}

std::string CommandRunner::keyLog() const
{
    return m_folder.filePath(QStringLiteral("keys")).toStdString();
}

void CommandRunner::start(bool outputToError)
{
    m_isRunning = true;
    m_process.start(keyLog(), outputToError);
    m_reader = std::thread(&CommandRunner::readMessages, this);
}

void CommandRunner::readMessages()
{
    CommandMessage message;
    while (m_process.receive(message))
        take(message);
}

void CommandRunner::take(const CommandMessage &message)
{
    switch (message.kind) {
    case CommandMessage::Kind::Connecting:
        if (!m_connections->addOutgoing(message.localPort, message.endpoint))
            ++m_notFollowed;
        m_process.acknowledge();
        break;
    case CommandMessage::Kind::Listening:
        if (!m_connections->addListening(message.endpoint))
            ++m_notFollowed;
        m_process.acknowledge();
        break;
    case CommandMessage::Kind::NotFollowed:
        ++m_notFollowed;
        break;
    case CommandMessage::Kind::Failed:
    case CommandMessage::Kind::Exited:
        QMetaObject::invokeMethod(
            this, [this, message] { end(message); }, Qt::QueuedConnection);
        break;
    }
}

void CommandRunner::end(const CommandMessage &message)
{
    m_isRunning = false;
    if (message.kind == CommandMessage::Kind::Exited)
        Q_EMIT exited(shellExitCode(message.value));
    else
        Q_EMIT failedToStart(message.value == ENOENT ? kNotFound : kNotExecutable, message.value);
}

} // namespace hitwatch

#include "moc_command_runner.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_process.h"
#include "tcp/connection_set.h"

#include <QObject>
#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

namespace hitwatch {

/// A command whose traffic is watched: collects its TCP connections and its TLS secrets while it runs.
class CommandRunner : public QObject {
    Q_OBJECT

public:
    explicit CommandRunner(CommandProcess process);
    ~CommandRunner() override;

    /// Makes the private key log. Call it first.
    std::optional<Error> prepare();
    /// Where the command will write its TLS secrets; the file is there, empty.
    std::string keyLog() const;
    /// The connections that the command and its children make, known before their first packet.
    std::shared_ptr<const ConnectionSet> connections() const { return m_connections; }

    void start(bool outputToError);
    bool isRunning() const { return m_isRunning; }
    void requestStop() { m_process.requestStop(); }
    /// Connections that could not be told from those of other programs, or were too many.
    std::uint64_t notFollowed() const { return m_notFollowed; }

Q_SIGNALS:
    /// @p exitCode as a shell has it: 128 and the number of a signal that ended the command.
    void exited(int exitCode);
    /// The command could not be started. @p exitCode as a shell has it: 127 when there is no such
    /// command, else 126. @p problem is an errno.
    void failedToStart(int exitCode, int problem);

private:
    void readMessages();
    void take(const CommandMessage &message);
    void end(const CommandMessage &message);

    CommandProcess m_process;
    QTemporaryDir m_folder;
    std::shared_ptr<ConnectionSet> m_connections = std::make_shared<ConnectionSet>();
    std::atomic<std::uint64_t> m_notFollowed = 0;
    bool m_isRunning = false;
    std::thread m_reader;
};

} // namespace hitwatch

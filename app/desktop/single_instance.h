// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <memory>

namespace hitwatch {

/// One program for each user: the first one to start holds a lock and listens on a socket in the
/// user's runtime folder, the others hand their options over and end. A lock that a crash left
/// behind is recognised by its process, and the socket beside it is replaced. What comes through
/// the socket is bounded in size, number and time; only the user can open it.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    /// @param folder for lock and socket; empty: the user's runtime folder.
    explicit SingleInstance(const QString &folder = {}, QObject *parent = nullptr);
    ~SingleInstance() override;

    enum class Role {
        First, ///< shall listen() once it can
        Second, ///< another one runs
        Alone, ///< there is no folder that can be written: nobody can be asked
    };
    /// Takes the lock. Needs no application object.
    Role begin();
    /// First: listens from now on. Needs an application object.
    bool listen();

    /// Second: hands @p arguments over. @returns false when the first one did not answer in time.
    bool handOver(const QStringList &arguments);

Q_SIGNALS:
    /// First: somebody started the program again. @p arguments as handed over, not checked.
    void startedAgain(const QStringList &arguments);

private:
    void accept();
    void takeMessage(QLocalSocket *socket);
    QString socketPath() const;

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace hitwatch

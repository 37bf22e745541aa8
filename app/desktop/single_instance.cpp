// SPDX-License-Identifier: GPL-3.0-or-later
#include "single_instance.h"

#include "app/desktop/instance_message.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

#include <optional>
#include <unistd.h>

namespace hitwatch {

namespace {

constexpr qint64 kMaxMessage = 64 * 1024;
constexpr int kMaxConnections = 8;
constexpr int kMessageMs = 2000; ///< within which a message has to be there
constexpr int kAnswerMs = 5000;
constexpr int kRetryMs = 20;

QByteArray acknowledgement()
{
    return QByteArrayLiteral("ok\n");
}

/// The one that login makes, or one of our own that nobody else can enter.
QString runtimeFolder()
{
    const QString set = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!set.isEmpty() && QFileInfo(set).isWritable())
        return set;
    QString own = QStringLiteral("%1/hitwatch-%2").arg(QDir::tempPath()).arg(getuid());
    QDir().mkpath(own);
    const QFileInfo info(own);
    if (info.ownerId() != getuid() || info.isSymLink())
        return {};
    constexpr auto kOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    return QFile::setPermissions(own, kOwner) ? own : QString();
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder.isEmpty() ? runtimeFolder() : folder)
{
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::socketPath() const
{
    return m_folder + QStringLiteral("/hitwatch.socket");
}

SingleInstance::Role SingleInstance::begin()
{
    if (m_folder.isEmpty())
        return Role::Alone;
    m_lock = std::make_unique<QLockFile>(m_folder + QStringLiteral("/hitwatch.lock"));
    m_lock->setStaleLockTime(0); // only the end of its process makes a lock stale, never its age
    if (!m_lock->tryLock())
        return m_lock->error() == QLockFile::LockFailedError ? Role::Second : Role::Alone;
    return Role::First;
}

bool SingleInstance::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(kMaxConnections);
    // Nobody else holds the lock, so a socket that is there belongs to nobody.
    QLocalServer::removeServer(socketPath());
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::accept);
    return m_server->listen(socketPath());
}

bool SingleInstance::handOver(const QStringList &arguments)
{
    // The first one may have its lock already and its socket not yet.
    QDeadlineTimer deadline(kAnswerMs);
    QLocalSocket socket;
    while (true) {
        socket.connectToServer(socketPath());
        if (socket.waitForConnected(kMessageMs))
            break;
        if (deadline.hasExpired())
            return false;
        QThread::msleep(kRetryMs);
    }
    const QByteArray message =
        writeInstanceMessage({ arguments, qEnvironmentVariable("XDG_ACTIVATION_TOKEN").toUtf8() });
    if (message.size() > kMaxMessage || socket.write(message) != message.size())
        return false;
    QByteArray answer;
    while (!deadline.hasExpired() && answer.size() < acknowledgement().size()) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
        answer += socket.read(acknowledgement().size());
    }
    return answer == acknowledgement();
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        socket->setReadBufferSize(kMaxMessage);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { takeMessage(socket); });
        QTimer::singleShot(kMessageMs, socket, [socket] { socket->abort(); });
        if (m_server->findChildren<QLocalSocket *>().size() > kMaxConnections)
            socket->abort();
    }
}

void SingleInstance::takeMessage(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= kMaxMessage)
            socket->abort();
        return;
    }
    const auto message = readInstanceMessage(socket->readLine(kMaxMessage));
    if (!message) {
        socket->abort();
        return;
    }
    disconnect(socket, &QLocalSocket::readyRead, this, nullptr);
    socket->write(acknowledgement());
    socket->disconnectFromServer();
    // Wayland lets a window come to the front only for somebody who was just clicked.
    if (!message->activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", message->activationToken);
    Q_EMIT startedAgain(message->arguments);
}

} // namespace hitwatch

#include "moc_single_instance.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
// Which connections a command makes is known before their first packet, with and without rights.
#include "command_process.h"
#include "support/ordinary_user.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <vector>

using namespace hitwatch;
using namespace hitwatch::test;
using Kind = CommandMessage::Kind;

namespace {

/// A server at 127.0.0.1 and ::ffff:127.0.0.1, or at ::1.
class Server {
public:
    explicit Server(int family)
        : m_socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in v4 {};
        v4.sin_family = AF_INET;
        v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        sockaddr_in6 v6 {};
        v6.sin6_family = AF_INET6;
        v6.sin6_addr = in6addr_loopback;
        if (family == AF_INET)
            m_open = ::bind(m_socket, reinterpret_cast<sockaddr *>(&v4), sizeof v4) == 0;
        else
            m_open = ::bind(m_socket, reinterpret_cast<sockaddr *>(&v6), sizeof v6) == 0;
        m_open = m_open && ::listen(m_socket, 8) == 0;
        sockaddr_in6 bound {};
        socklen_t size = sizeof bound;
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&bound), &size);
        m_port = ntohs(bound.sin6_port); // in the same place for both families
    }
    ~Server() { ::close(m_socket); }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    bool isOpen() const { return m_open; }
    quint16 port() const { return m_port; }
    bool hasClient() const
    {
        pollfd waiting { m_socket, POLLIN, 0 };
        return ::poll(&waiting, 1, 0) > 0;
    }
    /// The port of a client that has connected.
    quint16 acceptClient() const
    {
        sockaddr_in6 peer {};
        socklen_t size = sizeof peer;
        const int client = ::accept(m_socket, reinterpret_cast<sockaddr *>(&peer), &size);
        ::close(client);
        return ntohs(peer.sin6_port);
    }

private:
    int m_socket;
    bool m_open = false;
    quint16 m_port = 0;
};

std::vector<std::string> python(const std::string &code)
{
    return { "python3", "-c", "import os, socket, threading\n" + code };
}

/// The messages up to the end of the command; all are acknowledged at once.
std::vector<CommandMessage> messagesOf(const std::vector<std::string> &command)
{
    auto process = CommandProcess::prepare(command);
    std::vector<CommandMessage> messages;
    if (!process)
        return messages;
    process.value().start("/dev/null", false);
    CommandMessage message;
    while (process.value().receive(message)) {
        messages.push_back(message);
        if (message.kind == Kind::Failed || message.kind == Kind::Exited)
            break;
        process.value().acknowledge();
    }
    return messages;
}

QByteArray describe(const std::vector<CommandMessage> &messages)
{
    QByteArray text;
    for (const CommandMessage &message : messages) {
        if (message.kind == Kind::Connecting)
            text += "connects " + QByteArray::fromStdString(toHostString(message.endpoint));
        else if (message.kind == Kind::Listening)
            text += "listens " + QByteArray::fromStdString(toHostString(message.endpoint));
        else if (message.kind == Kind::NotFollowed)
            text += "not followed";
        else if (message.kind == Kind::Failed)
            text += "failed " + QByteArray::number(message.value);
        else if (WIFSIGNALED(message.value))
            text += "signal " + QByteArray::number(WTERMSIG(message.value));
        else
            text += "exit " + QByteArray::number(WEXITSTATUS(message.value));
        text += '\n';
    }
    return text;
}

} // namespace

class TestCliCommandProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void waitsUntilTheConnectionIsKnown();
    void reports_data();
    void reports();
    void listensAtAllAddresses();
    void stops();
    void givesTheKeyLog();
};

void TestCliCommandProcess::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        QSKIP("needs python3");
}

void TestCliCommandProcess::waitsUntilTheConnectionIsKnown()
{
    const Server server(AF_INET);
    QVERIFY(server.isOpen());
    auto process = CommandProcess::prepare(
        python("socket.create_connection(('127.0.0.1', " + std::to_string(server.port()) + "))"));
    QVERIFY(process);
    process.value().start("/dev/null", false);
    CommandMessage message;
    QVERIFY(process.value().receive(message));
    QCOMPARE(message.kind, Kind::Connecting);
    QVERIFY(!server.hasClient());
    process.value().acknowledge();
    QCOMPARE(server.acceptClient(), message.localPort);
    QVERIFY(process.value().receive(message));
    QCOMPARE(message.kind, Kind::Exited);
    QCOMPARE(message.value, 0);
}

void TestCliCommandProcess::reports_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<QString>("code"); // %1: the port of the server
    QTest::addColumn<QString>("expected");
    QTest::newRow("IPv4") << AF_INET << "socket.create_connection(('127.0.0.1', %1))"
                          << "connects 127.0.0.1:%1\nexit 0\n";
    QTest::newRow("IPv6") << AF_INET6 << "socket.create_connection(('::1', %1))"
                          << "connects [::1]:%1\nexit 0\n";
    QTest::newRow("IPv4 by a socket of IPv6")
        << AF_INET
        << "socket.socket(socket.AF_INET6).connect(('::ffff:127.0.0.1', %1))"
        << "connects 127.0.0.1:%1\nexit 0\n";
    QTest::newRow("wildcard address") << AF_INET << "socket.socket().connect(('0.0.0.0', %1))"
                                      << "connects 127.0.0.1:%1\nexit 0\n";
    QTest::newRow("from another thread")
        << AF_INET
        << "t = threading.Thread(target=socket.create_connection, args=(('127.0.0.1', %1),))\n"
           "t.start()\nt.join()"
        << "connects 127.0.0.1:%1\nexit 0\n";
    QTest::newRow("from a child") << AF_INET
                                  << "if os.fork() == 0:\n"
                                     "    socket.create_connection(('127.0.0.1', %1))\n"
                                     "    os._exit(0)\n"
                                     "os.wait()"
                                  << "connects 127.0.0.1:%1\nexit 0\n";
    QTest::newRow("bound by itself") << AF_INET
                                     << "s = socket.socket()\ns.bind(('127.0.0.1', 0))\n"
                                        "s.connect(('127.0.0.1', %1))"
                                     << "connects 127.0.0.1:%1\nexit 0\n";
    QTest::newRow("UDP is not TCP")
        << AF_INET << "socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', %1))"
        << "exit 0\n";
    QTest::newRow("Unix sockets are no TCP") << AF_INET
                                             << "try:\n"
                                                "    socket.socket(socket.AF_UNIX).connect('/none')\n"
                                                "except OSError: pass"
                                             << "exit 0\n";
    QTest::newRow("a wrong descriptor")
        << AF_INET
        << "s = socket.socket()\nos.close(s.fileno())\n"
           "try:\n    s.connect(('127.0.0.1', %1))\nexcept OSError: pass\ns.detach()"
        << "exit 0\n";
    QTest::newRow("exit code") << AF_INET << "os._exit(7)" << "exit 7\n";
    QTest::newRow("signal") << AF_INET << "os.kill(os.getpid(), 9)" << "signal 9\n";
}

void TestCliCommandProcess::reports()
{
    QFETCH(int, family);
    QFETCH(QString, code);
    QFETCH(QString, expected);
    const Server server(family);
    if (!server.isOpen())
        QSKIP("this machine has no such address");
    const QString port = QString::number(server.port());
    const auto work = [&] {
        return describe(messagesOf(python(code.replace(QStringLiteral("%1"), port).toStdString())));
    };
    const QByteArray wanted = expected.replace(QStringLiteral("%1"), port).toUtf8();
    QCOMPARE(work(), wanted);
    if (::geteuid() == 0)
        QCOMPARE(asNobody(work), wanted);
}

void TestCliCommandProcess::listensAtAllAddresses()
{
    const QByteArray one =
        describe(messagesOf(python("s = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\n"
                                   "print(s.getsockname()[1])")));
    QVERIFY2(one.startsWith("listens 127.0.0.1:") && one.count("listens") == 1, one.constData());
    const QByteArray all = describe(messagesOf(python("socket.socket().listen()")));
    QVERIFY2(all.contains("listens 127.0.0.1:"), all.constData());
}

void TestCliCommandProcess::stops()
{
    auto process = CommandProcess::prepare(python("socket.socket().listen()\n"
                                                  "threading.Event().wait()"));
    QVERIFY(process);
    process.value().start("/dev/null", false);
    CommandMessage message;
    while (process.value().receive(message) && message.kind == Kind::Listening) {
        process.value().acknowledge();
        process.value().requestStop();
    }
    QCOMPARE(message.kind, Kind::Exited);
    QVERIFY(WIFSIGNALED(message.value));
    QCOMPARE(WTERMSIG(message.value), SIGTERM);
}

void TestCliCommandProcess::givesTheKeyLog()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("keys"));
    auto process = CommandProcess::prepare(
        python("open(os.environ['SSLKEYLOGFILE'], 'w').write(os.environ['NODE_OPTIONS'])"));
    QVERIFY(process);
    process.value().start(path.toStdString(), true);
    CommandMessage message;
    QVERIFY(process.value().receive(message));
    QCOMPARE(message.kind, Kind::Exited);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().endsWith(QByteArray("--tls-keylog=" + path.toUtf8())));

    QCOMPARE(describe(messagesOf({ "/no/such/command" })),
        "failed " + QByteArray::number(ENOENT) + '\n');
}

QTEST_GUILESS_MAIN(TestCliCommandProcess)
#include "test_cli_command_process.moc"

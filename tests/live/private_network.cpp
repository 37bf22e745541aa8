// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/private_network.h"

#include "support/waiting.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

// QProcess starts its children with vfork(), which ThreadSanitizer takes for a fork of this program
// and then refuses to start threads.
extern "C" const char *__tsan_default_options() // NOLINT(bugprone-reserved-identifier)
{
    return "die_after_fork=0";
}

namespace hitwatch {

QString enterPrivateNetwork()
{
    if (QStandardPaths::findExecutable(QStringLiteral("ip"),
            { QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"), QStringLiteral("/usr/bin"),
                QStringLiteral("/bin") })
            .isEmpty())
        return QStringLiteral("needs iproute2 (ip)");
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0)
        return QStringLiteral("needs the right to make network namespaces (run it as root): %1")
            .arg(QString::fromLocal8Bit(std::strerror(errno)));
    // /sys shows the interfaces of the namespace in which it was mounted.
    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    if (::mount("sysfs", "/sys", "sysfs", 0, nullptr) != 0)
        return QStringLiteral("needs the right to mount sysfs");
    // Router solicitations and the like would be packets that no test sent.
    for (const char *scope : { "all", "default" }) {
        QFile setting(QStringLiteral("/proc/sys/net/ipv6/conf/%1/disable_ipv6")
                          .arg(QString::fromLatin1(scope)));
        if (setting.open(QIODevice::WriteOnly))
            setting.write("1");
    }
    return ip(QStringLiteral("link set lo up")) ? QString() : QStringLiteral("cannot bring lo up");
}

bool ip(const QString &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("ip"), arguments.split(QLatin1Char(' ')));
    const bool done = process.waitForFinished(kLongWaitMs)
        && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!done)
        qWarning("ip %s: %s", qPrintable(arguments), process.readAll().constData());
    return done;
}

bool addInterfacePair()
{
    return ip(QStringLiteral("link add va type veth peer name vb"))
        && ip(QStringLiteral("link set va up")) && ip(QStringLiteral("link set vb up"));
}

void removeInterfacePair()
{
    if (QFile::exists(QStringLiteral("/sys/class/net/va")))
        ip(QStringLiteral("link del va"));
}

FrameSender::FrameSender(const char *interface)
    : m_socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0))
    , m_interface(static_cast<int>(::if_nametoindex(interface)))
{
}

FrameSender::~FrameSender()
{
    ::close(m_socket);
}

int FrameSender::send(int count, std::size_t bytes)
{
    std::vector<unsigned char> frame(bytes, 0);
    std::memset(frame.data(), 0xff, 6);
    frame[6] = 2; // a locally administered source address
    frame[12] = kEtherType >> 8;
    frame[13] = kEtherType & 0xff;
    sockaddr_ll to {};
    to.sll_family = AF_PACKET;
    to.sll_ifindex = m_interface;
    int taken = 0;
    for (int sent = 0; sent < count; ++sent) {
        const std::uint32_t number = htonl(m_next++);
        std::memcpy(frame.data() + 14, &number, sizeof number);
        if (::sendto(m_socket, frame.data(), frame.size(), 0,
                reinterpret_cast<const sockaddr *>(&to), sizeof to)
            > 0)
            ++taken;
    }
    return taken;
}

bool FrameSender::sendFrame(const std::vector<std::uint8_t> &frame)
{
    sockaddr_ll to {};
    to.sll_family = AF_PACKET;
    to.sll_ifindex = m_interface;
    return ::sendto(m_socket, frame.data(), frame.size(), 0,
               reinterpret_cast<const sockaddr *>(&to), sizeof to)
        == static_cast<ssize_t>(frame.size());
}

} // namespace hitwatch

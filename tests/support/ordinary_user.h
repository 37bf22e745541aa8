// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hitwatch::test {

inline constexpr uid_t kNobody = 65'534;

/// Runs @p work in a child process and hands its text back.
inline QByteArray inChild(const std::function<QByteArray()> &work)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        const QByteArray text = work();
        const ssize_t written =
            ::write(ends[1], text.constData(), static_cast<size_t>(text.size()));
        ::_exit(written == text.size() ? 0 : 1);
    }
    ::close(ends[1]);
    QByteArray text;
    char buffer[1024];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        text.append(buffer, got);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return text;
}

/// The same as an ordinary user.
inline QByteArray asNobody(const std::function<QByteArray()> &work)
{
    return inChild([&work] {
        if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)
            return QByteArray("cannot become an ordinary user");
        return work();
    });
}

} // namespace hitwatch::test

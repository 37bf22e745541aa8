// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hitwatch {

namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

QString systemError()
{
    return qt_error_string(errno);
}

} // namespace

std::optional<QString> makePrivateFile(const QString &path)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    if (!folder.exists()) {
        QDir().mkpath(QFileInfo(folder.absolutePath()).absolutePath());
        if (::mkdir(QFile::encodeName(folder.absolutePath()).constData(), S_IRWXU) != 0
            && errno != EEXIST)
            return systemError();
    }
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (file < 0)
        return systemError();
    ::close(file);
    return std::nullopt;
}

UseMark::~UseMark()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool UseMark::isFirstUserOf(const QString &path)
{
    if (m_file < 0) {
        m_file =
            ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    }
    if (m_file < 0)
        return false;
    const bool isFirst = ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
    ::flock(m_file, LOCK_SH | LOCK_NB);
    return isFirst;
}

} // namespace hitwatch

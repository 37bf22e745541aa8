// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/export_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <cerrno>

namespace hitwatch {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::ExportFile)
};

/// What can be known before anything is tried, in better words than errno has.
std::optional<QString> obstacle(const QString &path)
{
    const QFileInfo file(path);
    const QString name = QDir::toNativeSeparators(path);
    const QString folder = QDir::toNativeSeparators(file.absolutePath());
    if (path.isEmpty())
        return Texts::tr("No file name was given.");
    if (file.isDir())
        return Texts::tr("Cannot write %1: it is a folder. Add a file name.").arg(name);
    const QFileInfo parent(file.absolutePath());
    if (!parent.exists())
        return Texts::tr("Cannot write %1: the folder %2 does not exist. Choose another folder.")
            .arg(name, folder);
    if (!parent.isDir())
        return Texts::tr("Cannot write %1: %2 is not a folder. Choose another folder.")
            .arg(name, folder);
    if (file.exists() && !file.isWritable())
        return Texts::tr("Cannot write %1: the file is write-protected. Choose another name.")
            .arg(name);
    if (!parent.isWritable())
        return Texts::tr(
            "Cannot write %1: you have no write permission in %2. Choose another folder.")
            .arg(name, folder);
    return std::nullopt;
}

QString failure(const QString &path, const QSaveFile &file, qsizetype wanted, int systemError)
{
    const QString name = QDir::toNativeSeparators(path);
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    const bool isFull = systemError == ENOSPC || systemError == EDQUOT
        || file.error() == QFileDevice::ResourceError
        || (storage.isValid() && storage.bytesAvailable() < wanted);
    if (isFull)
        return Texts::tr(
            "Cannot write %1: the disk is full. Free some space, or choose another location.")
            .arg(name);
    return Texts::tr("Cannot write %1: %2. Choose another location.").arg(name, file.errorString());
}

} // namespace

std::optional<QString> writeFile(const QString &path, const QByteArray &content)
{
    if (const std::optional<QString> reason = obstacle(path))
        return reason;
    QSaveFile file(path);
    const bool isNew = !QFileInfo::exists(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, file, content.size(), errno);
    if (isNew)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(content) != content.size()) {
        const int systemError = errno;
        file.cancelWriting();
        return failure(path, file, content.size(), systemError);
    }
    if (!file.commit())
        return failure(path, file, content.size(), errno);
    return std::nullopt;
}

} // namespace hitwatch

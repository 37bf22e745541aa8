// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the file of settings: what comes out is within its bounds, can be written, and is
// the same when it is read again. A file that is not understood is still there.
#include "monitor/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace hitwatch;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hitwatch.ini"));
    QFile file(path);
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    require(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();

    Settings read;
    {
        SettingsStore store(path);
        read = store.settings();
        const QStringList aside = QDir(folder.path()).entryList({ QStringLiteral("*.damaged-*") });
        if (!aside.isEmpty()) {
            QFile kept(folder.filePath(aside.first()));
            require(kept.open(QIODevice::ReadOnly) && kept.readAll() == content);
            require(!store.problem().isEmpty());
        }
        Settings changed = read;
        changed.closeToTray = !changed.closeToTray;
        require(store.set(changed));
        require(store.set(read));
    }
    const SettingsStore again(path);
    require(again.settings() == read);
    require(again.problem().isEmpty());
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace hitwatch::test {

/// A user of their own: runtime folder, settings, and no display but the offscreen one.
class DesktopHome {
public:
    DesktopHome();

    QString runtimeFolder() const { return m_folder.filePath(QStringLiteral("run")); }
    QString settingsFile() const;
    QString file(const QString &name) const { return m_folder.filePath(name); }
    /// hitwatch as that user. @param platform of Qt; empty: none is named, and there is no display.
    void start(QProcess &process, const QStringList &arguments,
        const QString &platform = QStringLiteral("offscreen")) const;

private:
    QTemporaryDir m_folder;
};

/// What one run that ends by itself left behind.
struct DesktopRun {
    int exitCode = -1; ///< -1: killed by a signal, or it did not end
    QByteArray out;
    QByteArray err;
};
DesktopRun runDesktop(const DesktopHome &home, const QStringList &arguments,
    const QString &platform = QStringLiteral("offscreen"));
/// Waits for its end. @returns what is left.
DesktopRun finish(QProcess &process);

} // namespace hitwatch::test

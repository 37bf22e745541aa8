// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace hitwatch {

/// Whether the desktop starts a program in the tray at login: a file in the user's autostart folder
/// (Desktop Application Autostart Specification). The file is the only place where that is kept,
/// since the tools of the desktop change it too.
class AutostartFile {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::AutostartFile)

public:
    /// Of this program, by its desktop file name.
    AutostartFile();
    /// @param folder for the file, made when it is needed. @param name without the suffix.
    /// @param program its path; written as a mere name where PATH leads there.
    AutostartFile(const QString &folder, const QString &name, const QString &program);

    const QString &path() const { return m_path; }
    bool isOn() const;
    /// Writes or removes the file. @returns what went wrong, one line for a person; empty: nothing.
    QString set(bool on) const;

private:
    QByteArray content() const;

    QString m_path;
    QString m_program;
};

} // namespace hitwatch

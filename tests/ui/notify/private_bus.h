// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace hitwatch::test {

/// A message bus of the test's own, always at the same address, that can die and come back.
class PrivateBus {
public:
    ~PrivateBus() { stop(); }

    /// Is there a program for it?
    static bool isPossible();
    bool start();
    /// Without a word, as by a crash.
    void stop();
    QString address() const;
    /// For what is started with it.
    const QString &folder() const { return m_path; }
    /// The bus starts @p program when somebody wants @p service. Before start().
    bool makeActivatable(const QString &service, const QString &program);

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.path();
    QProcess m_daemon;
};

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QProcess>
#include <QString>
#include <QStringList>

#include "ui/support/ui_surroundings.h"

namespace hitwatch::test {

/// One program of the desktop that the test starts and ends.
class DesktopProgram {
public:
    ~DesktopProgram() { kill(); }

    bool start(const QString &program, const QStringList &arguments);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// As by a crash.
    void kill();

private:
    QProcess m_process;
};

/// Runs @p program to its end. @returns what it wrote.
QString outputOf(const QString &program, const QStringList &arguments);

/// The whole screen, where HITWATCH_PICTURES names a folder.
void takePicture(const QString &name);

/// Before there is an application: the session bus that the script made.
void useTestBus();

} // namespace hitwatch::test

#define HITWATCH_DESKTOP_TEST_MAIN(TestClass)                                                      \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        hitwatch::test::isolateFromDesktop();                                                      \
        hitwatch::test::useTestBus();                                                              \
        QApplication application(argc, argv);                                                      \
        hitwatch::test::setUpSurroundings(application);                                            \
        QApplication::setApplicationDisplayName(QStringLiteral("Hitwatch"));                       \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }

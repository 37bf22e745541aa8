// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/ui_surroundings.h"

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QStyleFactory>

namespace hitwatch::test {

void isolateFromDesktop()
{
    QStandardPaths::setTestModeEnabled(true);
    for (const char *name : { "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP",
             "DESKTOP_SESSION", "SESSION_MANAGER" })
        qunsetenv(name);
    // Nobody answers there, and that at once.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

void setUpSurroundings(QApplication &application)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSize(10);
    QApplication::setFont(font);
    QApplication::setCursorFlashTime(0);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    QApplication::setEffectEnabled(Qt::UI_AnimateTooltip, false);
    application.setQuitOnLastWindowClosed(false);
}

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "application_setup.h"

#include "monitor/settings.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace hitwatch {

namespace {

/// Translators are the application's children: they have to stay as long as it does.
void loadTranslation(QApplication &application, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("hitwatch"));
    QCoreApplication::setApplicationName(QStringLiteral("hitwatch"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HITWATCH_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("hitwatch"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Hitwatch"));
}

void setUpApplication(QApplication &application, const Settings &settings)
{
    loadTranslation(
        application, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    loadTranslation(application, QStringLiteral("hitwatch"), QStringLiteral(":/i18n"));
    applyTheme(application, settings.theme);
    QApplication::setWindowIcon(themeIcon(QStringLiteral("hitwatch"), QApplication::palette()));
}

} // namespace hitwatch

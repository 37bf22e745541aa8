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
bool loadTranslation(QApplication &application, const QString &name, const QString &folder,
    const QLocale &locale = QLocale())
{
    auto *translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder)) {
        QCoreApplication::installTranslator(translator);
        return true;
    }
    delete translator;
    return false;
}

void loadTranslations(QApplication &application)
{
    loadTranslation(
        application, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString name = QStringLiteral("hitwatch");
    const QString folder = QStringLiteral(":/i18n");
    // Texts are in English without a translation, but not their plural forms.
    if (!loadTranslation(application, name, folder))
        loadTranslation(application, name, folder, QLocale(QLocale::English));
}

} // namespace

void nameApplication()
{
    // No organisation: folders are named once, ~/.config/hitwatch.
    QCoreApplication::setApplicationName(QStringLiteral("hitwatch"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HITWATCH_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral(HITWATCH_DESKTOP_ID));
}

void setUpApplication(QApplication &application, const Settings &settings)
{
    loadTranslations(application);
    applyTheme(application, settings.theme);
    QApplication::setWindowIcon(themeIcon(QStringLiteral("hitwatch"), QApplication::palette()));
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
// Renders each screen of the desktop into a folder, one PNG each.
#include "ui/screenshots/screens.h"
#include "ui/style/theme.h"
#include "ui/support/ui_surroundings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

QCommandLineOption optionWithValue(const char *name, const char *help, const char *standard)
{
    return { QLatin1String(name), QLatin1String(help), QStringLiteral("value"),
        QLatin1String(standard) };
}

QSize sizeOf(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return { parts.value(0).toInt(), parts.value(1).toInt() };
}

/// English comes first: it has the plural forms of what is not translated.
bool translate(QApplication &application, const QString &language)
{
    bool all = true;
    // Qt's own texts, where they are installed: names of keys, buttons.
    auto *ofQt = new QTranslator(&application);
    if (ofQt->load(QStringLiteral("qtbase_") + language,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    for (const QString &name : { QStringLiteral("en"), language }) {
        auto *translator = new QTranslator(&application);
        all = translator->load(QStringLiteral(":/i18n/hitwatch_") + name) && all;
        QCoreApplication::installTranslator(translator);
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    isolateFromDesktop();
    QApplication application(argc, argv);
    setUpSurroundings(application);

    QCommandLineParser parser;
    const auto theme = optionWithValue("theme", "light or dark", "light");
    const auto language = optionWithValue("language", "en, de ...", "en");
    const auto size = optionWithValue("size", "of windows, WIDTHxHEIGHT", "1280x800");
    const QCommandLineOption list(QStringLiteral("list"), QStringLiteral("names the screens"));
    parser.addOptions({ theme, language, size, list });
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("for the pictures"));
    parser.addPositionalArgument(QStringLiteral("screens"), QStringLiteral("default: all"));
    parser.addHelpOption();
    parser.process(application);

    if (parser.isSet(list)) {
        std::puts(qPrintable((windowScreens() + dialogScreens()).join(QLatin1Char('\n'))));
        return 0;
    }
    const QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty() || sizeOf(parser.value(size)).isEmpty())
        parser.showHelp(2);
    QLocale::setDefault(QLocale(parser.value(language)));
    Camera camera(arguments.first(), sizeOf(parser.value(size)), arguments.mid(1));
    if (!translate(application, parser.value(language)))
        camera.complain(QStringLiteral("no translation into %1").arg(parser.value(language)));

    const QTemporaryDir folder;
    SettingsStore settings(folder.filePath(QStringLiteral("settings.ini")));
    Settings chosen = settings.settings();
    chosen.theme =
        parser.value(theme) == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::Light;
    settings.set(chosen);
    applyTheme(application, chosen.theme);
    takeWindowScreens(camera, settings);
    takeDialogScreens(camera, settings);
    return camera.hasFailed() ? 1 : 0;
}

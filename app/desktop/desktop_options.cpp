// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_options.h"

#include "help_text.h"
#include "monitor/monitor_view.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr int kMaxReplaySpeed = 100;

OptionReader::Known knownOptions()
{
    OptionReader::Known known;
    known.arguments = true;
    known.flags.append({ QStringLiteral("h"), QStringLiteral("help") });
    known.flags.append({ QStringLiteral("v"), QStringLiteral("version") });
    for (const char *name : { "open", "tray", "new-window" })
        known.flags.append({ QString::fromLatin1(name) });
    known.withValue.append({ QStringLiteral("window") });
    known.withValue.append({ QStringLiteral("replay") });
    addSourceOptions(known);
    addAlertOptions(known);
    return known;
}

void readWindow(OptionReader &reader, DesktopOptions &options)
{
    options.windowSeconds = reader.number("window", 1, kMaxOptionSeconds, "a number of seconds ");
    if (!reader.error().isEmpty() || !options.windowSeconds)
        return;
    if (std::ranges::find(kOfferedWindows, *options.windowSeconds) == kOfferedWindows.end()) {
        QStringList offered;
        for (const int seconds : kOfferedWindows)
            offered += QString::number(seconds);
        reader.fail(QStringLiteral("--window must be one of %1 seconds, not '%2'")
                        .arg(offered.join(QStringLiteral(", ")), reader.value("window")));
    }
}

void readReplay(OptionReader &reader, CaptureRequest &request)
{
    request.replaySpeed = reader.number("replay", 1, kMaxReplaySpeed, "a speed ");
    if (reader.isSet("replay") && request.kind != CaptureKind::File)
        reader.fail(
            QStringLiteral("--replay requires a capture file: hitwatch FILE --replay SPEED"));
}

/// As desktops name it, which hand some files over as URLs.
QString localPath(const QString &argument)
{
    const QUrl url(argument);
    return url.isLocalFile() ? url.toLocalFile() : argument;
}

/// FILE means the same as --read FILE.
void readFileArgument(OptionReader &reader, CaptureRequest &request)
{
    const QStringList files = reader.arguments();
    if (files.isEmpty())
        return;
    if (files.size() > 1) {
        reader.fail(QStringLiteral("only one capture file can be opened at a time, not both '%1' "
                                   "and '%2'; use hitwatch --new-window FILE for each")
                        .arg(files[0], files[1]));
    }
    if (files.front().isEmpty())
        reader.fail(QStringLiteral("the capture file name is empty"));
    for (const char *name : { "read", "interface", "demo", "open" }) {
        if (reader.isSet(name)) {
            reader.fail(QStringLiteral("--%1 cannot be combined with the capture file '%2'")
                            .arg(QLatin1String(name), files.front()));
        }
    }
    request.kind = CaptureKind::File;
    request.path = localPath(files.front()).toStdString();
}

void readStart(OptionReader &reader, DesktopOptions &options)
{
    for (const char *name : { "read", "interface", "demo" })
        reader.forbid("open", name, "it asks for the capture file");
    reader.forbid("tray", "open", "the dialog requires the window");
    reader.forbid("tray", "new-window", "only the first window has a tray icon");
    options.asksForFile = reader.isSet("open");
    options.startsInTray = reader.isSet("tray");
    options.isNewWindow = reader.isSet("new-window");
}

} // namespace

std::variant<DesktopOptions, DesktopAnswer> parseDesktopOptions(const QStringList &arguments)
{
    OptionReader reader(knownOptions(), arguments);
    if (reader.error().isEmpty() && reader.isSet("help"))
        return DesktopAnswer { desktopHelpText(), 0 };
    if (reader.error().isEmpty() && reader.isSet("version"))
        return DesktopAnswer { desktopVersionText(), 0 };

    DesktopOptions options;
    CaptureRequest request = readSourceOptions(reader);
    readFileArgument(reader, request);
    readStart(reader, options);
    readReplay(reader, request);
    readWindow(reader, options);
    options.alert = readAlertOptions(reader);
    if (!reader.error().isEmpty()) {
        return DesktopAnswer { reader.complaint("hitwatch"), reader.exitCode() };
    }
    // A filter alone is an answer too: all interfaces, as in hitwatch-cli.
    if (request != CaptureRequest {})
        options.capture = std::move(request);
    return options;
}

QStringList optionsFor(const CaptureRequest &request)
{
    QStringList options;
    const auto add = [&options](const char *name, const QString &value) {
        options += QStringLiteral("--%1=%2").arg(QLatin1String(name), value);
    };
    switch (request.kind) {
    case CaptureKind::Demo:
        options += QStringLiteral("--demo");
        break;
    case CaptureKind::File:
        if (request.path == "-")
            return {};
        add("read", QString::fromStdString(request.path));
        if (request.replaySpeed)
            add("replay", QString::number(*request.replaySpeed));
        break;
    case CaptureKind::Interfaces:
        for (const std::string &name : request.interfaces)
            add("interface", QString::fromStdString(name));
        break;
    }
    if (!request.filter.empty())
        add("filter", QString::fromStdString(request.filter));
    if (!request.ports.empty())
        add("ports", QString::fromStdString(toString(request.ports)));
    if (!request.tlsKeyLog.empty())
        add("tls-key-log", QString::fromStdString(request.tlsKeyLog));
    return options;
}

QStringList handedOver(const DesktopOptions &options)
{
    const auto absolute = [](const QString &path) { return QFileInfo(path).absoluteFilePath(); };
    QStringList told;
    if (options.capture) {
        CaptureRequest request = *options.capture;
        if (request.kind == CaptureKind::File)
            request.path = absolute(QString::fromStdString(request.path)).toStdString();
        if (!request.tlsKeyLog.empty())
            request.tlsKeyLog = absolute(QString::fromStdString(request.tlsKeyLog)).toStdString();
        told = optionsFor(request);
    }
    if (options.windowSeconds)
        told += QStringLiteral("--window=%1").arg(*options.windowSeconds);
    if (options.alert.threshold)
        told += QStringLiteral("--alert-threshold=%1").arg(*options.alert.threshold);
    if (options.alert.windowSeconds)
        told += QStringLiteral("--alert-window=%1").arg(*options.alert.windowSeconds);
    if (!options.alert.ruleFile.isEmpty())
        told += QStringLiteral("--rules=%1").arg(absolute(options.alert.ruleFile));
    if (options.asksForFile)
        told += QStringLiteral("--open");
    if (options.startsInTray)
        told += QStringLiteral("--tray");
    return told;
}

QStringList newWindowArguments(const DesktopOptions &options)
{
    return QStringList { QStringLiteral("--new-window") } + handedOver(options);
}

QStringList withoutToolkitOptions(const QStringList &arguments)
{
    static constexpr std::array kWithValue { "platform", "platformpluginpath", "platformtheme",
        "plugin", "qwindowgeometry", "qwindowicon", "qwindowtitle", "style", "stylesheet",
        "display", "geometry", "session", "name", "title" };
    static constexpr std::array kFlags { "reverse", "widgetcount" };
    QStringList left;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString &argument = arguments[at];
        const QString name = argument.mid(argument.startsWith(QLatin1String("--")) ? 2 : 1);
        const auto isName = [&name](const char *known) { return name == QLatin1String(known); };
        const auto isNameAndValue = [&name](const char *known) {
            return name.startsWith(QLatin1String(known) + QLatin1Char('='));
        };
        if (at == 0 || !argument.startsWith(QLatin1Char('-')))
            left += argument;
        else if (argument == QLatin1String("--"))
            return left + arguments.mid(at);
        else if (std::ranges::any_of(kWithValue, isName))
            ++at;
        else if (!std::ranges::any_of(kFlags, isName)
            && !std::ranges::any_of(kWithValue, isNameAndValue))
            left += argument;
    }
    return left;
}

} // namespace hitwatch

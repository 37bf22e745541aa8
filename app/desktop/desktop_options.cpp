// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_options.h"

#include "help_text.h"
#include "monitor/monitor_view.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr int kMaxReplaySpeed = 100;

OptionReader::Known knownOptions()
{
    OptionReader::Known known;
    known.flags.append({ QStringLiteral("h"), QStringLiteral("help") });
    known.flags.append({ QStringLiteral("v"), QStringLiteral("version") });
    known.withValue.append({ QStringLiteral("window") });
    known.withValue.append({ QStringLiteral("replay") });
    addSourceOptions(known);
    addAlertOptions(known);
    return known;
}

void readWindow(OptionReader &reader, DesktopOptions &options)
{
    options.windowSeconds = reader.number("window", 1, kMaxOptionSeconds, "seconds ");
    if (!reader.error().isEmpty() || !options.windowSeconds)
        return;
    if (std::ranges::find(kOfferedWindows, *options.windowSeconds) == kOfferedWindows.end()) {
        QStringList offered;
        for (const int seconds : kOfferedWindows)
            offered += QString::number(seconds);
        reader.fail(QStringLiteral("--window takes one of %1 seconds, not '%2'")
                        .arg(offered.join(QStringLiteral(", ")), reader.value("window")));
    }
}

void readReplay(OptionReader &reader, CaptureRequest &request)
{
    request.replaySpeed = reader.number("replay", 1, kMaxReplaySpeed, "a speed ");
    if (reader.isSet("replay") && !reader.isSet("read"))
        reader.fail(QStringLiteral("--replay needs a capture file: --read FILE"));
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
    return told;
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
        else if (std::ranges::any_of(kWithValue, isName))
            ++at;
        else if (!std::ranges::any_of(kFlags, isName)
            && !std::ranges::any_of(kWithValue, isNameAndValue))
            left += argument;
    }
    return left;
}

} // namespace hitwatch

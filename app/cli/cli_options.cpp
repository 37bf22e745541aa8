// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_options.h"

#include "app/options/source_options.h"
#include "help_text.h"

#include <algorithm>
#include <string_view>

namespace hitwatch {

namespace {

OptionReader::Known knownOptions()
{
    OptionReader::Known known;
    for (const char *name : { "list-interfaces", "no-color", "fail-on-alert" })
        known.flags.append({ QLatin1String(name) });
    known.flags.append({ QStringLiteral("h"), QStringLiteral("help") });
    known.flags.append({ QStringLiteral("v"), QStringLiteral("version") });
    for (const char *name : { "window", "refresh", "duration", "format", "top" })
        known.withValue.append({ QLatin1String(name) });
    known.withValue.append({ QStringLiteral("o"), QStringLiteral("output") });
    addSourceOptions(known);
    addAlertOptions(known);
    return known;
}

void readFormat(OptionReader &reader, CliOptions &options)
{
    if (!reader.isSet("format"))
        return;
    const QString name = reader.value("format");
    if (name == QLatin1String("json"))
        options.format = OutputFormat::Json;
    else if (name == QLatin1String("jsonl"))
        options.format = OutputFormat::JsonLines;
    else if (name != QLatin1String("text"))
        reader.fail(QStringLiteral("--format must be text, json or jsonl, not '%1'").arg(name));
}

void readSource(OptionReader &reader, CliOptions &options)
{
    options.capture = readSourceOptions(reader);
    for (const char *name : { "read", "demo", "interface" })
        reader.forbid("list-interfaces", name, "it only lists interfaces");
    reader.forbidRepeating("output");
    reader.forbid("duration", "read", "a capture file ends on its own");
    options.listInterfaces = reader.isSet("list-interfaces");
}

void readTimes(OptionReader &reader, CliOptions &options)
{
    constexpr int kYear = 366 * 24 * 3600;
    options.window = reader.number("window", 1, kMaxOptionSeconds, "a number of seconds ");
    options.refresh = reader.number("refresh", 1, kMaxOptionSeconds, "a number of seconds ");
    options.duration = reader.number("duration", 1, kYear, "a number of seconds ");
}

constexpr const char *kRun = "run";
constexpr const char *kEndOfOptions = "--";

/// Takes "run" and the command out of @p arguments. @returns false when the command is missing
bool takeCommand(QStringList &arguments, CliOptions &options)
{
    if (arguments.value(1) != QLatin1String(kRun))
        return true;
    arguments.removeAt(1);
    const auto end = arguments.indexOf(QLatin1String(kEndOfOptions));
    if (end < 0)
        return false;
    options.command = arguments.mid(end + 1);
    arguments = arguments.mid(0, end);
    return !options.command.isEmpty();
}

void checkRun(OptionReader &reader, const CliOptions &options)
{
    if (options.command.isEmpty())
        return;
    const auto forbid = [&reader](const char *name, const char *why) {
        if (reader.isSet(name))
            reader.fail(QStringLiteral("--%1 cannot be combined with run: %2")
                            .arg(QLatin1String(name), QLatin1String(why)));
    };
    for (const char *name : { "read", "demo", "list-interfaces" })
        forbid(name, "it watches the traffic of a command");
    for (const char *name : { "refresh", "window" })
        forbid(name, "it makes one report, over the whole run");
    forbid("duration", "the command ends it");
    forbid("fail-on-alert", "the exit code is that of the command");
    if (options.format == OutputFormat::JsonLines)
        reader.fail(QStringLiteral("--format jsonl cannot be combined with run: it makes one report; use json"));
}

} // namespace

std::vector<std::string> commandToRun(int argc, char **argv)
{
    if (argc < 2 || std::string_view(argv[1]) != kRun)
        return {};
    char **const end = argv + argc;
    char **const separator = std::find_if(
        argv, end, [](const char *one) { return std::string_view(one) == kEndOfOptions; });
    return separator == end ? std::vector<std::string>()
                            : std::vector<std::string>(separator + 1, end);
}

std::variant<CliOptions, CliAnswer> parseCommandLine(const QStringList &given)
{
    CliOptions options;
    QStringList arguments = given;
    const bool commandIsMissing = !takeCommand(arguments, options);
    OptionReader reader(knownOptions(), arguments);
    if (commandIsMissing && !reader.isSet("help")) {
        return CliAnswer { QStringLiteral("hitwatch-cli: run requires a command after --, as in: "
                                          "hitwatch-cli run -- curl https://www.example.org/; "
                                          "see hitwatch-cli --help\n"),
            2 };
    }
    if (reader.error().isEmpty() && reader.isSet("help"))
        return CliAnswer { helpText(), 0 };
    if (reader.error().isEmpty() && reader.isSet("version"))
        return CliAnswer { versionText(), 0 };

    readFormat(reader, options);
    readSource(reader, options);
    readTimes(reader, options);
    options.output = reader.text("output");
    options.top = reader.number("top", 1, 100'000, "a number ");
    options.color = !reader.isSet("no-color");
    options.failOnAlert = reader.isSet("fail-on-alert");
    reader.forbid("fail-on-alert", "list-interfaces", "listing interfaces triggers no alerts");
    checkRun(reader, options);
    options.alertRules = readAlertOptions(reader).appliedTo({ AlertRule {} });
    if (!reader.error().isEmpty()) {
        return CliAnswer { reader.complaint("hitwatch-cli"), reader.exitCode() };
    }
    return options;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_options.h"

#include "app/options/source_options.h"
#include "help_text.h"

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

} // namespace

std::variant<CliOptions, CliAnswer> parseCommandLine(const QStringList &arguments)
{
    OptionReader reader(knownOptions(), arguments);
    if (reader.error().isEmpty() && reader.isSet("help"))
        return CliAnswer { helpText(), 0 };
    if (reader.error().isEmpty() && reader.isSet("version"))
        return CliAnswer { versionText(), 0 };

    CliOptions options;
    readFormat(reader, options);
    readSource(reader, options);
    readTimes(reader, options);
    options.output = reader.text("output");
    options.top = reader.number("top", 1, 100'000, "a number ");
    options.color = !reader.isSet("no-color");
    options.failOnAlert = reader.isSet("fail-on-alert");
    reader.forbid("fail-on-alert", "list-interfaces", "listing interfaces triggers no alerts");
    options.alertRules = readAlertOptions(reader).appliedTo({ AlertRule {} });
    if (!reader.error().isEmpty()) {
        return CliAnswer { reader.complaint("hitwatch-cli"), reader.exitCode() };
    }
    return options;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_options.h"

#include "capture/files/port_list.h"
#include "help_text.h"

#include <QCommandLineParser>

#include <limits>

namespace hitwatch {

namespace {

/// The options by name, and the first thing that is wrong with them.
class Reader {
public:
    explicit Reader(const QStringList &arguments)
    {
        const auto flag = [this](const QStringList &names) {
            m_parser.addOption(QCommandLineOption(names));
            m_flags += names;
        };
        const auto option = [this](const QStringList &names) {
            m_parser.addOption(QCommandLineOption(names, QString(), QStringLiteral("value")));
            m_withValue += names;
        };
        for (const char *name : { "list-interfaces", "demo", "no-color" })
            flag({ QLatin1String(name) });
        flag({ QStringLiteral("h"), QStringLiteral("help") });
        flag({ QStringLiteral("v"), QStringLiteral("version") });
        for (const char *name : { "filter", "ports", "window", "refresh", "duration",
                 "alert-threshold", "alert-window", "format", "top" }) {
            option({ QLatin1String(name) });
        }
        option({ QStringLiteral("i"), QStringLiteral("interface") });
        option({ QStringLiteral("r"), QStringLiteral("read") });
        option({ QStringLiteral("o"), QStringLiteral("output") });
        parse(arguments);
    }

    bool isSet(const char *name) const { return m_parser.isSet(QLatin1String(name)); }
    QString value(const char *name) const { return m_parser.value(QLatin1String(name)); }
    QStringList values(const char *name) const { return m_parser.values(QLatin1String(name)); }

    /// A text that must not be empty when it is given.
    QString text(const char *name)
    {
        QString given = value(name);
        if (isSet(name) && given.isEmpty())
            fail(QStringLiteral("--%1 needs a value").arg(QLatin1String(name)));
        return given;
    }

    std::optional<int> number(const char *name, int low, int high, const char *unit)
    {
        if (!isSet(name))
            return {};
        bool ok = false;
        const int number = value(name).toInt(&ok);
        if (!ok || number < low || number > high) {
            fail(QStringLiteral("--%1 takes %2from %3 to %4, not '%5'")
                     .arg(QLatin1String(name), QLatin1String(unit))
                     .arg(low)
                     .arg(high)
                     .arg(value(name)));
        }
        return number;
    }

    void forbidRepeating(const char *name)
    {
        if (values(name).size() > 1)
            fail(QStringLiteral("--%1 can be given only once").arg(QLatin1String(name)));
    }

    void forbid(const char *name, const char *with, const char *why)
    {
        if (isSet(name) && isSet(with)) {
            fail(QStringLiteral("--%1 does not go with --%2: %3")
                     .arg(QLatin1String(name), QLatin1String(with), QLatin1String(why)));
        }
    }

    void fail(const QString &text)
    {
        if (m_error.isEmpty())
            m_error = text;
    }
    const QString &error() const { return m_error; }

private:
    void parse(const QStringList &arguments)
    {
        m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
        const bool understood = m_parser.parse(arguments);
        if (const QStringList unknown = m_parser.unknownOptionNames(); !unknown.isEmpty()) {
            const QString &name = unknown.front();
            fail(QStringLiteral("unknown option %1%2")
                     .arg(QLatin1String(name.size() == 1 ? "-" : "--"), name));
        }
        for (const QString &name : std::as_const(m_withValue)) {
            // The parser takes whatever comes next, an option too.
            for (const QString &value : m_parser.values(name)) {
                if (value.startsWith(QLatin1String("--")))
                    fail(QStringLiteral("--%1 needs a value").arg(longName(name)));
            }
        }
        if (!understood)
            failAsParser(arguments);
        if (const QStringList rest = m_parser.positionalArguments(); !rest.isEmpty()) {
            fail(QStringLiteral("unexpected argument '%1' (a capture file is read with --read)")
                     .arg(rest.front()));
        }
    }

    /// What is left of the parser's own complaints: a value missing, or one too many.
    void failAsParser(const QStringList &arguments)
    {
        const QString &last = arguments.back();
        const QString name = last.startsWith(QLatin1String("--")) ? last.mid(2) : last.mid(1);
        if (m_withValue.contains(name))
            fail(QStringLiteral("--%1 needs a value").arg(longName(name)));
        for (const QString &argument : arguments) {
            const QString given = argument.section(QLatin1Char('='), 0, 0);
            if (given != argument && m_flags.contains(given.mid(2)))
                fail(QStringLiteral("%1 takes no value").arg(given));
        }
        fail(m_parser.errorText());
    }

    static QString longName(const QString &name)
    {
        if (name == QLatin1String("i"))
            return QStringLiteral("interface");
        if (name == QLatin1String("r"))
            return QStringLiteral("read");
        if (name == QLatin1String("o"))
            return QStringLiteral("output");
        return name;
    }

    QCommandLineParser m_parser;
    QStringList m_flags;
    QStringList m_withValue;
    QString m_error;
};

void readFormat(Reader &reader, CliOptions &options)
{
    if (!reader.isSet("format"))
        return;
    const QString name = reader.value("format");
    if (name == QLatin1String("json"))
        options.format = OutputFormat::Json;
    else if (name == QLatin1String("jsonl"))
        options.format = OutputFormat::JsonLines;
    else if (name != QLatin1String("text"))
        reader.fail(QStringLiteral("--format takes text, json or jsonl, not '%1'").arg(name));
}

void readSource(Reader &reader, CliOptions &options)
{
    CaptureRequest &capture = options.capture;
    reader.forbid("interface", "read", "a capture is live or a file");
    reader.forbid("demo", "read", "the demo is a capture of its own");
    reader.forbid("demo", "interface", "the demo is a capture of its own");
    for (const char *name : { "read", "demo", "interface" })
        reader.forbid("list-interfaces", name, "it only lists what can be captured");
    for (const char *name : { "read", "output", "filter", "ports" })
        reader.forbidRepeating(name);
    reader.forbid("duration", "read", "a capture file ends by itself");

    options.listInterfaces = reader.isSet("list-interfaces");
    if (reader.isSet("read"))
        capture.kind = CaptureKind::File;
    if (reader.isSet("demo"))
        capture.kind = CaptureKind::Demo;
    capture.path = reader.text("read").toStdString();
    for (const QString &name : reader.values("interface")) {
        if (name.isEmpty())
            reader.fail(QStringLiteral("--interface needs a value"));
        capture.interfaces.push_back(name.toStdString());
    }
    capture.filter = reader.text("filter").toStdString();
    if (const QString ports = reader.text("ports"); !ports.isEmpty()) {
        if (auto list = parsePortList(ports.toStdString()))
            capture.ports = std::move(list.value());
        else
            reader.fail(QString::fromStdString(list.error().message));
    }
}

void readTimes(Reader &reader, CliOptions &options)
{
    constexpr int kHour = 3600;
    constexpr int kYear = 366 * 24 * kHour;
    options.window = reader.number("window", 1, kHour, "seconds ");
    options.refresh = reader.number("refresh", 1, kHour, "seconds ");
    options.duration = reader.number("duration", 1, kYear, "seconds ");
    options.alertWindow = reader.number("alert-window", 1, kHour, "seconds ").value_or(120);
    constexpr int kMost = std::numeric_limits<int>::max();
    options.alertThreshold = reader.number("alert-threshold", 1, kMost, "a number ").value_or(7000);
}

} // namespace

std::variant<CliOptions, CliAnswer> parseCommandLine(const QStringList &arguments)
{
    Reader reader(arguments);
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
    if (!reader.error().isEmpty()) {
        return CliAnswer {
            QStringLiteral("hitwatch-cli: %1; try hitwatch-cli --help\n").arg(reader.error()), 2
        };
    }
    return options;
}

} // namespace hitwatch

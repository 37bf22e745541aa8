// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/option_reader.h"

#include <algorithm>

namespace hitwatch {

namespace {

bool anyHas(const QList<QStringList> &options, const QString &name)
{
    return std::ranges::any_of(
        options, [&name](const QStringList &names) { return names.contains(name); });
}

} // namespace

OptionReader::OptionReader(const Known &known, const QStringList &arguments)
    : m_flags(known.flags)
    , m_withValue(known.withValue)
{
    for (const QStringList &names : m_flags)
        m_parser.addOption(QCommandLineOption(names));
    for (const QStringList &names : m_withValue)
        m_parser.addOption(QCommandLineOption(names, QString(), QStringLiteral("value")));
    parse(known, arguments);
}

QString OptionReader::text(const char *name)
{
    QString given = value(name);
    if (isSet(name) && given.isEmpty())
        fail(QStringLiteral("--%1 requires a value").arg(QLatin1String(name)));
    return given;
}

std::optional<int> OptionReader::number(const char *name, int low, int high, const char *unit)
{
    if (!isSet(name))
        return {};
    bool ok = false;
    const int number = value(name).toInt(&ok);
    if (!ok || number < low || number > high) {
        fail(QStringLiteral("--%1 must be %2from %3 to %4, not '%5'")
                 .arg(QLatin1String(name), QLatin1String(unit))
                 .arg(low)
                 .arg(high)
                 .arg(value(name)));
    }
    return number;
}

void OptionReader::forbidRepeating(const char *name)
{
    if (values(name).size() > 1)
        fail(QStringLiteral("--%1 can be given only once").arg(QLatin1String(name)));
}

void OptionReader::forbid(const char *name, const char *with, const char *why)
{
    if (isSet(name) && isSet(with)) {
        fail(QStringLiteral("--%1 cannot be combined with --%2: %3")
                 .arg(QLatin1String(name), QLatin1String(with), QLatin1String(why)));
    }
}

void OptionReader::fail(const QString &text)
{
    if (m_error.isEmpty())
        m_error = text;
}

void OptionReader::failToUse(const QString &text)
{
    if (!m_error.isEmpty())
        return;
    m_error = text;
    m_exitCode = 1;
}

QString OptionReader::complaint(const char *program) const
{
    const QLatin1String name(program);
    if (m_exitCode != 2)
        return QStringLiteral("%1: %2\n").arg(name, m_error);
    return QStringLiteral("%1: %2; see %1 --help\n").arg(name, m_error);
}

void OptionReader::parse(const Known &known, const QStringList &arguments)
{
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    const bool understood = m_parser.parse(arguments);
    if (const QStringList unknown = m_parser.unknownOptionNames(); !unknown.isEmpty()) {
        const QString &name = unknown.front();
        fail(QStringLiteral("unknown option %1%2")
                 .arg(QLatin1String(name.size() == 1 ? "-" : "--"), name));
    }
    for (const QStringList &names : std::as_const(m_withValue)) {
        // The parser takes whatever comes next, an option too.
        for (const QString &value : m_parser.values(names.back())) {
            if (value.startsWith(QLatin1String("--")))
                fail(QStringLiteral("--%1 requires a value").arg(names.back()));
        }
    }
    if (!understood)
        failAsParser(arguments);
    if (const QStringList rest = m_parser.positionalArguments();
        !known.arguments && !rest.isEmpty()) {
        fail(QStringLiteral("unexpected argument '%1' (use --read to read a capture file)")
                 .arg(rest.front()));
    }
}

/// What is left of the parser's own complaints: a value missing, or one too many.
void OptionReader::failAsParser(const QStringList &arguments)
{
    const QString &last = arguments.back();
    const QString name = last.startsWith(QLatin1String("--")) ? last.mid(2) : last.mid(1);
    if (anyHas(m_withValue, name))
        fail(QStringLiteral("--%1 requires a value").arg(longName(name)));
    for (const QString &argument : arguments) {
        const QString given = argument.section(QLatin1Char('='), 0, 0);
        if (given != argument && anyHas(m_flags, given.mid(2)))
            fail(QStringLiteral("%1 does not take a value").arg(given));
    }
    fail(m_parser.errorText());
}

QString OptionReader::longName(const QString &name) const
{
    for (const QStringList &names : m_withValue) {
        if (names.contains(name))
            return names.back();
    }
    return name;
}

} // namespace hitwatch

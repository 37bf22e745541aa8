// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <optional>

namespace hitwatch {

/// The options of a command line by name, and the first thing that is wrong with them. Does not
/// need an application object, so it works before there is one.
class OptionReader {
public:
    /// Which options there are. Names of one option in one list, the short one first.
    struct Known {
        QList<QStringList> flags;
        QList<QStringList> withValue;
        bool arguments = false; ///< others than options are taken: see arguments()
    };

    /// @param arguments with the program's name in front.
    OptionReader(const Known &known, const QStringList &arguments);

    bool isSet(const char *name) const { return m_parser.isSet(QLatin1String(name)); }
    QString value(const char *name) const { return m_parser.value(QLatin1String(name)); }
    QStringList values(const char *name) const { return m_parser.values(QLatin1String(name)); }
    /// What is no option, where the program takes such arguments.
    QStringList arguments() const { return m_parser.positionalArguments(); }

    /// A text that must not be empty when it is given.
    QString text(const char *name);
    /// A whole number from @p low to @p high; empty when it is not given.
    /// @param unit in front of the range in a complaint, as in "a number of seconds ".
    std::optional<int> number(const char *name, int low, int high, const char *unit);
    void forbidRepeating(const char *name);
    void forbid(const char *name, const char *with, const char *why);

    /// The command line is wrong.
    void fail(const QString &text);
    /// The command line is right, but what it names cannot be used.
    void failToUse(const QString &text);
    /// The first complaint, without the program's name; empty: all is well.
    const QString &error() const { return m_error; }
    /// The exit code that goes with it: 2 for a wrong command line, else 1.
    int exitCode() const { return m_exitCode; }
    /// error() as a program called @p program writes it, with a newline.
    QString complaint(const char *program) const;

private:
    void parse(const Known &known, const QStringList &arguments);
    void failAsParser(const QStringList &arguments);
    QString longName(const QString &name) const;

    QCommandLineParser m_parser;
    QList<QStringList> m_flags;
    QList<QStringList> m_withValue;
    QString m_error;
    int m_exitCode = 2;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "monitor/capture_request.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hitwatch {

enum class OutputFormat : std::uint8_t { Text, Json, JsonLines };

/// The command line, checked. Times are whole seconds.
struct CliOptions {
    bool listInterfaces = false;
    CaptureRequest capture;
    std::optional<int> window;
    std::optional<int> refresh;
    std::optional<int> duration;
    std::vector<AlertRule> alertRules { AlertRule {} };
    bool failOnAlert = false; ///< exit code 3 when an alert was raised
    OutputFormat format = OutputFormat::Text;
    QString output; ///< path; empty: standard output
    std::optional<int> top; ///< rows per table
    bool color = true; ///< if it makes sense otherwise
    QStringList command; ///< run it, and watch only its traffic; empty: none
};

/// What to print instead of working, and the exit code: --help, --version, a wrong command line.
struct CliAnswer {
    QString text;
    int exitCode = 0;
};

/// The command of "hitwatch-cli run [OPTION]... -- COMMAND [ARGUMENT]..."; empty in all other cases.
std::vector<std::string> commandToRun(int argc, char **argv);

/// @param arguments with the program's name in front.
std::variant<CliOptions, CliAnswer> parseCommandLine(const QStringList &arguments);

} // namespace hitwatch

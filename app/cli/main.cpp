// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/locale.h"
#include "app/options/standard_streams.h"
#include "app/options/unix_signals.h"
#include "capture/live/helper_launcher.h"
#include "cli_options.h"
#include "command_runner.h"
#include "console.h"
#include "interface_table.h"
#include "output.h"

#include <QCoreApplication>

#include <memory>
#include <optional>
#include <utility>

namespace {

using namespace hitwatch;

int complain(const Error &error)
{
    tellUser("hitwatch-cli", error.message);
    return 1;
}

int writeOnce(Output &output, const std::string &text)
{
    if (!output.write(text) && output.error())
        return complain(*output.error());
    return 0;
}

int listInterfacesTo(Output &output, OutputFormat format)
{
    const auto interfaces = listInterfaces();
    if (!interfaces)
        return complain(interfaces.error());
    return writeOnce(output, interfaceTable(interfaces.value(), format));
}

int answer(const CliAnswer &answer)
{
    if (answer.exitCode != 0) {
        tellUser({}, answer.text.trimmed().toStdString());
        return answer.exitCode;
    }
    auto output = Output::open({}, {});
    if (!output)
        return complain(output.error());
    return writeOnce(output.value(), answer.text.toStdString());
}

int runProgram(
    CliOptions options, std::unique_ptr<CommandRunner> command, UnixSignals &signalSource)
{
    const QString input = options.capture.kind == CaptureKind::File
        ? QString::fromStdString(options.capture.path)
        : QString();
    auto output = Output::open(options.output, input);
    if (!output)
        return complain(output.error());
    if (options.listInterfaces)
        return listInterfacesTo(output.value(), options.format);
    if (command) {
        if (const auto problem = command->prepare())
            return complain(*problem);
        options.capture.tlsKeyLog = command->keyLog();
    }
    Console console(options, std::move(output.value()), std::move(command), signalSource);
    console.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    keepStandardStreams();
    // Before anything is given up: a command has the rights that its user has.
    std::optional<CommandProcess> process;
    if (const std::vector<std::string> command = commandToRun(argc, argv); !command.empty()) {
        auto prepared = CommandProcess::prepare(command);
        if (!prepared)
            return complain(prepared.error());
        process = std::move(prepared.value());
    }
    const auto launcher = HelperLauncher::startIfPrivileged();
    if (!launcher)
        return complain(launcher.error());
    chooseLocale();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hitwatch-cli"));
    UnixSignals signalSource;
    const auto parsed = parseCommandLine(QCoreApplication::arguments());
    if (const auto *instead = std::get_if<CliAnswer>(&parsed))
        return answer(*instead);
    auto command = process ? std::make_unique<CommandRunner>(std::move(*process)) : nullptr;
    return runProgram(std::get<CliOptions>(parsed), std::move(command), signalSource);
}

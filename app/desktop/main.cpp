// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/locale.h"
#include "app/options/standard_streams.h"
#include "app/options/unix_signals.h"
#include "application_setup.h"
#include "capture/live/helper_launcher.h"
#include "desktop_options.h"
#include "desktop_program.h"
#include "display_check.h"
#include "single_instance.h"

#include <QApplication>

#include <cstdio>
#include <malloc.h>

namespace {

using namespace hitwatch;

int answer(const DesktopAnswer &answer)
{
    if (answer.exitCode != 0) {
        tellUser({}, answer.text.trimmed().toStdString());
        return answer.exitCode;
    }
    const bool written =
        std::fputs(qPrintable(answer.text), stdout) >= 0 && std::fflush(stdout) == 0;
    return written ? 0 : 1;
}

int bringUpTheOther(SingleInstance &instance, const DesktopOptions &options)
{
    if (options.capture && options.capture->path == "-") {
        std::fputs("hitwatch: already running, and cannot read this standard input; quit it "
                   "first, or use hitwatch-cli\n",
            stderr);
        return 1;
    }
    if (instance.handOver(handedOver(options)))
        return 0;
    std::fputs(
        "hitwatch: already running, but does not respond; stop that process first\n", stderr);
    return 1;
}

/// Tables grow and views come and go for hours: what is large goes back to the system when it is
/// freed, instead of leaving holes.
void keepMemoryCompact()
{
#ifdef __GLIBC__
    constexpr int kLarge = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, kLarge);
    mallopt(M_TRIM_THRESHOLD, kLarge);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryCompact();
    keepStandardStreams();
    const auto launcher = HelperLauncher::startIfPrivileged();
    if (!launcher) {
        std::fprintf(stderr, "hitwatch: %s\n", launcher.error().message.c_str());
        return 1;
    }
    chooseLocale();
    QStringList arguments;
    for (int at = 0; at < argc; ++at)
        arguments += QString::fromLocal8Bit(argv[at]);
    arguments = withoutToolkitOptions(arguments);
    const auto parsed = parseDesktopOptions(arguments);
    if (const auto *instead = std::get_if<DesktopAnswer>(&parsed))
        return answer(*instead);
    const auto &options = std::get<DesktopOptions>(parsed);

    SingleInstance instance;
    const SingleInstance::Role role =
        options.isNewWindow ? SingleInstance::Role::Alone : instance.begin();
    if (role == SingleInstance::Role::Second) {
        const QCoreApplication application(argc, argv); // no display is needed for a message
        return bringUpTheOther(instance, options);
    }

    nameApplication();
    auto check = std::make_unique<DisplayCheck>();
    QApplication application(argc, argv);
    check.reset();
    if (role == SingleInstance::Role::First && !instance.listen())
        qWarning(
            "hitwatch: a second start will not find this one: the runtime folder is not usable");
    UnixSignals signalSource;
    SettingsStore settings;
    setUpApplication(application, settings.settings());
    DesktopProgram program(settings, instance, signalSource);
    program.begin(options);
    return QApplication::exec();
}

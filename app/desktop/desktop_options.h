// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/source_options.h"
#include "monitor/capture_request.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace hitwatch {

/// The command line of the desktop program, checked.
struct DesktopOptions {
    /// The source to open; empty: ask the user.
    std::optional<CaptureRequest> capture;
    std::optional<int> windowSeconds; ///< one of kOfferedWindows
    AlertOptions alert;
    bool asksForFile = false; ///< --open: starts with the dialog that opens a capture file
    bool startsInTray = false; ///< --tray: without showing the window
    bool isNewWindow = false; ///< --new-window: beside the program that runs already
};

/// What to print instead of working, and the exit code: --help, --version, a wrong command line.
struct DesktopAnswer {
    QString text;
    int exitCode = 0;
};

/// @param arguments with the program's name in front, without those that Qt takes for itself.
std::variant<DesktopOptions, DesktopAnswer> parseDesktopOptions(const QStringList &arguments);

/// The options that bring a program of the same version to @p request: for a session that is
/// restored. Empty for standard input, which is gone by then.
QStringList optionsFor(const CaptureRequest &request);

/// What is passed to the running instance, with paths that mean the same in its folder.
QStringList handedOver(const DesktopOptions &options);

/// What starts a program of the same version in a window of its own for @p options.
QStringList newWindowArguments(const DesktopOptions &options);

/// @p arguments without the options of QApplication, which finds them itself but only once there
/// is a display: -platform, -style, -session and the like.
QStringList withoutToolkitOptions(const QStringList &arguments);

} // namespace hitwatch

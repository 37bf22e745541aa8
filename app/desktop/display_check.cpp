// SPDX-License-Identifier: GPL-3.0-or-later
#include "display_check.h"

#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <unistd.h>

namespace hitwatch {

namespace {

void endWithoutDisplay(QtMsgType type, const QMessageLogContext &, const QString &)
{
    // Warnings of the plug-ins come first and say the same.
    if (type != QtFatalMsg)
        return;
    std::fputs("hitwatch: no display to open a window on (DISPLAY, WAYLAND_DISPLAY); "
               "use hitwatch-cli instead\n",
        stderr);
    // Not exit(): a half-made application object must not be taken down.
    _exit(1);
}

} // namespace

DisplayCheck::DisplayCheck()
{
    qInstallMessageHandler(endWithoutDisplay);
}

DisplayCheck::~DisplayCheck()
{
    qInstallMessageHandler(nullptr);
}

} // namespace hitwatch

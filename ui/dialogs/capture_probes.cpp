// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/capture_probes.h"

#include "capture/files/filter_compiler.h"
#include "capture/live/capture_permission.h"

namespace hitwatch {

CaptureProbes CaptureProbes::ofThisMachine()
{
    return { listInterfaces, readInterfaceTraffic, [] { return checkCapturePermission(); },
        checkCaptureFilter };
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/settings.h"
#include "ui/screenshots/camera.h"

namespace hitwatch::test {

QStringList windowScreens();
void takeWindowScreens(Camera &camera, SettingsStore &settings);

QStringList dialogScreens();
void takeDialogScreens(Camera &camera, SettingsStore &settings);

} // namespace hitwatch::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace hitwatch {

struct Settings;

/// Names, icon, translations and theme of the program.
void setUpApplication(QApplication &application, const Settings &settings);

/// What QSettings and the desktop know the program by. Before there is an application object.
void nameApplication();

} // namespace hitwatch

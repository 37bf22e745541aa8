// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hitwatch {

QString desktopHelpText();
QString desktopVersionText();

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <QString>

namespace hitwatch {

/// Why live capture is refused and what to do, in the language of the window, for a place that
/// shows advisedCommand() of @p error below the text. Sentences as plain text.
QString permissionText(const Error &error);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace hitwatch::samples {

/// A shop under load: several hosts and clients, errors, losses, an alert that came and went.
Report busy();
/// Ten seconds of nothing but TLS.
Report encryptedOnly();
/// Nothing was ever told.
Report empty();
/// Time went by without a packet, on an interface that is down.
Report silent();
/// Names that try to drive the terminal, to break the JSON, or to run out of their column.
Report hostile();

} // namespace hitwatch::samples

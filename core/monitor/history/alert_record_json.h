// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "common/result.h"

#include <QJsonObject>

namespace hitwatch {

/// The episode with its rule and its evidence, for commands, exports and the history. Times are
/// RFC 3339 UTC; the same values come back from recordFromJson(), to the nanosecond. Bytes that are
/// not UTF-8 become U+FFFD.
QJsonObject recordToJson(const AlertRecord &record);
Result<AlertRecord> recordFromJson(const QJsonObject &object);

} // namespace hitwatch

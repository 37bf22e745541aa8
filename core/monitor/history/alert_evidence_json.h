// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "monitor/history/json_reader.h"

#include <QJsonObject>

namespace hitwatch {

QJsonObject evidenceToJson(const AlertEvidence &evidence);
/// Errors are reported to the reader's JsonProblem.
AlertEvidence evidenceFromJson(const JsonReader &reader);

} // namespace hitwatch

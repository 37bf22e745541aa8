// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace hitwatch {

/// RFC 4180, with CRLF and a header line: raw numbers with the unit beside them, times in UTC.
/// What a spreadsheet would run as a formula is neutralised.
QString episodesToCsv(const std::vector<AlertRecordPtr> &episodes);

/// An array of what recordToJson() makes. What cannot be seen (control characters, marks that turn
/// the direction of text) is written as an escape of JSON: the value is the same.
QByteArray episodesToJson(const std::vector<AlertRecordPtr> &episodes);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QString>

#include <optional>

namespace hitwatch {

/// Writes @p report as JSON, schema 1, indented, with all its rows and a newline at the end: what
/// the console program prints for the same report. @returns as writeFile().
std::optional<QString> writeReport(const QString &path, const Report &report);

} // namespace hitwatch

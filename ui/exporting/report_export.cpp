// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/report_export.h"

#include "ui/exporting/export_file.h"

namespace hitwatch {

std::optional<QString> writeReport(const QString &path, const Report &report)
{
    const std::string json = toJson(report, JsonStyle::Indented);
    return writeFile(path, QByteArray::fromStdString(json) + '\n');
}

} // namespace hitwatch

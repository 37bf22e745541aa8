// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hitwatch::test {

/// Why our figures for a file of the corpus differ from its truth, on purpose. Empty: they may not.
QString reasonToDiffer(const QString &file);

/// Every file that is listed.
QStringList filesKnownToDiffer();

} // namespace hitwatch::test

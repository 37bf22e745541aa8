// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hitwatch {

/// Writes @p content to @p path as a whole or not at all (QSaveFile): a file that was there stays
/// as it was when writing fails. A new one is for its owner only (0600), since it describes other
/// people's traffic. @returns one line for a person when it failed: what, why, what to
/// do next.
std::optional<QString> writeFile(const QString &path, const QByteArray &content);

/// @p text for a cell that a spreadsheet reads: what it would run as a formula (it begins with
/// = + - @, a tab or a line end, and is not a number) gets an apostrophe in front. So does what
/// stands behind a semicolon, a tab or a line end: where those part the cells, it begins one.
QString withoutFormulas(const QString &text);

/// A cell of a CSV file as RFC 4180 wants it, withoutFormulas().
QString csvCell(const QString &text);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hitwatch {

/// Writes @p content to @p path as a whole or not at all (QSaveFile): a file that was there stays
/// as it was when writing fails. @returns one line for a person when it failed: what, why, what to
/// do next.
std::optional<QString> writeFile(const QString &path, const QByteArray &content);

/// A cell of a CSV file as RFC 4180 wants it. What a spreadsheet would run as a formula (it begins
/// with = + - @, a tab or a carriage return, and is not a number) gets an apostrophe in front.
QString csvCell(const QString &text);

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace hitwatch {

/// No text is longer, so that a file cannot make us unpack without end.
inline constexpr qsizetype kLongestPackedText = qsizetype { 8 } << 20;

/// @p text by zlib; empty when that fails.
QByteArray packText(const QByteArray &text);
/// @param size of the text. @returns empty unless @p packed is a whole text of that size, at most
/// kLongestPackedText.
std::optional<QByteArray> unpackText(const QByteArray &packed, qint64 size);

} // namespace hitwatch

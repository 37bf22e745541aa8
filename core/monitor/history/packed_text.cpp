// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/packed_text.h"

#include <zlib.h>

namespace hitwatch {

namespace {

Bytef *bytesOf(QByteArray &text)
{
    return reinterpret_cast<Bytef *>(text.data());
}

const Bytef *bytesOf(const QByteArray &text)
{
    return reinterpret_cast<const Bytef *>(text.constData());
}

} // namespace

QByteArray packText(const QByteArray &text)
{
    uLongf size = compressBound(static_cast<uLong>(text.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    const int result =
        compress(bytesOf(packed), &size, bytesOf(text), static_cast<uLong>(text.size()));
    packed.truncate(result == Z_OK ? static_cast<qsizetype>(size) : 0);
    return packed;
}

std::optional<QByteArray> unpackText(const QByteArray &packed, qint64 size)
{
    if (size < 0 || size > kLongestPackedText)
        return std::nullopt;
    QByteArray text(static_cast<qsizetype>(size), Qt::Uninitialized);
    uLongf unpacked = static_cast<uLongf>(size);
    const int result =
        uncompress(bytesOf(text), &unpacked, bytesOf(packed), static_cast<uLong>(packed.size()));
    if (result != Z_OK || static_cast<qint64>(unpacked) != size)
        return std::nullopt;
    return text;
}

} // namespace hitwatch

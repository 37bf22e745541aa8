// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

#include <vector>

namespace hitwatch {

/// RFC 4180, with CRLF and a header line. Numbers are raw, with a point and without groups, so
/// that programs can read them; the header names the units. Texts as on screen.
QString csvOf(
    const QAbstractItemModel &model, const std::vector<int> &rows, const std::vector<int> &columns);

/// As on screen, cells parted by tabs, rows by newlines, without a header.
QString tabSeparated(
    const QAbstractItemModel &model, const std::vector<int> &rows, const std::vector<int> &columns);

} // namespace hitwatch

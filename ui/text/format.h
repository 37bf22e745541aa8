// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <QLocale>
#include <QString>

#include <string_view>

namespace hitwatch {

/// How amounts are written.
struct Units {
    bool binaryBytes = false; ///< KiB = 1,024 bytes instead of kB = 1,000
    bool bytesNotBits = false; ///< rates in bytes/s instead of bits/s

    bool operator==(const Units &) const = default;
};

/// Numbers, times and texts as every part of the window writes them: with the user's QLocale and
/// units, at most three significant digits where a value is rounded. Cheap to copy.
class Format {
public:
    explicit Format(const Units &units = {}, const QLocale &locale = QLocale());

    QString count(quint64 value) const; ///< exact: "80,265"
    QString shortCount(double value) const; ///< "812", "1.2k", "3.4M": axes and key figures
    QString perSecond(double value) const; ///< "668", "12.5", "0.4": without a unit
    QString bytes(quint64 value) const; ///< "312 B", "2.1 kB", "84 kB"
    QString traffic(double bytesPerSecond) const; ///< "41.2 Mbit/s" or "5.15 MB/s"
    QString milliseconds(double value) const; ///< "0.8 ms", "18 ms", "1.2 s"
    QString share(double part, double whole) const; ///< "4.6 %"; whole 0: an en dash
    QString percent(double value) const; ///< "4.6 %" of 4.6
    QString duration(TimeNs value) const; ///< "3 min 20 s"
    QString clock(TimeNs time) const; ///< local "14:02:10"
    QString clockMs(TimeNs time) const; ///< local "14:02:10.118"
    QString dateTime(TimeNs time) const; ///< local date and time to the second

    const Units &units() const { return m_units; }
    const QLocale &locale() const { return m_locale; }

private:
    Units m_units;
    QLocale m_locale;
};

/// @p count as tr() takes it for %n: the largest int where it is more.
int pluralOf(quint64 count);

/// Text from the network as it may be shown: invalid UTF-8, control characters and everything that
/// changes the direction of writing becomes visible as \xNN or \u{NNNN}; cut to @p most characters
/// with an ellipsis. For rich text escape the result as HTML besides.
QString displayText(std::string_view text, int most = 1024);

} // namespace hitwatch

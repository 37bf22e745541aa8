// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace hitwatch {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::Format)
};

QString unknown()
{
    return QString(QChar(0x2013));
}
constexpr int kPrefixes = 7; ///< none, k, M, G, T, P, E
constexpr qint64 kMinute = 60; ///< seconds, like the next two
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

/// The digits behind the point with which @p value has three significant ones.
int decimalsOfThree(double value)
{
    return value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
}
/// One digit behind the point below ten, none from there on.
int decimalsOfTwo(double value)
{
    return value < 9.95 ? 1 : 0;
}

struct Scaled {
    double value = 0;
    int prefix = 0;
};

/// @p value >= 0 below @p base, once it is rounded to a whole number.
Scaled scaled(double value, double base)
{
    Scaled result { value, 0 };
    while (result.prefix + 1 < kPrefixes && result.value >= base - 0.5) {
        result.value /= base;
        ++result.prefix;
    }
    return result;
}

QString fixed(const QLocale &locale, double value, int decimals)
{
    return locale.toString(value, 'f', decimals);
}

/// "<0.1" for what would read as nothing, though it is something.
QString below(const QLocale &locale, double smallest, int decimals)
{
    return QLatin1Char('<') + fixed(locale, smallest, decimals);
}

QString withoutZeros(const QLocale &locale, QString digits)
{
    const QString point = locale.decimalPoint();
    if (!digits.contains(point))
        return digits;
    while (digits.endsWith(locale.zeroDigit()))
        digits.chop(locale.zeroDigit().size());
    if (digits.endsWith(point))
        digits.chop(point.size());
    return digits;
}

QString byteUnit(int prefix, bool binary)
{
    static constexpr std::array<const char *, kPrefixes> kDecimal {
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 B"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 kB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 MB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 GB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 TB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 PB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 EB"),
    };
    static constexpr std::array<const char *, kPrefixes> kBinary {
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 B"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 KiB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 MiB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 GiB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 TiB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 PiB"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 EiB"),
    };
    const auto at = static_cast<std::size_t>(prefix);
    return Text::tr(binary ? kBinary[at] : kDecimal[at]);
}

QString rateUnit(int prefix, const Units &units)
{
    static constexpr std::array<const char *, kPrefixes> kBits {
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 bit/s"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 kbit/s"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 Mbit/s"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 Gbit/s"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 Tbit/s"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 Pbit/s"),
        QT_TRANSLATE_NOOP("hitwatch::Format", "%1 Ebit/s"),
    };
    if (units.bytesNotBits)
        return Text::tr("%1/s", "bytes per second: %1 is '5 MB'")
            .arg(byteUnit(prefix, units.binaryBytes));
    return Text::tr(kBits[static_cast<std::size_t>(prefix)]);
}

QDateTime localTime(TimeNs time)
{
    const TimeNs milliseconds = time / kMillisecond - (time % kMillisecond < 0 ? 1 : 0);
    return QDateTime::fromMSecsSinceEpoch(milliseconds);
}

} // namespace

Format::Format(const Units &units, const QLocale &locale)
    : m_units(units)
    , m_locale(locale)
{
}

QString Format::count(quint64 value) const
{
    return m_locale.toString(value);
}

QString Format::shortCount(double value) const
{
    static constexpr std::array<const char *, kPrefixes> kSuffixes { "", "k", "M", "G", "T", "P",
        "E" };
    if (!std::isfinite(value))
        return unknown();
    if (value < 0)
        return m_locale.negativeSign() + shortCount(-value);
    const Scaled number = scaled(value, 1000);
    const QString digits = fixed(m_locale, number.value, decimalsOfThree(number.value));
    return withoutZeros(m_locale, digits)
        + QLatin1String(kSuffixes[static_cast<std::size_t>(number.prefix)]);
}

QString Format::perSecond(double value) const
{
    if (!std::isfinite(value))
        return unknown();
    if (value < 0)
        return m_locale.negativeSign() + perSecond(-value);
    if (value == 0)
        return fixed(m_locale, 0, 0);
    if (value < 0.005)
        return below(m_locale, 0.01, 2);
    return fixed(m_locale, value, value < 0.095 ? 2 : value < 99.95 ? 1 : 0);
}

QString Format::bytes(quint64 value) const
{
    const Scaled number = scaled(static_cast<double>(value), m_units.binaryBytes ? 1024.0 : 1000.0);
    const int decimals = number.prefix == 0 ? 0 : decimalsOfTwo(number.value);
    return byteUnit(number.prefix, m_units.binaryBytes)
        .arg(fixed(m_locale, number.value, decimals));
}

QString Format::traffic(double bytesPerSecond) const
{
    if (!std::isfinite(bytesPerSecond))
        return unknown();
    if (bytesPerSecond < 0)
        return m_locale.negativeSign() + traffic(-bytesPerSecond);
    const double rate = m_units.bytesNotBits ? bytesPerSecond : bytesPerSecond * 8;
    if (rate > 0 && rate < 0.5)
        return rateUnit(0, m_units).arg(below(m_locale, 1, 0));
    const bool binary = m_units.bytesNotBits && m_units.binaryBytes;
    const Scaled number = scaled(rate, binary ? 1024.0 : 1000.0);
    const int decimals = number.prefix == 0 ? 0 : decimalsOfThree(number.value);
    return rateUnit(number.prefix, m_units).arg(fixed(m_locale, number.value, decimals));
}

QString Format::milliseconds(double value) const
{
    if (!std::isfinite(value))
        return unknown();
    if (value < 0)
        return m_locale.negativeSign() + milliseconds(-value);
    if (value >= 999.5) {
        const double seconds = value / 1000;
        return Text::tr("%1 s").arg(fixed(m_locale, seconds, decimalsOfTwo(seconds)));
    }
    if (value > 0 && value < 0.005)
        return Text::tr("%1 ms").arg(below(m_locale, 0.01, 2));
    const int decimals = value == 0 ? 0 : value < 0.095 ? 2 : decimalsOfTwo(value);
    return Text::tr("%1 ms").arg(fixed(m_locale, value, decimals));
}

QString Format::share(double part, double whole) const
{
    return whole == 0 ? unknown() : percent(part / whole * 100);
}

QString Format::percent(double value) const
{
    if (!std::isfinite(value))
        return unknown();
    if (value < 0)
        return m_locale.negativeSign() + percent(-value);
    QString digits;
    if (value > 0 && value < 0.05)
        digits = below(m_locale, 0.1, 1);
    else if (value >= 99.95 && value < 100) // not all of them: do not say so
        digits = QLatin1Char('>') + fixed(m_locale, 99.9, 1);
    else
        digits = fixed(m_locale, value, value > 0 && value < 99.95 ? 1 : 0);
    return Text::tr("%1%2", "4.6%: number and percent sign").arg(digits, m_locale.percent());
}

QString Format::duration(TimeNs value) const
{
    if (value < 0) // the smallest number has no positive twin
        return m_locale.negativeSign() + duration(value == INT64_MIN ? INT64_MAX : -value);
    if (value > 0 && value < kSecond - kMillisecond / 2)
        return milliseconds(static_cast<double>(value) / static_cast<double>(kMillisecond));
    const qint64 seconds = value / kSecond + (value % kSecond >= kSecond / 2 ? 1 : 0);
    const auto whole = [this](qint64 number) { return m_locale.toString(number); };
    const auto both = [](const QString &big, qint64 rest, const QString &small) {
        return rest == 0 ? big
                         : Text::tr("%1 %2", "3 min 20 s: '3 min' and '20 s'").arg(big, small);
    };
    const QString inSeconds = Text::tr("%1 s").arg(whole(seconds % kMinute));
    const QString inMinutes = Text::tr("%1 min").arg(whole(seconds % kHour / kMinute));
    const QString inHours = Text::tr("%1 h").arg(whole(seconds % kDay / kHour));
    if (seconds < kMinute)
        return inSeconds;
    if (seconds < kHour)
        return both(inMinutes, seconds % kMinute, inSeconds);
    if (seconds < kDay)
        return both(inHours, seconds % kHour / kMinute, inMinutes);
    const QString inDays = Text::tr("%1 d", "days").arg(whole(seconds / kDay));
    return both(inDays, seconds % kDay / kHour, inHours);
}

QString Format::clock(TimeNs time) const
{
    return m_locale.toString(localTime(time).time(), QStringLiteral("HH:mm:ss"));
}

QString Format::clockMs(TimeNs time) const
{
    return m_locale.toString(localTime(time).time(), QStringLiteral("HH:mm:ss.zzz"));
}

QString Format::dateTime(TimeNs time) const
{
    return Text::tr("%1 %2", "date and time of day")
        .arg(m_locale.toString(localTime(time).date(), QLocale::ShortFormat), clock(time));
}

int pluralOf(quint64 count)
{
    return static_cast<int>(std::min<quint64>(count, std::numeric_limits<int>::max()));
}

} // namespace hitwatch

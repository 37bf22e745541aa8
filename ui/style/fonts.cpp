// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>
#include <QStringList>

#include <algorithm>

namespace hitwatch {
namespace {

bool digitsAreOfOneWidth(const QFont &font)
{
    // At a large size hinting does not hide the difference.
    QFont large = font;
    large.setPixelSize(100);
    const QFontMetricsF metrics(large);
    const qreal zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (qAbs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > 0.5)
            return false;
    }
    return true;
}

QString familyOfTabularDigits()
{
    static const QString family = [] {
        const QStringList candidates { QStringLiteral("Noto Sans"), QStringLiteral("Open Sans"),
            QStringLiteral("Roboto"), QStringLiteral("Liberation Sans"),
            QStringLiteral("DejaVu Sans") };
        const QStringList families = QFontDatabase::families();
        const auto found =
            std::find_if(candidates.begin(), candidates.end(), [&families](const QString &name) {
                return families.contains(name) && digitsAreOfOneWidth(QFont(name));
            });
        return found == candidates.end() ? QString() : *found;
    }();
    return family;
}

} // namespace

QFont tabularFont(const QFont &base)
{
    // Qt reaches the 'tnum' feature of a font only since 6.7.
    static QHash<QString, bool> tabular;
    const QString key = base.family() + QLatin1Char('\n') + QString::number(base.weight());
    auto known = tabular.constFind(key);
    if (known == tabular.constEnd())
        known = tabular.insert(key, digitsAreOfOneWidth(base));
    if (*known || familyOfTabularDigits().isEmpty())
        return base;
    QFont font = base;
    font.setFamilies({ familyOfTabularDigits(), base.family() });
    return font;
}

QFont monospaceFont(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    if (base.pixelSize() > 0)
        font.setPixelSize(base.pixelSize());
    else
        font.setPointSizeF(base.pointSizeF());
    font.setWeight(base.weight());
    font.setItalic(base.italic());
    return font;
}

} // namespace hitwatch

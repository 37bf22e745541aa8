// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/palettes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace hitwatch {
namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

/// @p wanted, moved towards @p safe as far as it takes to be readable on @p background.
QColor readable(const QColor &wanted, const QColor &safe, const QColor &background, double least)
{
    constexpr int kSteps = 20;
    for (int step = 0; step < kSteps; ++step) {
        const QColor mixed = blend(safe, wanted, static_cast<double>(step) / kSteps);
        if (contrast(mixed, background) >= least)
            return mixed;
    }
    return safe;
}

/// The meanings in the colours of a desktop that has its own.
Colours adapted(const QPalette &palette)
{
    Colours colours = isDark(palette) ? darkColours() : lightColours();
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor panel = palette.color(QPalette::Active, QPalette::Base);
    const QColor accent = palette.color(QPalette::Active, QPalette::Highlight);
    colours.text = text;
    colours.window = palette.color(QPalette::Active, QPalette::Window);
    colours.panel = panel;
    colours.accent = readable(accent, text, panel, 4.5);
    colours.selection = blend(accent, panel, colours.dark ? 0.35 : 0.18);
    // On every one of them text of this colour is read.
    QColor worst = panel;
    for (const QColor &background : { colours.window, colours.selection }) {
        if (contrast(text, background) < contrast(text, worst))
            worst = background;
    }
    colours.mutedText = readable(blend(text, panel, 0.65), text, worst, 4.5);
    colours.border = blend(text, panel, 0.16);
    colours.track = blend(text, panel, 0.16);
    colours.warningShade = blend(colours.warning, panel, 0.14);
    colours.lossShade = blend(colours.statusClass[1], panel, 0.16);
    colours.good = readable(colours.good, text, panel, 4.5);
    colours.warning = readable(colours.warning, text, panel, 4.5);
    return colours;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5F;
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({ luminance(one), luminance(other) });
    return (lighter + 0.05) / (darker + 0.05);
}

QColor blend(const QColor &upper, const QColor &lower, double share)
{
    const auto mix = [share](float up, float low) {
        return static_cast<float>(double { up } * share + double { low } * (1 - share));
    };
    return QColor::fromRgbF(mix(upper.redF(), lower.redF()), mix(upper.greenF(), lower.greenF()),
        mix(upper.blueF(), lower.blueF()));
}

const Colours &coloursOf(const QPalette &palette)
{
    const auto colour = [&palette](QPalette::ColorRole role) {
        return palette.color(QPalette::Active, role).rgba();
    };
    using Key = std::array<QRgb, 4>;
    const Key key { colour(QPalette::Window), colour(QPalette::Base), colour(QPalette::Text),
        colour(QPalette::Highlight) };
    // One set for each palette that was ever in use: references to it stay.
    static std::map<Key, Colours> sets;
    const auto known = sets.find(key);
    if (known != sets.end())
        return known->second;
    const Colours &own = isDark(palette) ? darkColours() : lightColours();
    const Key ownKey { own.window.rgba(), own.panel.rgba(), own.text.rgba(), own.accent.rgba() };
    return sets.emplace(key, key == ownKey ? own : adapted(palette)).first->second;
}

} // namespace hitwatch

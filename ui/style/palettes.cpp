// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/palettes.h"

namespace hitwatch {
namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Colours makeLight()
{
    Colours colours;
    colours.dark = false;
    colours.accent = rgb(0x0B72B9);
    colours.text = rgb(0x1D2126);
    colours.mutedText = rgb(0x5F6672);
    colours.window = rgb(0xF1F2F4);
    colours.panel = rgb(0xFFFFFF);
    colours.border = rgb(0xDCDFE4);
    colours.selection = rgb(0xD9ECF8);
    colours.track = rgb(0xD9DCE1);
    colours.good = rgb(0x007A58);
    colours.warning = rgb(0xAF4400);
    colours.warningShade = rgb(0xFBE9DD);
    colours.lossShade = rgb(0xF3E6F0);
    colours.statusClass = { rgb(0x848A93), rgb(0xB6628F), rgb(0x009E73), rgb(0x56B4E9),
        rgb(0xE69F00), rgb(0xD55E00) };
    return colours;
}

Colours makeDark()
{
    Colours colours;
    colours.dark = true;
    colours.accent = rgb(0x4BA3E0);
    colours.text = rgb(0xE6E7EA);
    colours.mutedText = rgb(0xA8ADB5);
    colours.window = rgb(0x1F2023);
    colours.panel = rgb(0x27282B);
    colours.border = rgb(0x3B3D42);
    colours.selection = rgb(0x1C3E57);
    colours.track = rgb(0x3D4045);
    colours.good = rgb(0x2FBF94);
    colours.warning = rgb(0xF48A45);
    colours.warningShade = rgb(0x3F2D22);
    colours.lossShade = rgb(0x3A2B39);
    colours.statusClass = { rgb(0x878C95), rgb(0xCC79A7), rgb(0x009E73), rgb(0x56B4E9),
        rgb(0xE69F00), rgb(0xD55E00) };
    return colours;
}

} // namespace

const Colours &lightColours()
{
    static const Colours colours = makeLight();
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours = makeDark();
    return colours;
}

QPalette paletteOf(const Colours &colours)
{
    const QColor button = colours.dark ? rgb(0x2D2F33) : rgb(0xFFFFFF);
    const QColor disabled = blend(colours.text, colours.window, 0.42);
    const QColor shadow = colours.dark ? rgb(0x000000) : blend(colours.text, colours.window, 0.6);
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, colours.window);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Base, colours.panel);
    set(QPalette::AlternateBase, blend(colours.text, colours.panel, 0.03));
    set(QPalette::Text, colours.text);
    set(QPalette::PlaceholderText, colours.mutedText);
    set(QPalette::Button, button);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::BrightText, rgb(0xFFFFFF));
    set(QPalette::Highlight, colours.accent);
    set(QPalette::HighlightedText, colours.dark ? rgb(0x0F1114) : rgb(0xFFFFFF));
    set(QPalette::Link, colours.accent);
    set(QPalette::LinkVisited, colours.dark ? rgb(0xC79AE0) : rgb(0x7A4B9A));
    set(QPalette::ToolTipBase, colours.dark ? rgb(0x3A3C41) : rgb(0xFFFFFF));
    set(QPalette::ToolTipText, colours.text);
    set(QPalette::Light, colours.dark ? rgb(0x3A3C41) : rgb(0xFFFFFF));
    set(QPalette::Midlight, blend(colours.text, colours.window, 0.06));
    set(QPalette::Mid, blend(colours.text, colours.window, 0.28));
    set(QPalette::Dark, blend(colours.text, colours.window, colours.dark ? 0.30 : 0.40));
    set(QPalette::Shadow, shadow);

    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::PlaceholderText, QPalette::Link, QPalette::LinkVisited })
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, colours.window);
    palette.setColor(QPalette::Disabled, QPalette::Button, blend(button, colours.window, 0.5));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.track);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    return palette;
}

} // namespace hitwatch

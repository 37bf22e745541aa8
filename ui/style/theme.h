// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/settings.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

#include <array>

class QApplication;
class QFont;
class QWidget;

namespace hitwatch {

/// The grid of all spacing, device-independent pixels.
inline constexpr int kGridUnit = 8;

/// Colours that carry a meaning; two sets, for light and for dark palettes.
struct Colours {
    bool dark = false;
    QColor accent; ///< of controls, bars, links
    QColor text;
    QColor mutedText; ///< labels, units; contrast at least 4.5 to panel
    QColor window; ///< behind the panels
    QColor panel; ///< cards, tables, the chart
    QColor border; ///< one pixel around panels
    QColor selection; ///< behind selected rows: text, muted text and bars stay readable on it
    QColor track; ///< the empty part of a bar, the grid of the chart
    QColor good; ///< nothing lost
    QColor warning; ///< alert level, loss; contrast at least 4.5 to panel as text
    QColor warningShade; ///< behind an episode or a notice
    QColor lossShade; ///< behind seconds with loss
    /// By status class as in SeriesPoint::byClass: [0] no answer, [1] 1xx, [2] 2xx ... [5] 5xx.
    /// Okabe and Ito's colour-blind safe set.
    std::array<QColor, 6> statusClass;
};

/// The set that goes with @p palette.
const Colours &coloursOf(const QPalette &palette);

/// Gives the whole program the palette and the style sheet-free look of @p choice, now and whenever
/// the desktop's own preference changes (System).
void applyTheme(QApplication &application, ThemeChoice choice);

/// Our own drawing in the text colour of @p palette, crisp at every size and scale; a new palette
/// needs a new icon. Names: "start", "stop", "freeze", "live", "interfaces", "open", "export",
/// "search", "settings", "filter", "hide", "copy", "close", "check", "warning", "info", "compact",
/// "expand"; in colours of their own "hitwatch", and for the tray "hitwatch-idle",
/// "hitwatch-capturing", "hitwatch-alert", which differ in shape as well. Any other: a null icon.
QIcon themeIcon(const QString &name, const QPalette &palette);

/// The font of numbers in tables and figures: digits of one width.
QFont tabularFont(const QFont &base);
QFont monospaceFont(const QFont &base);

} // namespace hitwatch

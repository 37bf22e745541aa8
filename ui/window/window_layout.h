// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QSettings;

namespace hitwatch {

class WindowPanels;

/// Puts all docks where they are in a new window.
void applyDefaultLayout(QMainWindow *window, const WindowPanels &panels);

/// Size, place and docks of @p window, with a version and a check sum.
void saveLayout(const QMainWindow *window, QSettings &settings);
/// @returns false, with @p window as it was, when there is nothing, or nothing usable.
bool restoreLayout(QMainWindow *window, QSettings &settings);

} // namespace hitwatch

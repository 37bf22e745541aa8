// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings_page.h"

namespace hitwatch {

class AutostartChoice;

/// Look, units, refresh, and how the program starts and closes.
class GeneralPage : public SettingsPage {
    Q_OBJECT

public:
    explicit GeneralPage(SettingsStore &store, QWidget *parent = nullptr);

    /// Of what the store does not keep.
    void restoreDefaults();

private:
    AutostartChoice *m_autostart;
};

/// Sections, how far back, limits.
class DataPage : public SettingsPage {
    Q_OBJECT

public:
    explicit DataPage(SettingsStore &store, QWidget *parent = nullptr);

private:
    void addSections();
    void addLimits();
};

/// The alert rules in words, and what happens with alerts.
class AlertPage : public SettingsPage {
    Q_OBJECT

public:
    explicit AlertPage(SettingsStore &store, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The person wants to edit the rules.
    void rulesRequested();
};

} // namespace hitwatch

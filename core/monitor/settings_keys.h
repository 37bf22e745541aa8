// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/settings.h"

#include <QString>
#include <QVariant>

#include <vector>

namespace hitwatch {

/// One value of Settings and its place in the file.
class SettingsKey {
public:
    virtual ~SettingsKey() = default;

    virtual QString name() const = 0; ///< "group/key"
    virtual QVariant value(const Settings &settings) const = 0;
    /// Sets it from what a file holds. @returns false, and leaves it as it is, for anything that
    /// is not a value in its range.
    virtual bool setValue(Settings &settings, const QVariant &value) const = 0;
    /// Whether the value that @p settings has is in its range.
    virtual bool isValid(const Settings &settings) const = 0;
};

/// All of them.
const std::vector<const SettingsKey *> &settingsKeys();

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/settings.h"

#include <QDialog>

#include <memory>

namespace hitwatch {

/// All settings, each checked while it is typed and in effect at once.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(SettingsStore &settings, QWidget *parent = nullptr);
    ~SettingsDialog() override;

Q_SIGNALS:
    /// The person wants to edit the alert rules.
    void rulesRequested();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

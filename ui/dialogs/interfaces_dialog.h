// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"
#include "monitor/settings.h"

#include <QDialog>

#include <memory>

namespace hitwatch {

/// 'What shall we watch?': interfaces with their live traffic, capture options, capture files, the
/// demo. Remembers the choice in the settings.
class InterfacesDialog : public QDialog {
    Q_OBJECT

public:
    explicit InterfacesDialog(SettingsStore &settings, QWidget *parent = nullptr);
    ~InterfacesDialog() override;

    /// What was chosen; valid after exec() or accepted().
    const CaptureRequest &request() const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

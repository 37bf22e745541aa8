// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"
#include "monitor/settings.h"

#include <QDialog>
#include <QString>

#include <memory>

namespace hitwatch {

struct CaptureProbes;

/// 'What shall we watch?': interfaces with their live traffic, capture options, capture files, the
/// demo. Remembers the choice in the settings.
class InterfacesDialog : public QDialog {
    Q_OBJECT

public:
    explicit InterfacesDialog(SettingsStore &settings, QWidget *parent = nullptr);
    /// With what the system would answer.
    InterfacesDialog(
        SettingsStore &settings, const CaptureProbes &probes, QWidget *parent = nullptr);
    ~InterfacesDialog() override;

    /// What was chosen; valid after exec() or accepted().
    const CaptureRequest &request() const;

    /// Why 'Start watching' is not possible now, in one line; empty: it is.
    QString startProblem() const;

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "monitor/settings.h"
#include "ui/text/format.h"

#include <QObject>
#include <QTimer>

namespace hitwatch {

class ViewWiring;
class WindowPanels;

/// What was chosen in the settings, put into effect at once. Counting begins anew where the engine
/// has to be set up differently, but only once the person has stopped typing, and never at the cost
/// of numbers that cannot be captured again.
class SettingsEffect : public QObject {
    Q_OBJECT

public:
    SettingsEffect(LiveSession &session, WindowPanels &panels, ViewWiring &wiring,
        SettingsStore &settings, QObject *parent);

    const Format &format() const { return m_format; }
    /// How a capture of @p request is set up.
    SessionOptions options(const CaptureRequest &request) const;
    /// For this run only, instead of the rules in the settings.
    void overrideAlertRules(const std::vector<AlertRule> &rules);
    std::vector<AlertRule> alertRules() const;
    /// As a person wants them: in effect at once, and kept.
    void applyRules(const std::vector<AlertRule> &rules);

Q_SIGNALS:
    void formatChanged(const hitwatch::Format &format);
    void rulesChanged(const std::vector<hitwatch::AlertRule> &rules);
    /// One line that says what happens now.
    void restartRequested(const QString &why);
    void told(const QString &text);

private:
    void apply(const Settings &now, const Settings &before);
    void applyFormat(const Settings &settings);
    void applyAlertRules();
    std::vector<AlertRule> rulesFor(const CaptureRequest &request) const;
    void restart();

    LiveSession &m_session;
    WindowPanels &m_panels;
    ViewWiring &m_wiring;
    SettingsStore &m_settings;
    Format m_format;
    std::optional<std::vector<AlertRule>> m_alertRules;
    QTimer m_restart;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings_effect.h"

#include "ui/chart/traffic_chart.h"
#include "ui/style/theme.h"
#include "ui/window/view_wiring.h"
#include "ui/window/window_panels.h"

#include <QApplication>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kTypingMs = 700;

/// The rule whose level stands in the chart: the first one that looks at all messages or requests.
std::optional<AlertRule> drawnRule(const std::vector<AlertRule> &rules)
{
    const auto drawn = std::find_if(rules.begin(), rules.end(), [](const AlertRule &rule) {
        return rule.enabled && rule.scope.isAll()
            && (rule.metric == AlertMetric::Messages || rule.metric == AlertMetric::Requests);
    });
    return drawn == rules.end() ? std::nullopt : std::optional(*drawn);
}

bool needsRestart(const Settings &now, const Settings &before)
{
    return now.retentionSeconds != before.retentionSeconds || now.sectionRule != before.sectionRule
        || now.flows != before.flows || now.keysPerTable != before.keysPerTable
        || now.requestList != before.requestList;
}

} // namespace

SettingsEffect::SettingsEffect(LiveSession &session, WindowPanels &panels, ViewWiring &wiring,
    SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_wiring(wiring)
    , m_settings(settings)
{
    m_restart.setSingleShot(true);
    m_restart.setInterval(kTypingMs);
    connect(&m_restart, &QTimer::timeout, this, &SettingsEffect::restart);
    connect(&settings, &SettingsStore::changed, this, &SettingsEffect::apply);
    applyFormat(settings.settings());
    applyAlertRules();
    session.setRefresh(std::chrono::milliseconds(settings.settings().refreshMilliseconds));
}

SessionOptions SettingsEffect::options() const
{
    SessionOptions options;
    options.limits = m_settings.settings().limits();
    options.alertRules = alertRules();
    options.retentionSeconds = m_settings.settings().retentionSeconds;
    return options;
}

std::vector<AlertRule> SettingsEffect::alertRules() const
{
    return m_alertRules.value_or(m_settings.settings().alertRules);
}

void SettingsEffect::overrideAlertRules(const std::vector<AlertRule> &rules)
{
    m_alertRules = rules;
    applyAlertRules();
}

void SettingsEffect::applyRules(const std::vector<AlertRule> &rules)
{
    Settings changed = m_settings.settings();
    if (changed.alertRules == rules) { // what they were before the command line's
        m_alertRules.reset();
        applyAlertRules();
        return;
    }
    changed.alertRules = rules;
    m_settings.set(changed); // applies them, as every change of the settings
}

void SettingsEffect::apply(const Settings &now, const Settings &before)
{
    if (now.refreshMilliseconds != before.refreshMilliseconds)
        m_session.setRefresh(std::chrono::milliseconds(now.refreshMilliseconds));
    if (now.windowSeconds != before.windowSeconds)
        m_wiring.setWindow(now.windowSeconds);
    if (now.theme != before.theme)
        applyTheme(*qApp, now.theme);
    if (now.binaryUnits != before.binaryUnits || now.bytesNotBits != before.bytesNotBits)
        applyFormat(now);
    if (now.alertRules != before.alertRules) {
        m_alertRules.reset();
        applyAlertRules();
    }
    if (needsRestart(now, before))
        m_restart.start();
}

void SettingsEffect::applyFormat(const Settings &settings)
{
    m_format =
        Format({ .binaryBytes = settings.binaryUnits, .bytesNotBits = settings.bytesNotBits });
    m_panels.setFormat(m_format);
    Q_EMIT formatChanged(m_format);
}

void SettingsEffect::applyAlertRules()
{
    const std::vector<AlertRule> rules = alertRules();
    m_panels.chart()->setAlertRule(drawnRule(rules));
    m_session.setAlertRules(rules);
    Q_EMIT rulesChanged(rules);
}

void SettingsEffect::restart()
{
    const CaptureRequest &request = m_session.request();
    const bool fromStandardInput = request.kind == CaptureKind::File && request.path == "-";
    switch (m_session.state()) {
    case CaptureState::Idle:
    case CaptureState::Failed:
        return;
    case CaptureState::Finished:
        if (request.kind != CaptureKind::Interfaces && !fromStandardInput)
            break;
        Q_EMIT told(tr("The new settings count from the next start on; these numbers stay."));
        return;
    case CaptureState::Opening:
    case CaptureState::Capturing:
    case CaptureState::Reading:
        if (!fromStandardInput)
            break;
        Q_EMIT told(tr("The new settings count from the next start on: standard input cannot be "
                       "read again."));
        return;
    }
    Q_EMIT restartRequested(tr("Counting began anew: the settings have changed."));
}

} // namespace hitwatch

#include "moc_settings_effect.cpp"

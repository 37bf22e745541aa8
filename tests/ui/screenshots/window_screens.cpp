// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/alerts/alerts_panel.h"
#include "ui/chart/traffic_chart.h"
#include "ui/figures/compact_view.h"
#include "ui/figures/key_figures.h"
#include "ui/rules/rules_dialog.h"
#include "ui/screenshots/screens.h"
#include "ui/support/capture_views.h"
#include "ui/tables/table_panel.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QTemporaryDir>

#include <algorithm>

namespace hitwatch::test {

namespace {

/// The window, told what to do as its own parts would tell it.
class Stage {
public:
    /// With @p settings, but nothing of what earlier windows remembered.
    Stage(Camera &camera, const Settings &settings)
        : m_camera(camera)
        , m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
        , m_window(withSettings(settings))
    {
        m_window.resize(camera.size());
        m_window.show();
    }

    MainWindow &window() { return m_window; }
    LiveSession &session() { return m_window.session(); }
    const MonitorView &view() { return *session().view(); }

    void read(const QString &capture)
    {
        m_window.watch(captureFile(capture));
        if (!QTest::qWaitFor(
                [this] {
                    return session().state() == CaptureState::Finished
                        || session().state() == CaptureState::Failed;
                },
                kLongWaitMs))
            m_camera.complain(QStringLiteral("%1 was not read").arg(capture));
    }

    void watchDemo(std::uint64_t requests)
    {
        m_window.watch(demoCapture());
        waitFor([requests](const MonitorView &seen) { return seen.stats.requests >= requests; });
    }

    /// What a person does there is in the view when this returns.
    void waitFor(const std::function<bool(const MonitorView &)> &condition)
    {
        if (!waitForView(session(), condition))
            m_camera.complain(QStringLiteral("the view did not come"));
    }

    TablePanel *table(TableKind kind)
    {
        const auto panels = m_window.findChildren<TablePanel *>();
        const auto found = std::find_if(panels.begin(), panels.end(),
            [kind](const TablePanel *panel) { return panel->kind() == kind; });
        if (found == panels.end())
            qFatal("the window has no such table");
        return *found;
    }

    void trigger(const QKeySequence &shortcut)
    {
        const auto actions = m_window.findChildren<QAction *>();
        const auto found = std::find_if(actions.begin(), actions.end(),
            [&shortcut](const QAction *action) { return action->shortcut() == shortcut; });
        if (found == actions.end())
            m_camera.complain(QStringLiteral("no action %1").arg(shortcut.toString()));
        else
            (*found)->trigger();
    }

    void take(const QString &screen) { m_camera.take(m_window, screen); }
    void take(QWidget &dialog, const QString &screen) { m_camera.take(dialog, screen); }
    void complain(const QString &text) { m_camera.complain(text); }

private:
    SettingsStore &withSettings(const Settings &settings)
    {
        m_settings.set(settings);
        return m_settings;
    }

    Camera &m_camera;
    const QTemporaryDir m_folder;
    SettingsStore m_settings;
    MainWindow m_window;
};

QString demoFile()
{
    return QStringLiteral(HITWATCH_SOURCE_DIR "/resources/demo.pcap");
}

void takeNotStarted(Stage &stage)
{
    stage.take(QStringLiteral("not-started"));
}

void takeFile(Stage &stage)
{
    stage.read(demoFile());
    stage.take(QStringLiteral("file"));
}

void takeFiltered(Stage &stage)
{
    stage.read(demoFile());
    StatsFilter filter;
    filter.host = stage.view().stats.hosts.front().host;
    Q_EMIT stage.table(TableKind::Hosts)->filterChosen(filter);
    stage.waitFor([&filter](const MonitorView &seen) { return seen.query.filter == filter; });
    stage.take(QStringLiteral("filtered"));
}

void takeRange(Stage &stage)
{
    stage.read(demoFile());
    const SeriesSlice &series = stage.view().series;
    const TimeNs quarter = (series.to() - series.from) / (4 * kSecond) * kSecond;
    const TimeRange range { series.from + quarter, series.from + 2 * quarter };
    Q_EMIT stage.window().findChild<TrafficChart *>()->rangeSelected(range);
    stage.waitFor([](const MonitorView &seen) { return seen.query.range.has_value(); });
    stage.take(QStringLiteral("range"));
}

void takeLossy(Stage &stage)
{
    stage.read(QStringLiteral("lost_exchange.pcap"));
    Q_EMIT stage.window().findChild<KeyFigures *>()->completenessDetailsRequested();
    stage.take(QStringLiteral("completeness"));
}

void takeEncrypted(Stage &stage)
{
    stage.read(QStringLiteral("tls.pcap"));
    stage.take(QStringLiteral("only-encrypted"));
}

void takeEmpty(Stage &stage)
{
    stage.read(QStringLiteral("empty.pcap"));
    stage.take(QStringLiteral("no-packets"));
}

void takeDamaged(Stage &stage)
{
    stage.read(QStringLiteral("cut_off.pcap"));
    stage.take(QStringLiteral("damaged-file"));
}

void takeMissing(Stage &stage)
{
    stage.read(QStringLiteral("/nonexistent/missing.pcap"));
    stage.take(QStringLiteral("missing-file"));
}

void takeLive(Stage &stage)
{
    stage.watchDemo(60);
    stage.take(QStringLiteral("live"));
}

void takeFrozen(Stage &stage)
{
    stage.watchDemo(20);
    stage.trigger(Qt::Key_F8);
    stage.waitFor([](const MonitorView &seen) { return seen.frozen; });
    stage.take(QStringLiteral("frozen"));
}

/// Raised by a few seconds of the demo.
AlertRule demoRule()
{
    AlertRule rule;
    rule.name = "Busy shop";
    rule.windowSeconds = 10;
    rule.raiseAt = 60;
    rule.clearAt = 40;
    return rule;
}

void takeAlert(Stage &stage)
{
    stage.window().overrideAlertRules({ demoRule() });
    stage.watchDemo(20);
    const AlertLog &alerts = stage.window().session().alerts();
    if (!QTest::qWaitFor([&alerts] { return alerts.firing().size() == 1; }, kLongWaitMs))
        stage.complain(QStringLiteral("no alert was raised"));
    stage.window().showEpisode({});
    stage.take(QStringLiteral("alert"));
}

void takeAlertOfFile(Stage &stage)
{
    stage.window().overrideAlertRules({ demoRule() });
    AlertsPanel &alerts = stage.window().alerts();
    stage.read(demoFile());
    if (!QTest::qWaitFor([&alerts] { return alerts.toJson().contains("clearedAt"); }, kLongWaitMs))
        stage.complain(QStringLiteral("no alert is over"));
    stage.window().showEpisode({});
    stage.take(QStringLiteral("alert-of-a-file"));
}

void takeNoAlert(Stage &stage)
{
    stage.read(demoFile());
    stage.window().showEpisode({});
    stage.take(QStringLiteral("no-alert"));
}

void takeRules(Stage &stage)
{
    AlertRule slow;
    slow.name = "Slow answers";
    slow.metric = AlertMetric::TimeToFirstByteP95;
    slow.windowSeconds = 30;
    slow.raiseAt = 40;
    slow.clearAt = 25;
    slow.hold = 5 * kSecond;
    stage.window().overrideAlertRules({ demoRule(), slow, AlertRule {} });
    stage.read(demoFile());
    QSignalSpy rehearsed(&stage.session(), &LiveSession::rehearsed);
    stage.trigger(Qt::CTRL | Qt::Key_R);
    auto *dialog = stage.window().findChild<RulesDialog *>();
    if (dialog == nullptr || (rehearsed.isEmpty() && !rehearsed.wait(kLongWaitMs))) {
        stage.complain(QStringLiteral("the rules were not rehearsed"));
        return;
    }
    stage.take(*dialog, QStringLiteral("rules"));
}

struct WindowScreen {
    const char *name;
    void (*take)(Stage &stage);
};

constexpr WindowScreen kScreens[] = {
    { "not-started", takeNotStarted },
    { "file", takeFile },
    { "filtered", takeFiltered },
    { "range", takeRange },
    { "completeness", takeLossy },
    { "only-encrypted", takeEncrypted },
    { "no-packets", takeEmpty },
    { "damaged-file", takeDamaged },
    { "missing-file", takeMissing },
    { "live", takeLive },
    { "frozen", takeFrozen },
    { "alert", takeAlert },
    { "alert-of-a-file", takeAlertOfFile },
    { "no-alert", takeNoAlert },
    { "rules", takeRules },
};

void takeCompact(Camera &camera)
{
    CompactView compact;
    compact.setView(viewOfCapture(demoFile()));
    compact.show();
    camera.take(compact, QStringLiteral("compact"));
}

} // namespace

QStringList windowScreens()
{
    QStringList names { QStringLiteral("compact") };
    for (const WindowScreen &screen : kScreens)
        names += QLatin1String(screen.name);
    return names;
}

void takeWindowScreens(Camera &camera, SettingsStore &settings)
{
    for (const WindowScreen &screen : kScreens) {
        if (!camera.wants(QLatin1String(screen.name)))
            continue;
        Stage stage(camera, settings.settings());
        screen.take(stage);
    }
    if (camera.wants(QStringLiteral("compact")))
        takeCompact(camera);
}

} // namespace hitwatch::test

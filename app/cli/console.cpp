// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "app/options/standard_streams.h"
#include "app/options/unix_signals.h"
#include "monitor/live_request.h"
#include "page.h"
#include "report/alert_text.h"
#include "start_line.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::string_view kName = "hitwatch-cli";
constexpr int kRedrawSeconds = 1;
constexpr std::ptrdiff_t kAlertsOnPage = 4;
constexpr std::size_t kNoticesOnPage = 2;
constexpr int kClosedCheckMs = 250;
constexpr int kAlertExitCode = 3;
/// How long commands may take when everything else is over.
constexpr auto kCommandsEnd = std::chrono::seconds(5);

} // namespace

Console::Console(CliOptions options, Output output, UnixSignals &signalSource)
    : m_options(std::move(options))
    , m_output(std::move(output))
    , m_isLive(m_options.capture.kind != CaptureKind::File)
    , m_redraws(m_isLive && m_options.format == OutputFormat::Text && canRedraw(m_output))
    , m_color(m_options.color && canRedraw(m_output) && qEnvironmentVariableIsEmpty("NO_COLOR"))
    , m_monitor(limitsFor(m_options.capture), makePlan(), sourceFactory(m_options.capture))
    , m_screen(m_output)
    , m_progress(QString::fromStdString(m_options.capture.path))
{
    connect(&signalSource, &UnixSignals::stopRequested, this, &Console::stop);
    connect(&signalSource, &UnixSignals::terminalResized, this, [this] {
        m_screen.invalidate();
        drawPage();
    });
    connect(&m_monitor, &Monitor::captureStarted, this, &Console::begin);
    connect(&m_monitor, &Monitor::reportReady, this, &Console::print);
    connect(&m_monitor, &Monitor::noticed, this, &Console::tell);
    connect(&m_monitor, &Monitor::captureFinished, this, [this] { end(isDamaged() ? 1 : 0); });
    connect(&m_monitor, &Monitor::captureFailed, this, &Console::fail);
    watchAlerts();
    if (!m_isLive) {
        connect(&m_monitor, &Monitor::progressed, this,
            [this](quint64 read, quint64 size) { m_progress.update(read, size); });
    }
    connect(&m_closedCheck, &QTimer::timeout, this, [this] {
        if (m_output.isClosed())
            end(0);
    });
}

Console::~Console() = default;

void Console::watchAlerts()
{
    connect(&m_monitor, &Monitor::episodeChanged, this, &Console::takeEpisode);
    if (!isLive(m_options.capture))
        return;
    m_commands = std::make_unique<AlertCommand>();
    m_commands->setPatience({}); // idled() is waited for instead
    connect(m_commands.get(), &AlertCommand::failed, this, [this](const QString &text) {
        // After the end too: somebody waits for these commands.
        if (m_ended)
            tellUser(kName, text.toStdString());
        else
            tell(text);
    });
}

ReportPlan Console::makePlan() const
{
    const int usualRefresh = m_options.capture.kind == CaptureKind::Demo ? 2 : 10;
    ReportPlan plan;
    plan.windowSeconds = m_options.window;
    plan.alertRules = m_options.alertRules;
    plan.alertOrigin = { sourceName(m_options.capture), sourceKindOf(m_options.capture) };
    if (m_redraws) {
        plan.refreshSeconds = kRedrawSeconds;
        plan.windowSeconds = m_options.window.value_or(m_options.refresh.value_or(10));
    } else if (m_options.format != OutputFormat::Json) {
        plan.refreshSeconds = m_options.refresh;
        if (m_isLive && !plan.refreshSeconds)
            plan.refreshSeconds = usualRefresh;
    }
    return plan;
}

void Console::start()
{
    if (!m_output.isTerminal())
        m_closedCheck.start(kClosedCheckMs);
    m_monitor.start();
}

/// What was read of a file is in the report; the exit code is for those who do not look there.
bool Console::isDamaged() const
{
    return m_lastReport && m_lastReport->stats.loss.damagedBytes > 0;
}

void Console::stop()
{
    if (m_ended)
        leave(); // nobody wants to wait for the commands
    m_monitor.stop();
}

void Console::end(int exitCode)
{
    if (std::exchange(m_ended, true))
        return;
    m_progress.clear();
    m_monitor.endEpisodes();
    m_monitor.disconnect(this);
    m_closedCheck.stop();
    const bool wasRaised = !m_monitor.alerts().episodes().empty();
    m_exitCode = exitCode == 0 && m_options.failOnAlert && wasRaised ? kAlertExitCode : exitCode;
    if (m_commands && !m_commands->isIdle()) {
        connect(m_commands.get(), &AlertCommand::idled, this, &Console::leave);
        QTimer::singleShot(kCommandsEnd, this, &Console::leave);
        return;
    }
    leave();
}

void Console::leave()
{
    if (m_commands && !m_commands->isIdle())
        std::fputs("hitwatch-cli: ended a command of an alert that still ran\n", stderr);
    QCoreApplication::exit(m_exitCode);
}

/// At once, not with the next report: somebody may wait for it. Where JSON has to stay JSON, or a
/// page is redrawn, beside the reports.
void Console::takeEpisode(const AlertRecordPtr &episode)
{
    if (m_commands)
        m_commands->run(episode);
    if (episode->end == AlertEnd::CaptureEnded)
        return; // no recovery
    m_progress.clear();
    const std::string line = alertLogLine(transitionOf(*episode));
    if (m_options.format == OutputFormat::Text && !m_redraws) {
        write((m_printed == Printed::Report ? "\n" : "") + line + '\n');
        m_printed = Printed::Alert;
    } else if (!m_redraws || isatty(STDERR_FILENO) != 1) {
        std::fprintf(stderr, "%s\n", line.c_str());
    }
}

void Console::begin()
{
    if (!m_isLive || m_ended)
        return;
    if (m_options.duration) {
        QTimer::singleShot(
            std::chrono::seconds(*m_options.duration), Qt::PreciseTimer, this, &Console::stop);
    }
    m_heading = startLine(m_options.capture);
    if (m_redraws) {
        drawPage();
    } else if (m_options.format == OutputFormat::Text || isatty(STDERR_FILENO) == 1) {
        tellUser(kName, m_heading);
    }
}

void Console::print(const std::shared_ptr<const Report> &report)
{
    if (m_ended)
        return;
    m_progress.clear();
    m_lastReport = report;
    const auto top = static_cast<std::size_t>(m_options.top.value_or(0));
    if (m_redraws) {
        drawPage();
    } else if (m_options.format == OutputFormat::Json) {
        write(toJson(*report, JsonStyle::Indented, top) + '\n');
    } else if (m_options.format == OutputFormat::JsonLines) {
        write(toJson(*report, JsonStyle::Compact, top) + '\n');
    } else {
        TextStyle style;
        style.top = static_cast<std::size_t>(m_options.top.value_or(10));
        style.color = m_color;
        if (m_output.isTerminal())
            style.width = m_screen.size().columns;
        write((m_printed != Printed::Nothing ? "\n" : "") + toText(*report, style));
    }
    m_printed = Printed::Report;
}

void Console::drawPage()
{
    if (!m_redraws || m_ended)
        return;
    PageContent content;
    content.heading = m_heading;
    content.report = m_lastReport.get();
    const std::vector<AlertRecordPtr> &alerts = m_monitor.alerts().transitions();
    std::transform(alerts.end() - std::min(kAlertsOnPage, std::ssize(alerts)), alerts.end(),
        std::back_inserter(content.alerts),
        [](const AlertRecordPtr &state) { return transitionOf(*state); });
    content.notices.assign(m_recentNotices.begin(), m_recentNotices.end());
    if (!m_screen.show(composePage(content, m_screen.size(), m_options.top, m_color)))
        write({});
}

void Console::write(const std::string &text)
{
    if (m_output.write(text))
        return;
    if (m_output.error())
        fail(*m_output.error());
    else
        end(0);
}

void Console::tell(const QString &text)
{
    if (m_ended)
        return;
    m_progress.clear();
    if (m_redraws) {
        m_recentNotices.push_back(text.toStdString());
        if (m_recentNotices.size() > kNoticesOnPage)
            m_recentNotices.pop_front();
        drawPage();
    }
    if (!m_redraws || isatty(STDERR_FILENO) != 1)
        tellUser(kName, text.toStdString());
}

void Console::fail(const Error &error)
{
    if (m_ended)
        return;
    m_progress.clear();
    tellUser(kName, error.message);
    end(1);
}

} // namespace hitwatch

#include "moc_console.cpp"

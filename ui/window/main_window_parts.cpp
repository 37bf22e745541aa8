// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window_parts.h"

#include "monitor/live_request.h"
#include "ui/chart/traffic_chart.h"
#include "ui/figures/compact_view.h"
#include "ui/figures/key_figures.h"
#include "ui/style/theme.h"
#include "ui/window/notice_bar.h"
#include "ui/window/panel_dock.h"
#include "ui/window/reading_bar.h"
#include "ui/window/replay_bar.h"
#include "ui/window/source_text.h"
#include "ui/window/tab_style.h"
#include "ui/window/window_layout.h"
#include "ui/window/window_style.h"
#include "ui/window/window_toolbar.h"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QScreen>
#include <QStatusBar>
#include <QStyle>
#include <QTabBar>

namespace hitwatch {

namespace {

/// For a tool tip.
constexpr std::chrono::milliseconds kTrayRefresh { 5000 };
constexpr QSize kFirstSize { 1280, 800 };

bool isReadAtOnce(const CaptureRequest &request)
{
    return request.kind == CaptureKind::File && !request.replaySpeed;
}

/// Not as its child: the other children use it until they are gone.
void keepAsLongAs(const QWidget &window, QStyle *style)
{
    style->setParent(QCoreApplication::instance());
    QObject::connect(&window, &QObject::destroyed, style, &QObject::deleteLater);
}

/// However fast it is played.
bool isSameSource(CaptureRequest left, const CaptureRequest &right)
{
    left.replaySpeed = right.replaySpeed;
    return left == right;
}

} // namespace

MainWindow::Private::Private(
    MainWindow &mainWindow, SettingsStore &store, LiveSession::OpenRequest open)
    : session(std::move(open))
    , window(mainWindow)
    , settings(store)
    , actions(&mainWindow)
    , toolBar(new WindowToolBar(actions, &mainWindow))
    , panels(&mainWindow, session.alerts())
    , wiring(session, panels, store, &mainWindow)
    , effect(session, panels, wiring, store, &mainWindow)
    , menus(&mainWindow, actions, panels)
    , exports(session, panels, store.widgetState(), &mainWindow)
    , guard(session, &mainWindow)
{
    window.setObjectName(QStringLiteral("mainWindow"));
    auto *style = new WindowStyle(QApplication::style()->name());
    keepAsLongAs(window, style);
    window.setStyle(style);
    toolBar->setStyle(style);
    tabStyle = new TabStyle(QApplication::style()->name());
    keepAsLongAs(window, tabStyle);
    window.setDockNestingEnabled(true);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setDocumentMode(true);
    window.setContentsMargins(2 * kGridUnit, 0, 2 * kGridUnit, 0);
    exports.addTo(menus.exportMenu());
    toolBar->setMenus(menus.recentMenu(), menus.exportMenu());
    window.addToolBar(toolBar);
    makeStatusBar();
    restoreState();
    for (QTabBar *tabs : window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly))
        adopt(tabs);

    connectActions();
    connectPanelActions();
    connectSession();
    connectBars();
    connectSettings();
    connectAlerts();
    applyFormat();
    toolBar->setWindow(wiring.window());
    actions.setWindow(wiring.window());
    menus.setRecentFiles(settings.settings().recentFiles);
    applyState(CaptureState::Idle);
    if (!settings.problem().isEmpty())
        complain(settings.problem());
}

MainWindow::Private::~Private()
{
    saveState();
    delete compact;
}

void MainWindow::Private::adopt(QTabBar *tabs) const
{
    if (tabs->style() == tabStyle)
        return;
    tabs->setStyle(tabStyle);
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    tabs->setFocusPolicy(Qt::TabFocus);
    tabs->setAccessibleName(MainWindow::tr("Tabbed panels"));
}

void MainWindow::Private::makeStatusBar()
{
    stateLabel = new QLabel(&window);
    stateLabel->setTextFormat(Qt::PlainText);
    stateLabel->setObjectName(QStringLiteral("stateLabel"));
    replay = new ReplayBar(&window);
    reading = new ReadingBar(&window);
    QStatusBar *bar = window.statusBar();
    bar->addWidget(stateLabel, 1);
    bar->addPermanentWidget(reading);
    bar->addPermanentWidget(replay);
    bar->setSizeGripEnabled(false);
}

void MainWindow::Private::restoreState()
{
    // With room for the frame, on a screen that is not larger.
    window.resize(kFirstSize.boundedTo(window.screen()->availableSize() * 0.95));
    applyDefaultLayout(&window, panels);
    restoreLayout(&window, settings.widgetState());
    panels.restoreState(settings.widgetState());
}

void MainWindow::Private::saveState()
{
    saveLayout(&window, settings.widgetState());
    panels.saveState(settings.widgetState());
}

void MainWindow::Private::connectSession()
{
    connect(&session, &LiveSession::stateChanged, &window,
        [this](CaptureState state) { applyState(state); });
    connect(&session, &LiveSession::viewReady, &window,
        [this](const std::shared_ptr<const MonitorView> &view) { applyView(view); });
    connect(&guard, &LiveGuard::refused, &window, [this](const QString &why) { complain(why); });
    connect(&session, &LiveSession::noticed, &window, [this](const QString &text) {
        // Of a file: that it is damaged. Of interfaces also that they are back.
        const bool isFile = session.request().kind == CaptureKind::File;
        panels.notices()->add(displayText(text.toStdString()),
            isFile ? NoticeBar::Kind::Problem : NoticeBar::Kind::Fact, NoticeBar::Lifetime::Source);
    });
    connect(&session, &LiveSession::progressed, &window,
        [this](quint64 read, quint64 size) { showProgress(read, size); });
    connect(&session, &LiveSession::failed, &window, [this](const Error &error) {
        m_failure = error;
        updateReason();
        // Without numbers, the reason stands in the middle of the window.
        if (!panels.isEmpty())
            panels.notices()->add(
                displayText(error.message), NoticeBar::Kind::Problem, NoticeBar::Lifetime::Source);
    });
}

void MainWindow::Private::connectSettings()
{
    connect(&settings, &SettingsStore::problemFound, &window,
        [this](const QString &text) { complain(text); });
    connect(&settings, &SettingsStore::changed, &window, [this](const Settings &now) {
        menus.setRecentFiles(now.recentFiles);
        actions.showHiddenSections->setEnabled(!now.hiddenSections.isEmpty());
    });
    actions.showHiddenSections->setEnabled(!settings.settings().hiddenSections.isEmpty());
    connect(&effect, &SettingsEffect::formatChanged, &window, [this] { applyFormat(); });
    connect(&effect, &SettingsEffect::told, &window, [this](const QString &text) { tell(text); });
    connect(&effect, &SettingsEffect::restartRequested, &window, [this](const QString &why) {
        tell(why);
        watch(session.request());
    });
}

void MainWindow::Private::watch(const CaptureRequest &request)
{
    const CaptureRequest wanted = withKeyLog(request, settings.settings().tlsKeyLog.toStdString());
    leaveFrozen();
    const bool first = session.state() == CaptureState::Idle;
    const bool another = first || !isSameSource(session.request(), wanted);
    const bool wasAtOnce = !first && isReadAtOnce(session.request());
    m_failure.reset();
    m_opened = false;
    panels.notices()->endSource();
    if (another)
        wiring.forgetChoices();
    // A file is shown as a whole; what grows, in the window that was chosen.
    if (isReadAtOnce(wanted) && (another || !wasAtOnce))
        wiring.setWindow({});
    else if (!isReadAtOnce(wanted) && (another || wasAtOnce) && !wiring.window())
        wiring.setWindow(settings.settings().windowSeconds);
    session.start(wanted, effect.options(wanted));
}

void MainWindow::Private::openFile(const QString &path)
{
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = QFileInfo(path).absoluteFilePath().toStdString();
    replaceWith(request);
}

void MainWindow::Private::replaceWith(const CaptureRequest &wanted)
{
    guard.take({ wanted, [this, wanted] { watch(wanted); },
        [this, wanted] { Q_EMIT window.newWindowRequested(wanted); } });
}

void MainWindow::Private::startOrStop()
{
    switch (session.state()) {
    case CaptureState::Idle:
        chooseInterfaces();
        break;
    case CaptureState::Opening:
    case CaptureState::Capturing:
    case CaptureState::Reading:
        session.stop();
        break;
    case CaptureState::Finished:
    case CaptureState::Failed:
        watch(session.request());
        break;
    }
}

void MainWindow::Private::setFrozen(bool frozen)
{
    session.setFrozen(frozen);
    showFrozenTime();
    if (!frozen)
        actions.setState(session.state());
}

void MainWindow::Private::leaveFrozen()
{
    if (actions.freeze->isChecked())
        actions.freeze->setChecked(false);
}

void MainWindow::Private::showFrozenTime()
{
    const auto &view = session.view();
    toolBar->setFrozenAt(
        session.isFrozen() && view ? std::optional(view->now) : std::nullopt, effect.format());
}

void MainWindow::Private::applyState(CaptureState state)
{
    const CaptureRequest &request = session.request();
    actions.setState(state);
    toolBar->setInterfacesText(interfacesButtonText(request, state));
    window.setWindowTitle(hitwatch::windowTitle(request, state));
    const auto &view = session.view();
    stateLabel->setText(stateText(request, state, view ? view->source : SourceProgress {}));

    const bool isFile = request.kind == CaptureKind::File && state != CaptureState::Idle;
    actions.wholeFile()->setEnabled(true);
    replay->setVisible(isFile && request.path != "-");
    replay->setSpeed(request.replaySpeed);
    if (state == CaptureState::Reading)
        reading->begin();
    else
        reading->end();

    const bool open = state == CaptureState::Capturing || state == CaptureState::Reading;
    if (open && !std::exchange(m_opened, true) && isFile && request.path != "-")
        settings.addRecentFile(QString::fromStdString(request.path));
    updateReason();
}

void MainWindow::Private::applyView(const std::shared_ptr<const MonitorView> &view)
{
    if (compact != nullptr && compact->isVisible())
        compact->setView(view);
    if (window.isVisible())
        wiring.showView(view);
    showFrozenTime();
    updateReason();
}

void MainWindow::Private::updateReason()
{
    const CaptureState state = session.state();
    const bool lasting = state == CaptureState::Idle || state == CaptureState::Finished
        || state == CaptureState::Failed;
    panels.setReason(
        emptyReason(state, session.request(), session.view().get(), m_failure), lasting);
}

void MainWindow::Private::applyFormat()
{
    const Format &format = effect.format();
    if (compact != nullptr)
        compact->setFormat(format);
    toolBar->setRange(wiring.range(), format);
    showFrozenTime();
    Q_EMIT window.formatChanged(format);
}

void MainWindow::Private::showProgress(quint64 read, quint64 size)
{
    const Format &format = effect.format();
    reading->setProgress(read, size,
        size > 0 ? MainWindow::tr("%1 of %2").arg(format.bytes(read), format.bytes(size))
                 : format.bytes(read));
}

void MainWindow::Private::tell(const QString &text)
{
    panels.notices()->add(displayText(text.toStdString()));
}

void MainWindow::Private::complain(const QString &text)
{
    panels.notices()->add(displayText(text.toStdString()), NoticeBar::Kind::Problem);
}

void MainWindow::Private::updateVisibility()
{
    const bool seen = window.isVisible() && !window.isMinimized();
    const bool isLookedAt = seen || (compact != nullptr && compact->isVisible());
    session.setVisible(isLookedAt || isTrayThere);
    const std::chrono::milliseconds refresh(settings.settings().refreshMilliseconds);
    session.setRefresh(isLookedAt ? refresh : std::max(refresh, kTrayRefresh));
}

} // namespace hitwatch

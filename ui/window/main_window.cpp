// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/dialogs/interfaces_dialog.h"
#include "ui/figures/compact_view.h"
#include "ui/window/main_window_parts.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTabBar>
#include <QUrl>

namespace hitwatch {

namespace {

/// The local files among what is dragged.
QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    const auto urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(SettingsStore &settings, QWidget *parent)
    : MainWindow(settings, &sourceFactory, parent)
{
}

MainWindow::MainWindow(SettingsStore &settings, LiveSession::OpenRequest open, QWidget *parent)
    : QMainWindow(parent)
{
    // Not before: the base class tells of events while the parts are made.
    m_private = std::make_unique<Private>(*this, settings, std::move(open));
    setAcceptDrops(true);
}

MainWindow::~MainWindow() = default;

void MainWindow::watch(const CaptureRequest &request)
{
    // The question what to watch is answered.
    if (auto *asking = findChild<InterfacesDialog *>(QString(), Qt::FindDirectChildrenOnly))
        asking->close();
    m_private->watch(request);
}

void MainWindow::fulfill(const LiveGuard::Wish &wish)
{
    m_private->guard.take(wish);
}

void MainWindow::overrideAlertRules(const std::vector<AlertRule> &rules)
{
    m_private->effect.overrideAlertRules(rules);
}

void MainWindow::overrideWindow(int seconds)
{
    m_private->wiring.setWindow(seconds);
}

void MainWindow::chooseInterfaces()
{
    m_private->chooseInterfaces();
}

void MainWindow::chooseFile()
{
    m_private->chooseFile();
}

bool MainWindow::isOnScreen() const
{
    return isVisible() || (m_private->compact != nullptr && m_private->compact->isVisible());
}

void MainWindow::startCapture()
{
    if (session().state() == CaptureState::Idle)
        raiseWindow();
    if (!m_private->isRunning())
        m_private->startOrStop();
}

void MainWindow::stopCapture()
{
    if (m_private->isRunning())
        m_private->startOrStop();
}

void MainWindow::showEpisode(const QString &episodeId)
{
    raiseWindow();
    m_private->showEpisode(episodeId);
}

AlertsPanel &MainWindow::alerts()
{
    return *m_private->panels.alerts();
}

const Format &MainWindow::format() const
{
    return m_private->effect.format();
}

void MainWindow::tell(const QString &text)
{
    m_private->tell(text);
}

void MainWindow::complain(const QString &text)
{
    m_private->complain(text);
}

void MainWindow::setMuted(bool muted)
{
    m_private->actions.mute->setChecked(muted);
}

void MainWindow::raiseWindow()
{
    m_private->leaveCompact();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    // What asks something has the keys.
    if (QWidget *asking = QApplication::activeModalWidget(); asking && asking->parent() == this)
        asking->activateWindow();
}

LiveSession &MainWindow::session()
{
    return m_private->session;
}

void MainWindow::setTrayThere(bool there)
{
    const bool gone = m_private->isTrayThere && !there;
    m_private->isTrayThere = there;
    if (gone && !isOnScreen())
        raiseWindow();
    m_private->updateVisibility();
}

void MainWindow::saveState()
{
    m_private->saveState();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    if (m_private->settings.settings().closeToTray && m_private->isTrayThere) {
        hide();
        event->ignore();
        return;
    }
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // The base class sends some before there are parts.
    if (!m_private)
        return;
    if (event->type() == QEvent::WindowStateChange)
        m_private->updateVisibility();
    else if (event->type() == QEvent::PaletteChange)
        m_private->actions.refreshIcons(palette());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!m_private)
        return;
    m_private->updateVisibility();
    Q_EMIT visibilityChanged(true);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    if (!m_private)
        return;
    m_private->updateVisibility();
    Q_EMIT visibilityChanged(false);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (paths.size() > 1)
        m_private->tell(tr("Only the first of %n dropped file(s) was opened.", nullptr,
            static_cast<int>(paths.size())));
    m_private->openFile(paths.front());
}

void MainWindow::childEvent(QChildEvent *event)
{
    QMainWindow::childEvent(event);
    // The base class makes tab bars when docks come to lie upon each other.
    if (event->type() == QEvent::ChildPolished && m_private) {
        if (auto *tabs = qobject_cast<QTabBar *>(event->child()))
            m_private->adopt(tabs);
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Without the compact view nothing of the program would be on screen.
    if (event->type() == QEvent::Close && m_private && watched == m_private->compact) {
        event->ignore();
        raiseWindow();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace hitwatch

#include "moc_main_window.cpp"

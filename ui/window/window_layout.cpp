// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_layout.h"

#include "ui/window/panel_dock.h"
#include "ui/window/window_panels.h"

#include <QMainWindow>
#include <QSettings>

namespace hitwatch {

namespace {

constexpr int kLayoutVersion = 2;

QString stateKey()
{
    return QStringLiteral("window/layout");
}
QString geometryKey()
{
    return QStringLiteral("window/geometry");
}

/// The bytes with their check sum in front: QMainWindow trusts what it reads.
QByteArray sealed(const QByteArray &bytes)
{
    return QByteArray::number(qChecksum(bytes), 16).rightJustified(4, '0') + bytes;
}

QByteArray unsealed(const QByteArray &bytes)
{
    const QByteArray content = bytes.mid(4);
    return sealed(content) == bytes ? content : QByteArray();
}

} // namespace

void applyDefaultLayout(QMainWindow *window, const WindowPanels &panels)
{
    const auto dock = [&panels](TableKind kind) { return panels.dock(kind); };
    PanelDock *const sections = dock(TableKind::Sections);
    PanelDock *const hosts = dock(TableKind::Hosts);
    PanelDock *const methods = dock(TableKind::Methods);
    PanelDock *const statuses = dock(TableKind::Statuses);
    PanelDock *const requests = dock(TableKind::Requests);
    for (PanelDock *each : panels.docks()) {
        each->setFloating(false);
        window->removeDockWidget(each);
    }
    window->addDockWidget(Qt::BottomDockWidgetArea, sections);
    window->splitDockWidget(sections, requests, Qt::Vertical);
    window->splitDockWidget(sections, hosts, Qt::Horizontal);
    window->splitDockWidget(hosts, methods, Qt::Horizontal);
    window->splitDockWidget(methods, statuses, Qt::Vertical);
    // In the order of docks(), which Alt+1 to Alt+9 follow.
    window->tabifyDockWidget(requests, dock(TableKind::Clients));
    window->tabifyDockWidget(requests, dock(TableKind::Interfaces));
    window->tabifyDockWidget(requests, panels.alertsDock());
    window->tabifyDockWidget(requests, panels.completenessDock());
    for (PanelDock *each : panels.docks())
        each->show();
    requests->raise();

    // In the proportions of the 1280 by 800 window; docks take them as shares.
    window->resizeDocks({ sections, hosts, methods }, { 634, 327, 271 }, Qt::Horizontal);
    window->resizeDocks({ sections, requests }, { 268, 176 }, Qt::Vertical);
    window->resizeDocks({ methods, statuses }, { 132, 128 }, Qt::Vertical);
}

void saveLayout(const QMainWindow *window, QSettings &settings)
{
    settings.setValue(stateKey(), sealed(window->saveState(kLayoutVersion)));
    settings.setValue(geometryKey(), sealed(window->saveGeometry()));
}

bool restoreLayout(QMainWindow *window, QSettings &settings)
{
    const QByteArray geometry = unsealed(settings.value(geometryKey()).toByteArray());
    if (!geometry.isEmpty())
        window->restoreGeometry(geometry);
    const QByteArray state = unsealed(settings.value(stateKey()).toByteArray());
    return !state.isEmpty() && window->restoreState(state, kLayoutVersion);
}

} // namespace hitwatch

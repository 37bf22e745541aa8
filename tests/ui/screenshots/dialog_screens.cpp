// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "support/waiting.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/capture_probes.h"
#include "ui/dialogs/interfaces_dialog.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/screenshots/screens.h"
#include "ui/window/main_window.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAction>
#include <QTabWidget>

#include <algorithm>
#include <atomic>
#include <memory>

namespace hitwatch::test {

namespace {

std::vector<InterfaceInfo> someInterfaces()
{
    using Kind = InterfaceKind;
    std::vector<InterfaceInfo> list {
        { "lo", "loopback", Kind::Loopback, { "127.0.0.1", "::1" }, true, true, 1 },
        { "eth0", "ethernet", Kind::Ethernet, { "192.0.2.17", "2001:db8::17" }, true, true, 2 },
        { "wlan0", "wireless", Kind::Wireless, { "198.51.100.4" }, true, true, 3 },
        { "docker0", "bridge", Kind::Bridge, { "172.17.0.1" }, true, false, 4 },
        { "veth3f1c", "veth", Kind::Veth, {}, true, true, 5 },
        { "wg0", "tunnel", Kind::Tunnel, { "203.0.113.9" }, false, false, 6 },
    };
    return list;
}

using Turns = std::shared_ptr<std::atomic<std::uint64_t>>;

/// A machine with interfaces of all kinds, on which some have traffic.
/// @param turns counts how often it was asked for that.
CaptureProbes someMachine(bool mayCapture, const Turns &turns)
{
    CaptureProbes probes;
    probes.interfaces = [] { return Result<std::vector<InterfaceInfo>>(someInterfaces()); };
    probes.traffic = [turns] {
        const std::uint64_t now = ++*turns;
        std::vector<InterfaceTraffic> traffic;
        std::uint64_t share = 0;
        for (const InterfaceInfo &info : someInterfaces()) {
            const std::uint64_t wave = 2'000 * share * (now + now % 3 * share);
            traffic.push_back({ info.name, wave, wave / 700, wave / 5, wave / 900 });
            share += info.running ? 1 : 0;
        }
        return Result<std::vector<InterfaceTraffic>>(std::move(traffic));
    };
    probes.permission = [mayCapture]() -> std::optional<Error> {
        if (mayCapture)
            return std::nullopt;
        return Error { ErrorCode::PermissionDenied,
            "capturing requires permission: run \"sudo chown root:hitwatch "
            "/usr/libexec/hitwatch/hitwatch-capture && sudo chmod 0750 "
            "/usr/libexec/hitwatch/hitwatch-capture && sudo setcap cap_net_raw=ep "
            "/usr/libexec/hitwatch/hitwatch-capture\" once, then try again" };
    };
    probes.filterProblem = [](const std::string &) { return std::optional<std::string>(); };
    return probes;
}

void takeInterfaces(Camera &camera, SettingsStore &settings, bool mayCapture, const char *screen)
{
    if (!camera.wants(QLatin1String(screen)))
        return;
    const auto turns = std::make_shared<std::atomic<std::uint64_t>>(0);
    InterfacesDialog dialog(settings, someMachine(mayCapture, turns));
    dialog.show();
    const auto *list = dialog.findChild<QAbstractItemView *>();
    const auto isThere = [&] { return list == nullptr || list->model()->rowCount() > 0; };
    if (!QTest::qWaitFor(isThere, kLongWaitMs))
        camera.complain(QStringLiteral("the list of interfaces stays empty"));
    // A preview line needs some points.
    constexpr std::uint64_t kPoints = 4;
    if (!QTest::qWaitFor([&] { return *turns > kPoints; }, kLongWaitMs))
        camera.complain(QStringLiteral("nobody asks for the traffic of the interfaces"));
    camera.take(dialog, QLatin1String(screen));
}

void takeSettings(Camera &camera, SettingsStore &settings)
{
    SettingsDialog dialog(settings);
    dialog.show();
    camera.take(dialog, QStringLiteral("settings"));
    auto *tabs = dialog.findChild<QTabWidget *>();
    for (int page = 1; tabs != nullptr && page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        camera.take(dialog, QStringLiteral("settings-%1").arg(page + 1));
    }
}

} // namespace

QStringList dialogScreens()
{
    return { QStringLiteral("interfaces"), QStringLiteral("no-permission"),
        QStringLiteral("settings"), QStringLiteral("about"), QStringLiteral("shortcuts") };
}

void takeDialogScreens(Camera &camera, SettingsStore &settings)
{
    takeInterfaces(camera, settings, true, "interfaces");
    takeInterfaces(camera, settings, false, "no-permission");
    if (camera.wants(QStringLiteral("settings")))
        takeSettings(camera, settings);
    if (camera.wants(QStringLiteral("about"))) {
        AboutDialog about;
        about.show();
        camera.take(about, QStringLiteral("about"));
    }
    if (camera.wants(QStringLiteral("shortcuts"))) {
        MainWindow window(settings);
        ShortcutsDialog shortcuts(window.findChildren<QAction *>());
        shortcuts.show();
        camera.take(shortcuts, QStringLiteral("shortcuts"));
    }
}

} // namespace hitwatch::test

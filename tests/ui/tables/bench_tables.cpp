// SPDX-License-Identifier: GPL-3.0-or-later
// bench_tables [ROUNDS]: what a refresh costs the GUI thread (processor time), median and worst of
// ROUNDS (200), with 4,096 sections and 2,048 hosts of which every number changes, and 10,000
// requests that are all new. Prints; asserts nothing. Build it as Release.

#include "ui/models/hosts_model.h"
#include "ui/models/requests_model.h"
#include "ui/models/sections_model.h"
#include "ui/models/table_data.h"
#include "ui/tables/table_panel.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace hitwatch;

namespace {

constexpr int kRows = 4096;
constexpr int kRequests = 10'000;
constexpr std::size_t kViews = 8;

using Views = std::vector<std::shared_ptr<MonitorView>>;

/// Processor time: what other programs take does not count.
double threadMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void measure(const char *name, int rounds, const Views &views,
    const std::function<void(const std::shared_ptr<const MonitorView> &)> &refresh)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const double before = threadMilliseconds();
        refresh(views[static_cast<std::size_t>(round) % views.size()]);
        times.push_back(threadMilliseconds() - before);
    }
    std::sort(times.begin() + 1, times.end());
    std::printf("%-34s first %6.2f ms  median %6.2f ms  worst %6.2f ms\n", name, times.front(),
        times[times.size() / 2], times.back());
}

void measurePanel(const char *name, TableKind kind, int rounds, const Views &views, QSize size)
{
    TablePanel panel(kind);
    panel.resize(size);
    panel.show();
    QApplication::processEvents();
    measure(name, rounds, views, [&panel](const auto &view) {
        panel.setView(view);
        QApplication::sendPostedEvents();
        panel.repaint();
        QApplication::processEvents();
    });
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int rounds = std::max(argc > 1 ? std::atoi(argv[1]) : 200, 2);
    Views views;
    for (std::size_t at = 0; at < kViews; ++at) {
        views.push_back(tables::largeView(
            kRows, static_cast<int>(at), kRequests, (at + 1) * std::uint64_t { kRequests }));
    }
    SectionsModel sections;
    measure("sections, by hits", rounds, views, [&](const auto &view) { sections.setView(view); });
    SectionsModel byHost;
    byHost.sort(SectionsModel::HostColumn, Qt::AscendingOrder);
    measure("sections, by host", rounds, views, [&](const auto &view) { byHost.setView(view); });
    HostsModel hosts;
    measure("hosts, by hits", rounds, views, [&](const auto &view) { hosts.setView(view); });
    RequestsModel requests;
    measure("requests, all new", rounds, views, [&](const auto &view) { requests.setView(view); });

    measurePanel("sections panel, painted", TableKind::Sections, rounds, views, { 640, 270 });
    measurePanel("hosts panel, painted", TableKind::Hosts, rounds, views, { 320, 270 });
    measurePanel("requests panel, painted", TableKind::Requests, rounds, views, { 1248, 200 });
    return 0;
}

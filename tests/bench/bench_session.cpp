// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop's session costs without a window: views on the model thread, their receipt on
// the GUI thread (both in CPU time), and memory.
//
//     bench_session [SECONDS]    how long the live part runs, 20
#include "bench/load_source.h"
#include "captures/flood/resident_memory.h"
#include "monitor/live_session.h"
#include "monitor/view_maker.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

using namespace hitwatch;
using namespace hitwatch::bench;

constexpr unsigned kNames = 4096;
constexpr unsigned kEventsPerSecond = 60'000;
constexpr std::uint64_t kEvents = 10'000'000;
constexpr TimeNs kStart = 1'700'000'000 * kSecond;

/// CPU time of this thread, which other programs on the machine do not change.
double threadMilliseconds()
{
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double millisecondsSince(double begin)
{
    return threadMilliseconds() - begin;
}

double residentMebibytes()
{
    return static_cast<double>(test::residentBytes()) / (1 << 20);
}

void print(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-44s median %7.2f ms, most %7.2f ms (%zu times)\n", what, times[times.size() / 2],
        times.back(), times.size());
}

/// Batches as the engine would send them.
class EventFlood {
public:
    explicit EventFlood(ViewMaker &maker)
        : m_maker(maker)
    {
    }
    std::uint64_t events() const { return m_events; }

    void tellSecond()
    {
        constexpr unsigned kHits = kEventsPerSecond / 2;
        for (unsigned hit = 0; hit < kHits; ++hit) {
            if (m_batch.events.size() >= 512)
                send();
            tell(kStart + m_second * kSecond + hit * (kSecond / kHits));
        }
        m_batch.traffic.push_back({ .second = kStart + m_second * kSecond,
            .packets = kEventsPerSecond,
            .httpBytesToServer = 5'000'000,
            .httpBytesToClient = 50'000'000 });
        ++m_second;
        send();
    }

private:
    void tell(TimeNs time)
    {
        const std::string name = std::to_string(m_events * 2'654'435'761U % kNames);
        const std::string host = "host" + name + ".example";
        const std::string section = "/section" + name;
        HttpEvent event;
        event.time = time;
        event.hostNamed = true;
        event.host = host;
        event.section = section;
        event.target = section;
        event.method = m_events % 10 < 8 ? "GET" : "POST";
        event.connection = m_events / 2 + 1;
        event.transaction = 1;
        event.client.address.family = 4;
        event.client.address.bytes[3] = static_cast<std::uint8_t>(m_events / 2);
        m_batch.append(event);
        event.kind = HttpEventKind::Response;
        event.paired = true;
        event.status = m_events % 100 < 90 ? 200 : 404;
        event.latency = static_cast<TimeNs>(1 + m_events % 50) * kMillisecond;
        event.requestTime = time;
        event.target = {};
        m_batch.append(event);
        m_events += 2;
    }
    void send()
    {
        m_batch.clock = kStart + m_second * kSecond;
        m_maker.apply(m_batch);
        m_batch.clear();
    }

    ViewMaker &m_maker;
    HttpEventBatch m_batch;
    TimeNs m_second = 0;
    std::uint64_t m_events = 0;
};

void measureViews()
{
    const double before = residentMebibytes();
    ViewMaker maker(EngineLimits {}, { AlertRule {} }, 3600, [](const AlertRecordPtr &) {});
    EventFlood flood(maker);
    std::vector<double> applied;
    std::vector<double> shown;
    std::vector<double> dropped;
    while (flood.events() < kEvents) {
        double begin = threadMilliseconds();
        flood.tellSecond();
        applied.push_back(millisecondsSince(begin));
        begin = threadMilliseconds();
        auto view = std::make_unique<MonitorView>(maker.makeView({}));
        shown.push_back(millisecondsSince(begin));
        begin = threadMilliseconds();
        view.reset();
        dropped.push_back(millisecondsSince(begin));
    }
    std::printf("%llu events, %u hosts and sections\n",
        static_cast<unsigned long long>(flood.events()), kNames);
    print("to count a second of 60,000 events", applied);
    print("a view of 2 minutes", shown);
    print("to destroy a view", dropped);
    ViewQuery filtered;
    filtered.filter.host = "host7.example";
    filtered.windowSeconds.reset();
    double begin = threadMilliseconds();
    maker.makeView(filtered);
    print("a view since the start, narrowed", { millisecondsSince(begin) });
    ViewQuery range;
    range.range = TimeRange { kStart, kStart + 120 * kSecond };
    begin = threadMilliseconds();
    maker.makeView(range);
    print("a view of a range of 2 minutes", { millisecondsSince(begin) });
    begin = threadMilliseconds();
    maker.freeze({});
    print("to freeze", { millisecondsSince(begin) });
    maker.unfreeze();
    std::printf("memory of what is counted %.0f MiB\n", residentMebibytes() - before);
}

void measureSession(int seconds)
{
    LiveSession session([](const CaptureRequest &) -> SourceFactory {
        return [] {
            return Result<std::unique_ptr<PacketSource>>(
                std::make_unique<LoadSource>(kEventsPerSecond / 2, kNames));
        };
    });
    std::vector<double> received;
    double lastSeen = 0;
    const double begin = threadMilliseconds();
    QObject::connect(&session, &LiveSession::viewReady, &session,
        [&](const std::shared_ptr<const MonitorView> &) {
            const double now = threadMilliseconds();
            received.push_back(now - std::exchange(lastSeen, now));
        });
    QObject::connect(&session, &LiveSession::stateChanged, &session, [](CaptureState state) {
        if (state == CaptureState::Finished)
            QCoreApplication::quit();
    });
    QTimer::singleShot(std::chrono::seconds(seconds), &session, &LiveSession::stop);
    lastSeen = threadMilliseconds();
    session.start({}, {});
    QCoreApplication::exec();
    const MonitorView &view = *session.view();
    print("the GUI thread for a view, all in all", received);
    std::printf("the GUI thread in %d s %.1f ms; %llu requests shown, %llu events shed\n", seconds,
        threadMilliseconds() - begin, static_cast<unsigned long long>(view.stats.requests),
        static_cast<unsigned long long>(view.counters.eventsShed));
    std::printf("memory of the program %.0f MiB\n", residentMebibytes());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    measureSession(argc > 1 ? std::atoi(argv[1]) : 20);
    measureViews();
    return 0;
}

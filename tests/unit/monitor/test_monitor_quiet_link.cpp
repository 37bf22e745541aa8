// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QTest>

#include "unit/monitor/session_situations.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// A link on which nothing happens until it is let.
class GatedSource final : public PacketSource {
public:
    explicit GatedSource(QSemaphore &gate)
        : m_gate(gate)
        , m_inner(conversation(1, "a.example"), FakeSource::AtEnd::Idle, true)
    {
    }

    SourceStatus next(PacketRef &packet, int maxWaitMs) override
    {
        if (!m_open && !m_stopped)
            m_open = m_gate.tryAcquire(1, maxWaitMs);
        if (m_stopped)
            return SourceStatus::End;
        return m_open ? m_inner.next(packet, maxWaitMs) : SourceStatus::Idle;
    }
    void requestStop() override
    {
        m_stopped = true;
        m_inner.requestStop();
        m_gate.release();
    }
    bool isLive() const override { return true; }
    TimeNs clock() const override { return m_inner.clock(); }
    const std::vector<InterfaceCounters> &interfaces() const override
    {
        return m_inner.interfaces();
    }
    std::optional<Error> error() const override { return {}; }

private:
    QSemaphore &m_gate;
    FakeSource m_inner;
    bool m_open = false;
    std::atomic<bool> m_stopped = false;
};

} // namespace

class TestMonitorQuietLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatEndsTheQuietIsShownBeforeTheNextTick()
    {
        QSemaphore gate;
        LiveSession session([&gate](const CaptureRequest &) -> SourceFactory {
            return [&gate]() -> Result<std::unique_ptr<PacketSource>> {
                return Result<std::unique_ptr<PacketSource>>(std::make_unique<GatedSource>(gate));
            };
        });
        session.setRefresh(60s);
        session.setQuery(wholeQuery());
        session.start(asked("quiet"), {});
        WAIT_VERIFY(session.state() == CaptureState::Capturing);
        WAIT_VERIFY(session.view() && session.view()->now > 0);
        QCOMPARE(session.view()->stats.requests, std::uint64_t { 0 });
        gate.release();
        // Ticks are a minute apart, so that one can seldom take the place of what is tested.
        QTRY_COMPARE_WITH_TIMEOUT(session.view()->stats.requests, std::uint64_t { 1 }, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestMonitorQuietLink)
#include "test_monitor_quiet_link.moc"

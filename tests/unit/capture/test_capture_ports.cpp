// SPDX-License-Identifier: GPL-3.0-or-later
// Ports and connections are those of the innermost segment, whatever is around it.
#include "capture/packet_pipeline.h"
#include "sample_frames.h"
#include "tcp/connection_set.h"

#include <QtTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

class Requests final : public HttpEventSink {
public:
    void onHttpEvent(const HttpEvent &event) override
    {
        count += event.kind == HttpEventKind::Request ? 1 : 0;
    }

    int count = 0;
};

int requestsOf(const Sample &sample, const EngineLimits &limits)
{
    Requests requests;
    PacketPipeline pipeline(limits, requests);
    for (const Frame &frame : sample.frames)
        pipeline.process(frame.ref());
    pipeline.finish(0);
    return requests.count;
}

int requestsOf(const Sample &sample, const PortList &ports)
{
    EngineLimits limits;
    limits.ports = ports;
    return requestsOf(sample, limits);
}

int requestsOf(const Sample &sample, const std::shared_ptr<const ConnectionSet> &connections)
{
    EngineLimits limits;
    limits.connections = connections;
    return requestsOf(sample, limits);
}

/// The two ends of the first segment of @p sample.
class Ends final : public HttpEventSink {
public:
    explicit Ends(const Sample &sample)
    {
        PacketPipeline pipeline({}, *this);
        for (const Frame &frame : sample.frames)
            pipeline.process(frame.ref());
        pipeline.finish(0);
    }
    void onHttpEvent(const HttpEvent &event) override
    {
        client = event.client;
        server = event.server;
    }

    Endpoint client;
    Endpoint server;
};

} // namespace

class TestCapturePorts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void innermost_data();
    void innermost();
    void connections_data() { innermost_data(); }
    void connections();
    void connectionsHaveALimit();
};

void TestCapturePorts::innermost_data()
{
    QTest::addColumn<int>("index");
    const std::vector<Sample> samples = allSamples();
    for (std::size_t at = 0; at < samples.size(); ++at)
        QTest::newRow(samples[at].name.c_str()) << static_cast<int>(at);
}

void TestCapturePorts::innermost()
{
    QFETCH(int, index);
    const Sample sample = allSamples().at(static_cast<std::size_t>(index));
    QCOMPARE(requestsOf(sample, EngineLimits()), 1);
    QCOMPARE(requestsOf(sample, { { 80, 80 } }), 1); // the server's
    QCOMPARE(requestsOf(sample, { { 39'999, 40'001 } }), 1); // the client's
    QCOMPARE(requestsOf(sample, { { 1, 79 }, { 81, 39'999 }, { 40'001, 65'535 } }), 0);
}

void TestCapturePorts::connections()
{
    QFETCH(int, index);
    const Sample sample = allSamples().at(static_cast<std::size_t>(index));
    const Ends ends(sample);
    const auto outgoing = std::make_shared<ConnectionSet>();
    QCOMPARE(requestsOf(sample, outgoing), 0);
    // One end of another connection is not enough.
    outgoing->addOutgoing(ends.client.port, { ends.server.address, 1 });
    outgoing->addOutgoing(1, ends.server);
    QCOMPARE(requestsOf(sample, outgoing), 0);
    outgoing->addOutgoing(ends.client.port, ends.server);
    QCOMPARE(requestsOf(sample, outgoing), 1);

    const auto listening = std::make_shared<ConnectionSet>();
    listening->addListening({ ends.server.address, 1 });
    listening->addListening({ {}, ends.server.port });
    QCOMPARE(requestsOf(sample, listening), 0);
    listening->addListening(ends.server);
    QCOMPARE(requestsOf(sample, listening), 1);
}

void TestCapturePorts::connectionsHaveALimit()
{
    ConnectionSet set(2);
    const Endpoint one { {}, 80 };
    const Endpoint other { {}, 81 };
    QVERIFY(set.addOutgoing(1, one));
    QVERIFY(set.addListening(one));
    QVERIFY(!set.addOutgoing(2, one));
    QVERIFY(!set.addListening(other));
    // What is in already is not refused.
    QVERIFY(set.addOutgoing(1, one));
    QVERIFY(set.addListening(one));
    QVERIFY(!set.contains(other, { {}, 5 }));
}

QTEST_GUILESS_MAIN(TestCapturePorts)
#include "test_capture_ports.moc"

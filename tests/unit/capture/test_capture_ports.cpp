// SPDX-License-Identifier: GPL-3.0-or-later
// Ports are those of the innermost segment, whatever is around it.
#include "capture/packet_pipeline.h"
#include "sample_frames.h"

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

int requestsOf(const Sample &sample, const PortList &ports)
{
    EngineLimits limits;
    limits.ports = ports;
    Requests requests;
    PacketPipeline pipeline(limits, requests);
    for (const Frame &frame : sample.frames)
        pipeline.process(frame.ref());
    pipeline.finish(0);
    return requests.count;
}

} // namespace

class TestCapturePorts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void innermost_data();
    void innermost();
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
    QCOMPARE(requestsOf(sample, {}), 1);
    QCOMPARE(requestsOf(sample, { { 80, 80 } }), 1); // the server's
    QCOMPARE(requestsOf(sample, { { 39'999, 40'001 } }), 1); // the client's
    QCOMPARE(requestsOf(sample, { { 1, 79 }, { 81, 39'999 }, { 40'001, 65'535 } }), 0);
}

QTEST_GUILESS_MAIN(TestCapturePorts)
#include "test_capture_ports.moc"

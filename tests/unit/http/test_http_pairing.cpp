// SPDX-License-Identifier: GPL-3.0-or-later
// PairingQueue alone, by short scripts:
//   r5    a request at time 5 (ms)     a7    a response that began at 7
//   G7    a gap that hides a response head, told at 7      g  a gap elsewhere in the responses
//   L     requests were lost
// Expected: "5" for each response (time of its request), "-" when it has none, "!5" for a request
// told as unpaired.
#include "http/pairing_queue.h"

#include <QTest>

#include <sstream>

using namespace hitwatch;

namespace {

class Script final : public UnpairedListener {
public:
    ~Script() override { m_queue.forget(m_pool); }

    QString run(const QString &script)
    {
        std::istringstream steps(script.toStdString());
        std::string step;
        while (steps >> step)
            take(step[0], step.size() > 1 ? std::stol(step.substr(1)) * kMillisecond : 0);
        return m_result.trimmed();
    }

    void onUnpaired(const PendingRequest &request) override
    {
        m_result += QStringLiteral(" !%1").arg(request.time / kMillisecond);
    }

private:
    void take(char kind, TimeNs time)
    {
        PendingRequest request;
        if (kind == 'r') {
            request.time = time;
            m_queue.add(std::move(request), 4, false, m_pool, *this);
        } else if (kind == 'a') {
            const bool found = m_queue.take(time, request, *this);
            m_result += found ? QStringLiteral(" %1").arg(request.time / kMillisecond)
                              : QStringLiteral(" -");
        } else if (kind == 'L') {
            m_queue.requestsLost();
        } else {
            m_queue.responsesLost(kind == 'G', time, *this);
        }
    }

    BlockPool m_pool { 1 << 20 };
    PairingQueue m_queue;
    QString m_result;
};

} // namespace

class HttpPairingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scripts_data();
    void scripts();
};

void HttpPairingTest::scripts_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *script, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(expected);
    };
    row("one by one", "r1 a2 r3 a4", "1 3");
    row("pipelined", "r1 r2 r3 a4 a5 a6", "1 2 3");
    row("answer alone", "a1 r2 a3", "- 2");
    row("answer before its request", "r5 a6 a20 r15 r30 a31", "5 - !15 30");
    row("answer older than the request", "r50 a10 a60", "- 50");
    row("clocks differ a little", "r5 a4", "5");
    row("head lost", "r1 G2 r3 a4 r5 a6", "!1 3 5");
    row("head lost, told late", "r1 r3 r5 G6 a4 a6", "!1 3 5");
    row("two heads lost in one gap", "r1 G2 r3 r5 a6 r7 a8", "!1 !3 !5 - 7");
    row("gap in a body", "r1 a2 r3 g a4", "1 3");
    row("gap in a body, two could be", "r1 a2 r3 r5 g a6 r7 a8", "1 !3 !5 - 7");
    row("pipelining client", "r1 r2 r3 r4 a5 G6 a7 a8 r9 a10", "1 !2 !3 !4 - - !9 -");
    row("request lost", "r1 a2 L a4 r5 a6", "1 - 5");
    row("request lost while one waits", "r1 L r3 a4 a5 r6 a7", "1 !3 - 6");
    row("pipelined requests lost", "r1 r2 r3 a4 L r5 a6 a7 a8", "1 !5 2 3 -");
    row("over the limit", "r1 r2 r3 r4 r5 a6 a7 a8 a9 a10", "!1 - 2 3 4 5");
    row("over the limit, then a gap", "r1 r2 r3 r4 r5 g a6 a7 r8 a9", "!1 !2 !3 !4 !5 - - !8 -");
}

void HttpPairingTest::scripts()
{
    QFETCH(QString, script);
    QTEST(Script().run(script), "expected");
}

QTEST_GUILESS_MAIN(HttpPairingTest)
#include "test_http_pairing.moc"

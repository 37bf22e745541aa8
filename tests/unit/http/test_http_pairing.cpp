// SPDX-License-Identifier: GPL-3.0-or-later
// PairingQueue alone, by short scripts:
//   r5    a request at time 5          a7    a response that began at 7
//   G7    a gap that hides a response head, begun at 7     g  a gap elsewhere in the responses
//   p5    a request that follows at once                   X7  an unreadable response began at 7
//   L     requests were lost                               U   any number of them was
//   i7    an interim response that began at 7
// At each time each side has received all that the other one had sent before; clocks say something
// else.
// Expected: "5" for each response (time of its request), "-" when it has none, "!5" for a request
// told as unpaired, "(5)" for an interim response, "()" when its request cannot be told.
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
            take(step[0],
                step.size() > 1 ? static_cast<std::uint32_t>(std::stoul(step.substr(1))) : 0);
        return m_result.trimmed();
    }

    void onUnpaired(const PendingRequest &request) override
    {
        m_result += QStringLiteral(" !%1").arg(request.transaction);
    }

private:
    void take(char kind, std::uint32_t time)
    {
        PendingRequest request;
        request.transaction = time;
        request.time = 100 - 2 * time;
        request.place = { 2 * time, 2 * time };
        const MessagePlace response { 2 * time + 1, 2 * time + 1 };
        if (kind == 'r') {
            m_queue.add(std::move(request), 4, false, m_pool, *this);
        } else if (kind == 'a') {
            const bool found = m_queue.take(response, request, *this);
            m_result +=
                found ? QStringLiteral(" %1").arg(request.transaction) : QStringLiteral(" -");
        } else if (kind == 'p') {
            request.followsAtOnce = true;
            m_queue.add(std::move(request), 4, false, m_pool, *this);
        } else if (kind == 'i') {
            const PendingRequest *next = m_queue.next(response);
            m_result +=
                next ? QStringLiteral(" (%1)").arg(next->transaction) : QStringLiteral(" ()");
        } else if (kind == 'L') {
            m_queue.requestsLost();
        } else if (kind == 'X') {
            m_queue.responseUnreadable(response, *this);
        } else {
            m_queue.responsesLost(kind == 'G', response, *this);
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
    row("answer older than the request", "r1 a2 r50 a10 a60", "1 - 50");
    row("head lost", "r1 G2 r3 a4 r5 a6", "!1 3 5");
    row("head lost, told late", "r1 r3 r5 G6 a4 a6", "!1 3 5");
    row("two heads lost in one gap", "r1 G2 r3 r5 a6 r7 a8", "!1 !3 !5 - 7");
    row("gap in a body", "r1 a2 r3 g a4", "1 3");
    row("gap in a body, two could be", "r1 a2 r3 r5 g a6 r7 a8", "1 !3 !5 - 7");
    row("pipelining client", "r1 r2 r3 r4 a5 G6 a7 a8 r9 a10", "1 !2 !3 !4 - - !9 -");
    row("request lost", "r1 a2 L a4 r5 a6", "1 - 5");
    row("request lost while one waits", "r1 L r3 a4 a5 r6 a7", "1 !3 - !6 -");
    row("pipelined requests lost", "r1 r2 r3 a4 L r5 a6 a7 a8", "1 !5 2 3 -");
    // Two requests that wait at once: the client pipelines, and nobody knows how many were lost.
    row("pipelined request lost, answered late", "r1 L r3 a4 a5 r6 a7 r8 a9", "1 !3 - !6 - !8 -");
    row("answers to a lost and a known one", "r1 a2 L r4 a3 a5 r6 a7", "1 - 4 6");
    row("answer just before the request, after loss", "r1 a2 L a4 r5 a5", "1 - 5");
    row("late answer to a lost request", "r3 a4 L r6 a5 a7", "3 - 6");
    row("text in a body, then a request", "r1 a2 L r3 r5 a6 r7 a8", "1 !3 !5 - 7");
    row("two late requests, one answer", "a5 r3 p4 a6 a7 r8 a9", "- !3 !4 - - !8 -");
    row("two late requests, two answers", "a5 a6 r3 r4 r8 a9", "- - !3 !4 8");
    row("late request, next one in time", "a5 r4 r7 a8 r9 a10", "- !4 7 9");
    row("just behind its answer", "a5 r5 r7 a8 r9 a10", "- !5 7 9");
    row("one packet, then a gap", "r1 p1 p1 G3 a4 a5 r6 a7", "!1 !1 !1 - - !6 -");
    row("one packet behind a gap", "r1 g p2 p2 a4 a5 r6 a7", "!1 !2 !2 - - !6 -");
    row("many waited, and more answers come", "r1 r2 r3 g a4 a5 r6 a7", "!1 !2 !3 - - !6 -");
    row("many waited, an answer before the next", "r1 r2 r3 g a4 r7 a6 a8", "!1 !2 !3 - !7 - -");
    row("unreadable", "r1 X2 r3 a4", "!1 3");
    row("unreadable, told before its request", "X2 r1 r3 a4", "!1 3");
    row("unreadable, older than what waits", "r5 X2 a6", "5");
    row("unreadable, two waited", "r1 r2 X3 a4 a5 r6 a7", "!1 !2 - - !6 -");
    row("unreadable, the next was sent later", "r1 r4 X3 a5", "!1 4");
    row("unreadable over the limit", "r1 r2 r3 r4 r5 X6 a7 a8", "!1 !2 !3 !4 !5 - -");
    row("interim", "r1 i2 a3 r4 i5 a6", "(1) 1 (4) 4");
    row("interim of another", "i1 r5 i2 i6", "() () (5)");
    row("interim after a gap", "r1 g i2 a3 r4 i5", "() 1 (4)");
    row("interim for a lost request", "r1 a2 L i3 r6 i5 a7", "1 () () 6");
    row("interim of one over the limit", "r1 r2 r3 r4 r5 i6 a7 i8 a9", "!1 () - (2) 2");
    row("over the limit in doubt", "g r1 r2 r3 r4 r5 a6 r7 a8", "!1 !2 !3 !4 !5 - !7 -");
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "ui/figures/empty_reason.h"
#include "ui/figures/empty_state.h"
#include "ui/figures/example_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

#include <functional>

using namespace hitwatch;

namespace {

using Action = EmptyReason::Action;
using Change = std::function<void(MonitorView &, CaptureRequest &)>;

struct Moment {
    CaptureState state = CaptureState::Capturing;
    bool hasView = true;
    std::optional<Error> failure {};
    Change change = [](MonitorView &, CaptureRequest &) {};
};

struct Expected {
    bool empty = true;
    QString title {};
    QString inText {};
    Action action = Action::None;
    QString command {};
};

/// Watching lo and eth0 since two minutes; nothing came yet.
std::optional<EmptyReason> reasonOf(const Moment &moment)
{
    MonitorView view;
    view.now = kExampleStart;
    view.query.windowSeconds = 120;
    for (const char *name : { "lo", "eth0" })
        view.counters.interfaces.push_back({ .name = name });
    CaptureRequest request;
    request.interfaces = { "lo", "eth0" };
    moment.change(view, request);
    return emptyReason(moment.state, request, moment.hasView ? &view : nullptr, moment.failure);
}

void countPackets(MonitorView &view)
{
    view.counters.decode.packets = 500;
}

void onlyTls(MonitorView &view)
{
    countPackets(view);
    view.counters.http.encryptedConnections = 9;
    view.stats.encrypted = { { .host = "few.example", .connections = 2 },
        { .host = "many.example", .connections = 7 } };
}

} // namespace

Q_DECLARE_METATYPE(Moment)
Q_DECLARE_METATYPE(Expected)

class EmptyReasonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reasons_data();
    void reasons();
    void hostileNamesAreShownAsText();
    void manyNamesAreCut();
    void widgetShowsTheReason();
    void commandIsCopied();
    void widgetKeepsStill();

private:
    void addLiveRows();
    void addTrafficRows();
    void addFailureRows();
};

static void addRow(const char *name, const Moment &moment, const Expected &expected)
{
    QTest::newRow(name) << moment << expected;
}

void EmptyReasonTest::addLiveRows()
{
    const QString pick = QStringLiteral("another interface");
    addRow("not started", { .state = CaptureState::Idle, .hasView = false },
        { .title = QStringLiteral("Not capturing yet"),
            .inText = QStringLiteral("demo"),
            .action = Action::PickInterfaces });
    addRow("opening", { .state = CaptureState::Opening, .hasView = false },
        { .title = QStringLiteral("Opening lo, eth0…") });
    addRow("no packets, no view yet", { .hasView = false },
        { .title = QStringLiteral("No packets on lo, eth0"),
            .inText = QStringLiteral("yet"),
            .action = Action::PickInterfaces });
    addRow("no packets", {},
        { .title = QStringLiteral("No packets on lo, eth0"),
            .inText = QStringLiteral("yet"),
            .action = Action::PickInterfaces });
    addRow("stopped without packets", { .state = CaptureState::Finished },
        { .title = QStringLiteral("No packets on lo, eth0"),
            .inText = QStringLiteral("during the capture"),
            .action = Action::PickInterfaces });
    addRow("all interfaces",
        { .change = [](MonitorView &, CaptureRequest &request) { request.interfaces.clear(); } },
        { .title = QStringLiteral("No packets on any interface"),
            .action = Action::PickInterfaces });
    addRow("no packets through the filter",
        { .change = [](MonitorView &,
                        CaptureRequest &request) { request.filter = "tcp port 81"; } },
        { .title = QStringLiteral("No packets match the capture filter"),
            .inText = QStringLiteral("tcp port 81"),
            .action = Action::ChangeFilter });
    addRow("no packets through the ports",
        { .change =
                [](MonitorView &, CaptureRequest &request) {
                    request.ports = { { 81, 81 } };
                } },
        { .title = QStringLiteral("No packets match the capture filter"),
            .inText = QStringLiteral("81"),
            .action = Action::ChangeFilter });
    addRow("gone",
        { .change =
                [](MonitorView &view, CaptureRequest &) {
                    countPackets(view);
                    for (InterfaceCounters &one : view.counters.interfaces)
                        one.state = InterfaceState::Gone;
                } },
        { .title = QStringLiteral("lo, eth0 disappeared"),
            .inText = pick,
            .action = Action::PickInterfaces });
    addRow("down",
        { .change =
                [](MonitorView &view, CaptureRequest &) {
                    view.counters.interfaces.pop_back();
                    view.counters.interfaces.front().state = InterfaceState::Down;
                } },
        { .title = QStringLiteral("lo is down"),
            .inText = pick,
            .action = Action::PickInterfaces });
    addRow("one of two gone",
        { .change =
                [](MonitorView &view, CaptureRequest &) {
                    view.counters.interfaces.front().state = InterfaceState::Gone;
                } },
        { .title = QStringLiteral("No packets on lo, eth0"), .action = Action::PickInterfaces });
}

void EmptyReasonTest::addTrafficRows()
{
    addRow("requests show",
        { .change = [](MonitorView &view, CaptureRequest &) { view.stats.requests = 1; } },
        { .empty = false });
    addRow("responses alone show",
        { .change = [](MonitorView &view, CaptureRequest &) { view.stats.responses = 1; } },
        { .empty = false });
    addRow("shown although it failed later",
        { .state = CaptureState::Failed,
            .failure = Error { ErrorCode::ResourceGone, "lo went away" },
            .change = [](MonitorView &view, CaptureRequest &) { view.stats.requests = 1; } },
        { .empty = false });
    addRow("only TLS", { .change = [](MonitorView &view, CaptureRequest &) { onlyTls(view); } },
        { .title = QStringLiteral("All traffic here is encrypted"),
            .inText = QStringLiteral("many.example (7), few.example (2)"),
            .action = Action::PickInterfaces });
    addRow("only TLS through the filter",
        { .change =
                [](MonitorView &view, CaptureRequest &request) {
                    onlyTls(view);
                    request.filter = "port 443";
                } },
        { .title = QStringLiteral("All traffic here is encrypted"),
            .action = Action::ChangeFilter });
    addRow("no HTTP", { .change = [](MonitorView &view, CaptureRequest &) { countPackets(view); } },
        { .title = QStringLiteral("No HTTP on lo, eth0"),
            .inText = QStringLiteral("500 packet(s)"),
            .action = Action::PickInterfaces });
    addRow("no HTTP through the filter",
        { .change =
                [](MonitorView &view, CaptureRequest &request) {
                    countPackets(view);
                    request.filter = "port 53";
                } },
        { .title = QStringLiteral("No HTTP matches the capture filter"),
            .inText = QStringLiteral("port 53"),
            .action = Action::ChangeFilter });
    addRow("HTTP before the window",
        { .change =
                [](MonitorView &view, CaptureRequest &) {
                    countPackets(view);
                    view.counters.http.httpConnections = 3;
                } },
        { .title = QStringLiteral("No HTTP in the last 2 min"),
            .inText = QStringLiteral("other times") });
    addRow("HTTP outside of the range",
        { .change =
                [](MonitorView &view, CaptureRequest &) {
                    view.query.range = TimeRange { 0, kSecond };
                    view.requests = { std::make_shared<RequestRecord>() };
                } },
        { .title = QStringLiteral("No HTTP in this range"),
            .inText = QStringLiteral("other times") });
}

void EmptyReasonTest::addFailureRows()
{
    const auto file = [](MonitorView &, CaptureRequest &request) {
        request.kind = CaptureKind::File;
        request.path = "/some/where/shop.pcap";
    };
    addRow("no permission",
        { .state = CaptureState::Failed,
            .hasView = false,
            .failure = Error { ErrorCode::PermissionDenied,
                "capturing requires permission: run \"sudo chown root:me /x/hitwatch-capture && "
                "sudo "
                "chmod 0750 /x/hitwatch-capture && sudo setcap cap_net_raw=ep "
                "/x/hitwatch-capture\" once, then try again" } },
        { .title = QStringLiteral("You don't have permission to capture yet"),
            .inText = QStringLiteral("Run this once in a terminal"),
            .action = Action::CopyCommand,
            .command = QStringLiteral(
                "sudo chown root:me /x/hitwatch-capture && sudo chmod 0750 "
                "/x/hitwatch-capture && sudo setcap cap_net_raw=ep /x/hitwatch-capture") });
    addRow("not in the group",
        { .state = CaptureState::Failed,
            .hasView = false,
            .failure = Error { ErrorCode::PermissionDenied,
                "capturing requires permission: only members of the group hitwatch may capture; "
                "run "
                "\"sudo adduser $USER hitwatch\" once, then log in again" } },
        { .title = QStringLiteral("You don't have permission to capture yet"),
            .inText =
                QStringLiteral("Only members of the group hitwatch may capture. Run this once "
                               "in a terminal, then log out and log in again."),
            .action = Action::CopyCommand,
            .command = QStringLiteral("sudo adduser $USER hitwatch") });
    addRow("no permission and no remedy",
        { .state = CaptureState::Failed,
            .hasView = false,
            .failure = Error { ErrorCode::PermissionDenied, "root lacks CAP_NET_RAW here" } },
        { .title = QStringLiteral("You don't have permission to capture yet"),
            .inText = QStringLiteral("Root lacks CAP_NET_RAW here."),
            .action = Action::TryDemo });
    addRow("a file that may not be read",
        { .state = CaptureState::Failed,
            .hasView = false,
            .failure = Error { ErrorCode::PermissionDenied, "permission denied" },
            .change = file },
        { .title = QStringLiteral("No permission to read shop.pcap"), .action = Action::OpenFile });
    addRow("the interface went away",
        { .state = CaptureState::Failed,
            .failure = Error { ErrorCode::ResourceGone, "eth0 went away" } },
        { .title = QStringLiteral("The capture has ended"),
            .inText = QStringLiteral("eth0 went away."),
            .action = Action::PickInterfaces });
    addRow("a wrong filter",
        { .state = CaptureState::Failed,
            .hasView = false,
            .failure = Error { ErrorCode::InvalidInput, "syntax error in filter" },
            .change = [](MonitorView &,
                          CaptureRequest &request) { request.filter = "tcp prt 80"; } },
        { .title = QStringLiteral("The capture could not start"),
            .inText = QStringLiteral("Syntax error"),
            .action = Action::ChangeFilter });
    addRow("not a capture file",
        { .state = CaptureState::Failed,
            .hasView = false,
            .failure = Error { ErrorCode::InvalidInput, "this is not a capture" },
            .change = file },
        { .title = QStringLiteral("shop.pcap could not be read"),
            .inText = QStringLiteral("This is not a capture."),
            .action = Action::OpenFile });
    addRow("reading", { .state = CaptureState::Reading, .change = file },
        { .title = QStringLiteral("Reading shop.pcap…") });
    addRow("an empty file", { .state = CaptureState::Finished, .change = file },
        { .title = QStringLiteral("No packets in shop.pcap"), .action = Action::OpenFile });
}

void EmptyReasonTest::reasons_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Expected>("expected");
    addLiveRows();
    addTrafficRows();
    addFailureRows();
}

void EmptyReasonTest::reasons()
{
    QFETCH(Moment, moment);
    QFETCH(Expected, expected);
    const std::optional<EmptyReason> reason = reasonOf(moment);
    QCOMPARE(reason.has_value(), expected.empty);
    if (!reason)
        return;
    QCOMPARE(reason->title, expected.title);
    QVERIFY2(reason->text.contains(expected.inText), qPrintable(reason->text));
    QCOMPARE(static_cast<int>(reason->action), static_cast<int>(expected.action));
    QCOMPARE(reason->command, expected.command);
}

void EmptyReasonTest::hostileNamesAreShownAsText()
{
    const auto reason = reasonOf({ .change = [](MonitorView &view, CaptureRequest &request) {
        onlyTls(view);
        view.stats.encrypted = { { .host = "<b>\xE2\x80\xAE\n", .connections = 1 } };
        request.filter = "port 443\n";
    } });
    QVERIFY(reason->text.contains(QStringLiteral("<b>\\u{202E}\\x0a (1)")));
    EmptyState widget;
    widget.setReason(*reason);
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void EmptyReasonTest::manyNamesAreCut()
{
    const auto reason = reasonOf({ .change = [](MonitorView &view, CaptureRequest &) {
        onlyTls(view);
        view.stats.encrypted.clear();
        for (int i = 0; i < 300; ++i)
            view.stats.encrypted.push_back({ .host = std::string(5000, 'x'), .connections = 1 });
    } });
    QVERIFY(reason->text.contains(QStringLiteral("and 295 more")));
    QVERIFY(reason->text.size() < 1000);
}

void EmptyReasonTest::widgetShowsTheReason()
{
    EmptyState widget;
    QSignalSpy requested(&widget, &EmptyState::actionRequested);
    widget.resize(700, 300);
    widget.show();
    auto *button = widget.findChild<QPushButton *>();
    QVERIFY(!button->isVisible()); // nothing to do yet
    for (const Action action :
        { Action::PickInterfaces, Action::OpenFile, Action::ChangeFilter, Action::TryDemo }) {
        widget.setReason(
            { .title = QStringLiteral("Title"), .text = {}, .command = {}, .action = action });
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(requested.takeFirst().at(0).value<Action>(), action);
    }
    widget.setReason({ .title = QStringLiteral("Reading…"), .text = {}, .command = {} });
    QVERIFY(!button->isVisible());
}

void EmptyReasonTest::commandIsCopied()
{
    EmptyState widget;
    const QString command = QStringLiteral("sudo setcap cap_net_raw=ep /a path/hitwatch-capture");
    widget.setReason({ .title = QStringLiteral("Title"),
        .text = QStringLiteral("Text"),
        .command = command,
        .action = Action::CopyCommand });
    widget.show();
    auto *button = widget.findChild<QPushButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
    QCOMPARE(button->text(), QStringLiteral("Copied"));
    QTRY_VERIFY_WITH_TIMEOUT(button->text() != QStringLiteral("Copied"), 30'000);
}

void EmptyReasonTest::widgetKeepsStill()
{
    // The same reason comes with every view: what was selected in it must stay.
    EmptyState widget;
    const EmptyReason reason {
        .title = QStringLiteral("Title"), .text = QStringLiteral("Some words"), .command = {}
    };
    widget.setReason(reason);
    QLabel *text = nullptr;
    for (QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->text() == reason.text)
            text = label;
    }
    QVERIFY(text != nullptr);
    text->setSelection(0, 4);
    widget.setReason(reason);
    QCOMPARE(text->selectedText(), QStringLiteral("Some"));
}

QTEST_MAIN(EmptyReasonTest)
#include "empty_reason_test.moc"

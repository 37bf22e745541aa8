// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/empty_reason.h"

#include "capture/live/capture_permission.h"
#include "ui/text/format.h"
#include "ui/text/permission_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace hitwatch {
namespace {

using Action = EmptyReason::Action;

constexpr int kMostName = 64; ///< characters of a name from outside
constexpr int kMostFilter = 200;
constexpr int kMostPorts = 100;
constexpr std::size_t kMostNames = 5;

struct ReasonText {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::EmptyReason)
};

QString joined(const QStringList &names, std::size_t all)
{
    QString text = names.join(ReasonText::tr(", ", "between names in a list"));
    if (all > static_cast<std::size_t>(names.size()))
        text = ReasonText::tr("%1 and %Ln more", "names in a list",
            pluralOf(all - static_cast<std::size_t>(names.size())))
                   .arg(text);
    return text;
}

/// "lo, eth0": where packets are expected.
QString place(const CaptureRequest &request)
{
    if (request.kind == CaptureKind::Demo)
        return ReasonText::tr("the demo");
    if (request.kind == CaptureKind::File) {
        if (request.path == "-")
            return ReasonText::tr("standard input");
        const QString path = QString::fromLocal8Bit(request.path.c_str());
        return displayText(QFileInfo(path).fileName().toStdString(), kMostName);
    }
    if (request.interfaces.empty())
        return ReasonText::tr("any interface");
    QStringList names;
    for (const std::string &name : request.interfaces) {
        if (static_cast<std::size_t>(names.size()) < kMostNames)
            names << displayText(name, kMostName);
    }
    return joined(names, request.interfaces.size());
}

bool isFiltered(const CaptureRequest &request)
{
    return !request.filter.empty() || !request.ports.empty();
}

bool isOver(CaptureState state)
{
    return state == CaptureState::Finished || state == CaptureState::Failed;
}

QString asSentence(QString text)
{
    if (text.isEmpty())
        return text;
    // Not names: "eth0 disappeared" stays as it is.
    const QString word = text.section(QLatin1Char(' '), 0, 0);
    if (std::all_of(word.begin(), word.end(), [](QChar letter) { return letter.isLetter(); }))
        text[0] = text[0].toUpper();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

/// Another source of the same kind.
Action anotherSource(const CaptureRequest &request)
{
    return request.kind == CaptureKind::File ? Action::OpenFile : Action::PickInterfaces;
}

EmptyReason ofFailure(const CaptureRequest &request, const Error &failure)
{
    EmptyReason reason;
    reason.text = asSentence(displayText(failure.message));
    const bool live = request.kind == CaptureKind::Interfaces;
    switch (failure.code) {
    case ErrorCode::PermissionDenied:
        reason.title = live ? ReasonText::tr("You don't have permission to capture yet")
                            : ReasonText::tr("No permission to read %1").arg(place(request));
        reason.command = QString::fromStdString(advisedCommand(failure));
        if (live)
            reason.text = permissionText(failure);
        reason.action = !reason.command.isEmpty() ? Action::CopyCommand
            : live                                ? Action::TryDemo
                                                  : Action::OpenFile;
        return reason;
    case ErrorCode::ResourceGone:
        reason.title = ReasonText::tr("The capture has ended");
        reason.action = anotherSource(request);
        return reason;
    case ErrorCode::InvalidInput:
        if (isFiltered(request)) {
            reason.title = ReasonText::tr("The capture could not start");
            reason.action = Action::ChangeFilter;
            return reason;
        }
        break;
    default:
        break;
    }
    reason.title = live ? ReasonText::tr("The capture could not start")
                        : ReasonText::tr("%1 could not be read").arg(place(request));
    reason.action = anotherSource(request);
    return reason;
}

std::optional<EmptyReason> ofInterfaces(const MonitorView &view)
{
    const auto &interfaces = view.counters.interfaces;
    const bool noneCaptures = !interfaces.empty()
        && std::none_of(interfaces.begin(), interfaces.end(),
            [](const InterfaceCounters &one) { return one.state == InterfaceState::Capturing; });
    if (!noneCaptures)
        return {};
    QStringList names;
    bool gone = true;
    for (const InterfaceCounters &one : interfaces) {
        gone = gone && one.state == InterfaceState::Gone;
        if (static_cast<std::size_t>(names.size()) < kMostNames)
            names << displayText(one.name, kMostName);
    }
    const QString list = joined(names, interfaces.size());
    const int count = pluralOf(interfaces.size());
    EmptyReason reason;
    reason.title = gone ? ReasonText::tr("%1 disappeared", "interface(s)", count).arg(list)
                        : ReasonText::tr("%1 is down", "interface(s)", count).arg(list);
    reason.text = gone
        ? ReasonText::tr("Capture resumes when it comes back, or choose another interface.")
        : ReasonText::tr("Capture resumes when it comes up, or choose another interface.");
    reason.action = Action::PickInterfaces;
    return reason;
}

EmptyReason ofSilence(CaptureState state, const CaptureRequest &request)
{
    EmptyReason reason;
    if (isFiltered(request)) {
        reason.title = ReasonText::tr("No packets match the capture filter");
        reason.text = ReasonText::tr("No packets on %1 match \"%2\".")
                          .arg(place(request), captureFilterText(request));
        reason.action = Action::ChangeFilter;
        return reason;
    }
    reason.action = anotherSource(request);
    if (request.kind != CaptureKind::Interfaces) {
        reason.title = ReasonText::tr("No packets in %1").arg(place(request));
        reason.text = ReasonText::tr(
            "The capture is empty. Open another file, or select interfaces to capture on.");
        return reason;
    }
    reason.title = ReasonText::tr("No packets on %1").arg(place(request));
    reason.text = isOver(state)
        ? ReasonText::tr(
            "There was no traffic during the capture. Your traffic may use another interface.")
        : ReasonText::tr("There has been no traffic yet. Send a request to a server, or select the "
                         "interface that your traffic uses.");
    return reason;
}

/// "api.example (8), cdn.example (3) and 2 more".
QString encryptedNames(const MonitorView &view)
{
    const QLocale locale;
    std::vector<const EncryptedRow *> rows;
    for (const EncryptedRow &row : view.stats.encrypted) {
        if (!row.isOther)
            rows.push_back(&row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const EncryptedRow *a, const EncryptedRow *b) {
        return a->connections > b->connections;
    });
    QStringList names;
    for (const EncryptedRow *row : rows) {
        if (static_cast<std::size_t>(names.size()) == kMostNames)
            break;
        names << ReasonText::tr("%1 (%2)", "server name, its connections")
                     .arg(displayText(row->host, kMostName),
                         locale.toString(quint64 { row->connections }));
    }
    return joined(names, rows.size());
}

EmptyReason ofEncryption(const CaptureRequest &request, const MonitorView &view)
{
    EmptyReason reason;
    reason.title = ReasonText::tr("All traffic here is encrypted");
    const QString names = encryptedNames(view);
    const QString connections = ReasonText::tr(
        "%Ln TLS connection(s)", nullptr, pluralOf(view.counters.http.encryptedConnections));
    const QString seen = names.isEmpty()
        ? ReasonText::tr("%1.", "5 TLS connections").arg(connections)
        : ReasonText::tr("%1: %2.", "TLS connections, their servers").arg(connections, names);
    reason.text = seen + QLatin1Char('\n')
        + ReasonText::tr("Hitwatch reads unencrypted HTTP, such as between a proxy and its "
                         "servers, on lo, or between containers.");
    reason.action = isFiltered(request) ? Action::ChangeFilter : anotherSource(request);
    return reason;
}

EmptyReason ofOtherTraffic(const CaptureRequest &request, const MonitorView &view)
{
    EmptyReason reason;
    const QString packets =
        ReasonText::tr("%Ln packet(s)", nullptr, pluralOf(view.counters.decode.packets));
    if (isFiltered(request)) {
        reason.title = ReasonText::tr("No HTTP matches the capture filter");
        reason.text = ReasonText::tr(
            "%1 on %2 matched \"%3\", none of them HTTP. If you expected HTTP, check the filter.")
                          .arg(packets, place(request), captureFilterText(request));
        reason.action = Action::ChangeFilter;
        return reason;
    }
    reason.title = request.kind == CaptureKind::Interfaces
        ? ReasonText::tr("No HTTP on %1").arg(place(request))
        : ReasonText::tr("No HTTP in %1").arg(place(request));
    reason.text = ReasonText::tr("%1 seen, none of them HTTP.").arg(packets);
    reason.action = anotherSource(request);
    return reason;
}

EmptyReason ofEmptyWindow(const MonitorView &view)
{
    const Format format;
    EmptyReason reason;
    if (view.query.range) {
        reason.title = ReasonText::tr("No HTTP in this range");
    } else if (view.query.windowSeconds) {
        reason.title = ReasonText::tr("No HTTP in the last %1")
                           .arg(format.duration(*view.query.windowSeconds * kSecond));
    } else {
        reason.title = ReasonText::tr("No complete HTTP message yet");
    }
    if (!view.query.range && !view.requests.empty())
        reason.text =
            ReasonText::tr("Last request: %1.").arg(format.clock(view.requests.front()->time));
    else
        reason.text = ReasonText::tr("There was HTTP at other times of this capture.");
    return reason;
}

std::optional<EmptyReason> ofWaiting(CaptureState state, const CaptureRequest &request)
{
    EmptyReason reason;
    switch (state) {
    case CaptureState::Idle:
        reason.title = ReasonText::tr("Not capturing yet");
        reason.text = ReasonText::tr("Select the interfaces whose HTTP traffic you want to see, "
                                     "open a capture file, or play the demo.");
        reason.action = Action::PickInterfaces;
        return reason;
    case CaptureState::Opening:
        reason.title = ReasonText::tr("Opening %1…").arg(place(request));
        return reason;
    case CaptureState::Reading:
        reason.title = ReasonText::tr("Reading %1…").arg(place(request));
        return reason;
    default:
        return {};
    }
}

} // namespace

QString captureFilterText(const CaptureRequest &request)
{
    const QString filter = displayText(request.filter, kMostFilter);
    if (request.ports.empty())
        return filter;
    const QString list = displayText(toString(request.ports), kMostPorts);
    const bool isOne = !list.contains(QLatin1Char(',')) && !list.contains(QLatin1Char('-'));
    const QString ports =
        isOne ? ReasonText::tr("port %1").arg(list) : ReasonText::tr("ports %1").arg(list);
    return filter.isEmpty() ? ports : filter + QStringLiteral(", ") + ports;
}

std::optional<EmptyReason> emptyReason(CaptureState state, const CaptureRequest &request,
    const MonitorView *view, const std::optional<Error> &failure)
{
    if (view != nullptr && (view->stats.requests > 0 || view->stats.responses > 0))
        return {};
    const CaptureCounters counters = view != nullptr ? view->counters : CaptureCounters {};
    const bool hadHttp =
        view != nullptr && (counters.http.httpConnections > 0 || !view->requests.empty());
    if (hadHttp)
        return ofEmptyWindow(*view);
    if (state == CaptureState::Failed && failure)
        return ofFailure(request, *failure);
    if (const auto waiting = ofWaiting(state, request))
        return waiting;
    if (view == nullptr)
        return ofSilence(state, request);
    if (const auto away = ofInterfaces(*view))
        return away;
    if (counters.decode.packets == 0)
        return ofSilence(state, request);
    if (counters.http.encryptedConnections > 0)
        return ofEncryption(request, *view);
    return ofOtherTraffic(request, *view);
}

} // namespace hitwatch

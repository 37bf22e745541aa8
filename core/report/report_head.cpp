// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_head.h"

#include "report/alert_text.h"
#include "report/number_text.h"
#include "report/row_limit.h"
#include "report/text_escape.h"
#include "stats/completeness.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr std::string_view kIndent = "   ";
constexpr std::size_t kNarrow = 72; ///< columns that hold the times to first byte in one line

std::string counted(std::uint64_t count, std::string_view one, std::string_view many)
{
    return groupedText(count) + ' ' + std::string(count == 1 ? one : many);
}

std::uint64_t packetsOf(const StatsSnapshot &stats)
{
    std::uint64_t packets = 0;
    for (const InterfaceRow &row : stats.interfaces)
        packets += row.packets;
    return packets;
}

bool hasMessages(const StatsSnapshot &stats)
{
    return stats.requests + stats.responses + stats.interim + stats.incomplete > 0;
}

std::string lengthText(const StatsSnapshot &stats)
{
    const TimeNs length = stats.to - stats.from;
    std::string text = durationText(length);
    if (stats.windowSeconds) {
        const TimeNs window = *stats.windowSeconds * kSecond;
        text += (length < window ? " of a " + durationText(window) : "") + " window";
    }
    return text;
}

/// On a narrow terminal without the date, then without the length too.
Pieces timeLine(const StatsSnapshot &stats, std::size_t width)
{
    if (stats.from == 0 && stats.to == 0)
        return { { "No packets.", Ink::Strong } };
    const std::string first = dateClockText(stats.from);
    const std::string last = dateClockText(stats.to);
    const bool sameDay = first.substr(0, 10) == last.substr(0, 10);
    const std::string dated = first + " to " + (sameDay ? clockText(stats.to) : last);
    const std::string brief =
        sameDay ? clockText(stats.from) + " to " + clockText(stats.to) : dated;
    const std::string zone = ' ' + zoneText(stats.to);
    const std::string packets = ", " + counted(packetsOf(stats), "packet", "packets");
    const std::string rest = zone + " (" + lengthText(stats) + ')' + packets;
    for (const std::string &span : { dated, brief }) {
        if (columnsOf(span) + columnsOf(rest) <= width)
            return { { span }, { rest } };
    }
    return cutEnd({ { brief }, { zone + packets } }, width);
}

/// The link's rate where it is one link: a connection may be seen on several interfaces, so rates
/// of interfaces do not add up.
void addBitRate(std::vector<Pieces> &items, const StatsSnapshot &stats)
{
    std::uint64_t bytes = 0;
    for (const InterfaceRow &row : stats.interfaces) {
        const std::uint64_t own = row.httpBytesToServer + row.httpBytesToClient;
        if (own > 0 && bytes > 0)
            return;
        bytes += own;
    }
    if (bytes > 0 && hasRates(stats))
        items.push_back({ { bitRateText(8 * static_cast<double>(bytes) / secondsOf(stats)) } });
}

std::vector<Pieces> countItems(const StatsSnapshot &stats)
{
    std::vector<Pieces> items;
    items.push_back({ { counted(stats.requests, "request", "requests"), Ink::Strong } });
    items.push_back({ { counted(stats.responses, "response", "responses"), Ink::Strong } });
    if (hasRates(stats)) {
        const double rate = static_cast<double>(stats.requests) / secondsOf(stats);
        items.push_back({ { groupedText(rate, rate < 100 ? 1 : 0) + " req/s" } });
    }
    addBitRate(items, stats);
    const std::uint64_t errors = errorsOf(stats.statuses);
    if (stats.responses > 0) {
        items.push_back({ { percentText(errors, stats.responses) + " errors",
            errors > 0 ? Ink::Warning : Ink::Plain } });
    }
    return items;
}

void add(std::vector<Pieces> &lines, const std::vector<Pieces> &more)
{
    lines.insert(lines.end(), more.begin(), more.end());
}

void addLatencyLine(std::vector<Pieces> &lines, const LatencySummary &latency, std::size_t width)
{
    if (!hasPercentiles(latency))
        return;
    const std::string title = width < kNarrow ? "TTFB:" : "time to first byte:";
    add(lines,
        wrap({ { { title } }, { { "p50 " + latencyText(latency.p50) } },
                 { { "p95 " + latencyText(latency.p95) } },
                 { { "p99 " + latencyText(latency.p99) } },
                 { { "max " + latencyText(latency.max) } } },
            kIndent, width, 2));
}

std::uint64_t encryptedConnections(const StatsSnapshot &stats)
{
    std::uint64_t connections = 0;
    for (const EncryptedRow &row : stats.encrypted)
        connections += row.connections;
    return connections;
}

std::string unreadReason(TlsUnread reason)
{
    switch (reason) {
    case TlsUnread::NoKey:
        return "no key";
    case TlsUnread::HandshakeNotCaptured:
        return "handshake not captured";
    case TlsUnread::KeysTooLate:
        return "keys came too late";
    case TlsUnread::SuiteNotSupported:
        return "cipher suite not supported";
    case TlsUnread::EncryptedClientHello:
        return "Encrypted Client Hello";
    case TlsUnread::SecretMissing:
        return "secret of one direction missing";
    case TlsUnread::Damaged:
        return "damaged";
    case TlsUnread::Limit:
        return "too many at once";
    }
    return {};
}

/// " (no key)", or " (2 no key, 1 damaged)"
std::string unreadReasons(const StatsSnapshot &stats)
{
    const std::uint64_t all = encryptedConnections(stats);
    std::string text;
    for (std::size_t at = 0; at < kTlsUnreadCount; ++at) {
        std::uint64_t count = 0;
        for (const EncryptedRow &row : stats.encrypted)
            count += row.reasons[at];
        if (count == 0)
            continue;
        text += text.empty() ? " (" : ", ";
        text += (count < all ? groupedText(count) + ' ' : std::string())
            + unreadReason(static_cast<TlsUnread>(at));
    }
    return text.empty() ? text : text + ')';
}

/// Sentence by sentence, each item ends with what parts it from the next.
std::vector<Pieces> sentence(
    const std::string &lead, const std::vector<std::string> &facts, Ink ink)
{
    std::vector<Pieces> items;
    for (std::size_t at = 0; at < facts.size(); ++at) {
        const std::string end = at + 1 < facts.size() ? "," : "";
        items.push_back({ { (at == 0 ? lead : std::string()) + facts[at] + end, ink } });
    }
    return items;
}

std::vector<std::string> sideFacts(const StatsSnapshot &stats)
{
    std::vector<std::string> facts;
    const auto fact = [&](std::uint64_t count, std::string_view one, std::string_view many) {
        if (count > 0)
            facts.push_back(counted(count, one, many));
    };
    fact(stats.interim, "interim response", "interim responses");
    fact(stats.incomplete, "incomplete request", "incomplete requests");
    fact(stats.unpaired, "unpaired request", "unpaired requests");
    return facts;
}

/// Why there is nothing to show.
std::vector<std::string> nothingFacts(const StatsSnapshot &stats)
{
    const std::uint64_t packets = packetsOf(stats);
    if (packets == 0)
        return { "No packets captured" };
    std::vector<std::string> facts { "No HTTP seen: " + counted(packets, "packet", "packets") };
    if (const std::uint64_t connections = encryptedConnections(stats); connections > 0) {
        const std::string more = stats.encrypted.size() > 1
            ? " and " + counted(stats.encrypted.size() - 1, "other", "others")
            : "";
        facts.push_back(counted(connections, "TLS connection", "TLS connections") + " to "
            + cutMiddle(printable(stats.encrypted.front().host), 40) + more
            + (unreadReasons(stats).empty() ? " (encrypted)"
                                            : " (encrypted: " + unreadReasons(stats).substr(2)));
    }
    if (stats.http2 > 0) {
        facts.push_back(counted(stats.http2, "HTTP/2 connection", "HTTP/2 connections")
            + " not analyzed (memory limit)");
    }
    return facts;
}

/// "eth0 1,200, lo 4": where it was lost.
std::string perInterface(const StatsSnapshot &stats, std::uint64_t InterfaceRow::*dropped)
{
    std::string text;
    for (const InterfaceRow &row : stats.interfaces) {
        if (row.*dropped > 0)
            text +=
                (text.empty() ? "" : ", ") + printable(row.name) + ' ' + groupedText(row.*dropped);
    }
    return text.empty() ? text : " (" + text + ')';
}

std::string notWatchedFact(const StatsSnapshot &stats)
{
    std::string names;
    for (const InterfaceRow &row : stats.interfaces) {
        if (row.notWatchedMs > 0)
            names += (names.empty() ? " (" : ", ") + printable(row.name);
    }
    return "not captured for "
        + durationText(static_cast<TimeNs>(stats.loss.notWatchedMs) * kMillisecond)
        + (names.empty() ? names : names + ')');
}

void addUndecodable(std::vector<std::string> &facts, const LossSummary &loss)
{
    for (std::size_t at = 0; at < kDecodeFailureCount; ++at) {
        std::string reason(decodeFailureName(static_cast<DecodeFailure>(at)));
        std::replace(reason.begin(), reason.end(), '_', ' ');
        if (loss.undecodable[at] > 0)
            facts.push_back(counted(loss.undecodable[at], "packet undecodable (" + reason + ')',
                "packets undecodable (" + reason + ')'));
    }
}

/// What is worth knowing; no number is smaller for it.
std::vector<std::string> informationFacts(const StatsSnapshot &stats)
{
    std::vector<std::string> facts;
    for (const InputCounter &counter : kInputCounters) {
        const std::uint64_t count = inWindow(counter, stats);
        if (counter.kind == CounterKind::Information && count > 0)
            facts.push_back(counted(count, counter.one, counter.many));
    }
    return facts;
}

std::vector<std::string> lossFacts(const StatsSnapshot &stats)
{
    const LossSummary &loss = stats.loss;
    std::vector<std::string> facts;
    for (const InputCounter &counter : kInputCounters) {
        if (counter.summary == &LossSummary::flowsEvicted)
            addUndecodable(facts, loss); // what concerns packets stands in front
        const std::uint64_t count = inWindow(counter, stats);
        if (counter.kind != CounterKind::Loss || count == 0)
            continue;
        if (counter.summary == &LossSummary::damagedBytes) {
            facts.push_back(bytesText(count) + " of the file not read");
        } else if (counter.summary == &LossSummary::gaps) {
            facts.push_back(
                bytesText(loss.gapBytes) + " in " + counted(count, counter.one, counter.many));
        } else if (counter.unit == CounterUnit::Milliseconds) {
            facts.push_back(notWatchedFact(stats));
        } else if (counter.unit != CounterUnit::Bytes) {
            facts.push_back(counted(count, counter.one, counter.many));
        }
        if (counter.summary == &LossSummary::kernelDropped)
            facts.back() += perInterface(stats, &InterfaceRow::kernelDropped);
        if (counter.summary == &LossSummary::interfaceDropped)
            facts.back() += perInterface(stats, &InterfaceRow::interfaceDropped);
    }
    return facts;
}

std::vector<std::string> notAnalyzedFacts(const StatsSnapshot &stats)
{
    const std::uint64_t encrypted =
        stats.notAnalyzed[static_cast<std::size_t>(NotAnalyzed::EncryptedPacket)];
    const std::uint64_t unknown =
        stats.notAnalyzed[static_cast<std::size_t>(NotAnalyzed::UnknownProtocol)];
    std::vector<std::string> facts;
    if (const std::uint64_t tls = encryptedConnections(stats); tls > 0 && hasMessages(stats))
        facts.push_back(counted(tls, "TLS connection", "TLS connections") + unreadReasons(stats));
    if (stats.http2 > 0 && hasMessages(stats)) {
        facts.push_back(counted(
            stats.http2, "HTTP/2 connection (memory limit)", "HTTP/2 connections (memory limit)"));
    }
    if (encrypted > 0)
        facts.push_back(counted(encrypted, "encrypted packet", "encrypted packets"));
    if (unknown > 0)
        facts.push_back(
            counted(unknown, "packet of an unknown protocol", "packets of unknown protocols"));
    return facts;
}

Pieces alertPieces(const AlertEvent &alert)
{
    const bool raised = alert.transition == AlertTransition::Raised;
    return { { clockText(alert.at) + ' ' + alertLine(alert, consoleAlertStyle()),
        raised ? Ink::Bad : Ink::Good } };
}

} // namespace

double secondsOf(const StatsSnapshot &stats)
{
    return static_cast<double>(stats.to - stats.from) / static_cast<double>(kSecond);
}

bool hasRates(const StatsSnapshot &stats)
{
    return stats.to - stats.from >= kSecond;
}

Ink inkOfStatus(std::uint16_t status)
{
    if (status >= 500)
        return Ink::Bad;
    if (status >= 400)
        return Ink::Warning;
    if (status >= 300)
        return Ink::Notice;
    return status >= 200 ? Ink::Good : Ink::Plain;
}

std::uint64_t errorsOf(const StatusCounts &statuses)
{
    std::uint64_t errors = 0;
    for (const auto &[status, count] : statuses)
        errors += isErrorStatus(status) ? count : 0;
    return errors;
}

std::vector<Pieces> headLines(const StatsSnapshot &stats, std::size_t width)
{
    std::vector<Pieces> lines { timeLine(stats, width) };
    if (hasMessages(stats)) {
        add(lines, wrap(countItems(stats), kIndent, width, 0));
        addLatencyLine(lines, stats.latency, width);
        add(lines, wrap(sentence("Also: ", sideFacts(stats), Ink::Plain), " ", width, 2));
    } else if (stats.to != 0) {
        add(lines, wrap(sentence({}, nothingFacts(stats), Ink::Plain), " ", width, 2));
    }
    add(lines, wrap(sentence("Time: ", informationFacts(stats), Ink::Plain), " ", width, 2));
    const std::vector<std::string> losses = lossFacts(stats);
    if (isComplete(stats) && stats.to != 0)
        lines.push_back({ { "Complete", Ink::Plain } });
    add(lines, wrap(sentence("Loss: ", losses, Ink::Bad), " ", width, 2));
    add(lines,
        wrap(sentence("Not analyzed: ", notAnalyzedFacts(stats), Ink::Plain), " ", width, 2));
    return lines;
}

std::vector<Pieces> alertLines(const Report &report, std::size_t width)
{
    std::vector<Pieces> lines;
    for (const AlertEvent &alert : report.alerts)
        lines.push_back(cutEnd(alertPieces(alert), width));
    const bool told = std::any_of(report.alerts.begin(), report.alerts.end(),
        [](const AlertEvent &alert) { return alert.transition == AlertTransition::Raised; });
    if (report.alertFiring && !told)
        lines.push_back(cutEnd({ { "An earlier alert is still firing", Ink::Bad } }, width));
    return lines;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json_writer.h"
#include "report/report.h"
#include "report/row_limit.h"
#include "stats/completeness.h"

#include <algorithm>

namespace hitwatch {

namespace {

void writeCounts(JsonWriter &json, std::string_view name, const MethodCounts &counts)
{
    json.key(name);
    json.beginObject();
    for (const auto &[method, count] : counts)
        json.field(method, count);
    json.endObject();
}

void writeCounts(JsonWriter &json, std::string_view name, const StatusCounts &counts)
{
    json.key(name);
    json.beginObject();
    for (const auto &[status, count] : counts)
        json.field(std::to_string(status), count);
    json.endObject();
}

void writeMarks(JsonWriter &json, bool named, bool isOther)
{
    if (!named) {
        json.key("named");
        json.boolean(false);
    }
    if (isOther) {
        json.key("other");
        json.boolean(true);
    }
}

/// Without samples, or where percentiles of several rows would have to be added, there is no such
/// number: null.
void writeLatency(JsonWriter &json, const LatencySummary &latency)
{
    const auto value = [&](std::string_view name, bool known, double milliseconds) {
        json.key(name);
        if (known)
            json.number(milliseconds);
        else
            json.null();
    };
    json.key("ttfbMs");
    json.beginObject();
    json.field("count", latency.count);
    value("p50", hasPercentiles(latency), latency.p50);
    value("p95", hasPercentiles(latency), latency.p95);
    value("p99", hasPercentiles(latency), latency.p99);
    value("max", latency.count > 0, latency.max);
    json.endObject();
}

void writeHosts(JsonWriter &json, const std::vector<HostRow> &rows)
{
    json.key("hosts");
    json.beginArray();
    for (const HostRow &row : rows) {
        json.beginObject();
        json.field("host", row.host);
        writeMarks(json, row.named, row.isOther);
        json.field("requests", row.requests);
        json.field("responses", row.responses);
        writeCounts(json, "statuses", row.statuses);
        json.field("bytes", row.bytes);
        json.endObject();
    }
    json.endArray();
}

void writeSections(JsonWriter &json, const std::vector<SectionRow> &rows)
{
    json.key("sections");
    json.beginArray();
    for (const SectionRow &row : rows) {
        json.beginObject();
        json.field("host", row.host);
        json.field("section", row.section);
        writeMarks(json, row.named, row.isOther);
        json.field("requests", row.requests);
        writeCounts(json, "methods", row.methods);
        writeCounts(json, "statuses", row.statuses);
        json.field("bytes", row.bytes);
        writeLatency(json, row.latency);
        json.endObject();
    }
    json.endArray();
}

void writeInterfaces(JsonWriter &json, const StatsSnapshot &stats)
{
    const double seconds =
        static_cast<double>(stats.to - stats.from) / static_cast<double>(kSecond);
    json.key("interfaces");
    json.beginArray();
    for (const InterfaceRow &row : stats.interfaces) {
        const std::uint64_t httpBytes = row.httpBytesToServer + row.httpBytesToClient;
        json.beginObject();
        json.field("name", row.name);
        json.field("packets", row.packets);
        json.field("httpBytes", httpBytes);
        json.key("bitsPerSecond");
        json.number(seconds > 0 ? 8 * static_cast<double>(httpBytes) / seconds : 0.0);
        json.endObject();
    }
    json.endArray();
}

void writeEncrypted(JsonWriter &json, const std::vector<EncryptedRow> &rows)
{
    json.key("encrypted");
    json.beginArray();
    for (const EncryptedRow &row : rows) {
        json.beginObject();
        json.field("host", row.host);
        writeMarks(json, row.named, row.isOther);
        json.field("connections", row.connections);
        json.key("reasons");
        json.beginObject();
        for (std::size_t at = 0; at < kTlsUnreadCount; ++at) {
            if (row.reasons[at] > 0)
                json.field(tlsUnreadName(static_cast<TlsUnread>(at)), row.reasons[at]);
        }
        json.endObject();
        json.endObject();
    }
    json.endArray();
}

void writeLoss(JsonWriter &json, const LossSummary &loss)
{
    MethodCounts reasons;
    for (std::size_t at = 0; at < kDecodeFailureCount; ++at) {
        if (loss.undecodable[at] > 0) {
            reasons.emplace_back(
                decodeFailureName(static_cast<DecodeFailure>(at)), loss.undecodable[at]);
        }
    }
    std::sort(reasons.begin(), reasons.end());
    std::stable_sort(reasons.begin(), reasons.end(),
        [](const auto &left, const auto &right) { return left.second > right.second; });

    json.key("loss");
    json.beginObject();
    // What schema 1 did not begin with is there only when it counted something.
    bool isLater = false;
    for (const InputCounter &counter : kInputCounters) {
        isLater = isLater || counter.summary == &LossSummary::pendingNamesDropped;
        if (counter.key.empty() || (isLater && loss.*counter.summary == 0))
            continue;
        json.field(counter.key, loss.*counter.summary);
        if (counter.summary == &LossSummary::gaps)
            writeCounts(json, "undecodable", reasons);
    }
    json.endObject();
}

void writeNotAnalyzed(JsonWriter &json, const StatsSnapshot &stats)
{
    if (stats.notAnalyzed == std::array<std::uint64_t, kNotAnalyzedCount> {})
        return;
    json.key("notAnalyzed");
    json.beginObject();
    for (std::size_t at = 0; at < kNotAnalyzedCount; ++at)
        json.field(notAnalyzedName(static_cast<NotAnalyzed>(at)), stats.notAnalyzed[at]);
    json.endObject();
}

/// Left out when all clocks were right.
void writeClock(JsonWriter &json, const StatsSnapshot &stats)
{
    if (stats.timestampOutliers + stats.clockSteps == 0)
        return;
    json.key("clock");
    json.beginObject();
    json.field("outliers", stats.timestampOutliers);
    json.field("steps", stats.clockSteps);
    json.endObject();
}

void writeAlerts(JsonWriter &json, const std::vector<AlertEvent> &alerts)
{
    json.key("alerts");
    json.beginArray();
    for (const AlertEvent &alert : alerts) {
        json.beginObject();
        json.field("rule", alert.rule.name);
        json.field("state",
            std::string_view(alert.transition == AlertTransition::Raised ? "raised" : "cleared"));
        json.field("at", formatRfc3339(alert.at));
        json.key("value");
        json.number(alert.value, 0);
        json.key("peak");
        json.number(alert.peak, 0);
        json.endObject();
    }
    json.endArray();
}

} // namespace

std::string toJson(const Report &report, JsonStyle style, std::size_t top)
{
    const StatsSnapshot stats = limitRows(report.stats, top);
    JsonWriter json(style == JsonStyle::Indented);
    json.beginObject();
    json.field("schema", 1);
    json.field("from", formatRfc3339(stats.from));
    json.field("to", formatRfc3339(stats.to));
    json.key("windowSeconds");
    if (stats.windowSeconds)
        json.number(static_cast<std::uint64_t>(*stats.windowSeconds));
    else
        json.null();
    json.field("requests", stats.requests);
    json.field("responses", stats.responses);
    json.field("interim", stats.interim);
    json.field("incomplete", stats.incomplete);
    json.field("unpaired", stats.unpaired);
    json.field("desyncs", stats.desyncs);
    json.field("http2", stats.http2);
    writeCounts(json, "methods", stats.methods);
    writeCounts(json, "statuses", stats.statuses);
    writeHosts(json, stats.hosts);
    writeSections(json, stats.sections);
    writeInterfaces(json, stats);
    writeEncrypted(json, stats.encrypted);
    writeLoss(json, stats.loss);
    writeNotAnalyzed(json, stats);
    writeClock(json, stats);
    writeAlerts(json, report.alerts);
    json.endObject();
    return json.text();
}

} // namespace hitwatch

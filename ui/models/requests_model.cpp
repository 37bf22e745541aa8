// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requests_model.h"

#include "ui/models/common_cells.h"
#include "ui/models/figures_of_row.h"
#include "ui/models/status_code.h"

#include <QStringList>

#include <algorithm>

namespace hitwatch {
namespace {

std::vector<TableColumn> requestColumns()
{
    return {
        { "time", ColumnKind::Text, RequestsModel::tr("Time"), {}, {}, true },
        { "client", ColumnKind::Text, RequestsModel::tr("Client"), {}, {} },
        { "host", ColumnKind::Text, RequestsModel::tr("Host"), {}, {} },
        { "method", ColumnKind::Code, RequestsModel::tr("Method"), {}, {} },
        { "target", ColumnKind::Code, RequestsModel::tr("Target"), {}, {} },
        { "status", ColumnKind::Status, RequestsModel::tr("Status"), {}, {} },
        { "latency", ColumnKind::Number, RequestsModel::tr("First byte"),
            RequestsModel::tr("Time from the request to the first byte of its response"),
            RequestsModel::tr("First byte (ms)") },
        { "bytes", ColumnKind::Number, RequestsModel::tr("Bytes"),
            RequestsModel::tr("Content of request and response, without header fields"), {} },
    };
}

double milliseconds(TimeNs time)
{
    return static_cast<double>(time) / static_cast<double>(kMillisecond);
}

} // namespace

RequestsModel::RequestsModel(QObject *parent)
    : KeyedTableModel(requestColumns(), TimeColumn, Qt::DescendingOrder, parent)
{
}

bool RequestsModel::accepts(const RequestRecord &record) const
{
    return !m_filters
        || words().matchesBytes({ record.client, record.host, record.method, record.target,
            record.status == 0 ? std::string() : std::to_string(record.status) });
}

int RequestsModel::takeSlot()
{
    if (m_free.empty()) {
        m_records.emplace_back();
        return static_cast<int>(m_records.size()) - 1;
    }
    const int slot = m_free.back();
    m_free.pop_back();
    return slot;
}

void RequestsModel::update(bool hold)
{
    static const Records kNone;
    const Records *records = view() ? &view()->requests : &kNone;
    m_filters =
        view() && !words().isEmpty() && view()->query.requestWords != wordText().toStdString();
    if (m_timeBase == 0 && !records->empty())
        m_timeBase = records->front()->time;

    const auto newestFirst = [](const auto &left, const auto &right) {
        return left->serial > right->serial;
    };
    Records ordered;
    if (!std::is_sorted(records->begin(), records->end(), newestFirst)) {
        ordered = *records;
        std::sort(ordered.begin(), ordered.end(), newestFirst);
        records = &ordered;
    }
    const Rows rows = matchSlots(*records, hold);
    showRows(rows, hold);
    for (const Place &place : m_gone) {
        m_records[static_cast<std::size_t>(place.slot)].reset();
        m_free.push_back(place.slot);
        forgetSlot(place.slot);
    }
    m_gone.clear();
}

void RequestsModel::put(int slot, const std::shared_ptr<const RequestRecord> &record, Rows &rows)
{
    auto &kept = m_records[static_cast<std::size_t>(slot)];
    if (kept == record)
        return;
    kept = record;
    rows.changed.push_back(slot);
}

/// Walks the former list and the new one side by side: both are ordered by serial number.
RequestsModel::Rows RequestsModel::matchSlots(const Records &records, bool hold)
{
    Rows rows;
    rows.shown.reserve(records.size());
    const std::vector<Place> before = std::exchange(m_present, {});
    m_present.reserve(records.size());
    m_waiting = 0;
    auto old = before.begin();
    const auto leave = [&](const Place &place) {
        if (hold && isShown(place.slot)) {
            m_present.push_back(place);
            rows.shown.push_back(place.slot);
        } else {
            m_gone.push_back(place);
        }
    };
    for (const auto &record : records) {
        for (; old != before.end() && old->serial > record->serial; ++old)
            leave(*old);
        const bool isKnown = old != before.end() && old->serial == record->serial;
        if (!isKnown && hold) {
            if (accepts(*record))
                ++m_waiting;
            continue;
        }
        const int slot = isKnown ? (old++)->slot : takeSlot();
        put(slot, record, rows);
        m_present.push_back({ record->serial, slot });
        if (accepts(*record))
            rows.shown.push_back(slot);
    }
    for (; old != before.end(); ++old)
        leave(*old);
    return rows;
}

std::string_view RequestsModel::textOf(int slot, int column) const
{
    const RequestRecord &record = at(slot);
    switch (column) {
    case ClientColumn:
        return record.client;
    case HostColumn:
        return record.host;
    case MethodColumn:
        return record.method;
    default:
        return record.target;
    }
}

bool RequestsModel::textLess(int left, int right, int column) const
{
    const int order = column < 0 ? 0 : naturalCompare(textOf(left, column), textOf(right, column));
    return order != 0 ? order < 0 : at(left).serial > at(right).serial;
}

std::optional<double> RequestsModel::number(int slot, int column) const
{
    const RequestRecord &record = at(slot);
    switch (column) {
    case TimeColumn:
        return static_cast<double>(record.time - m_timeBase);
    case StatusColumn:
        if (record.status == 0)
            return std::nullopt;
        return static_cast<double>(record.status);
    case LatencyColumn:
        if (record.latency < 0)
            return std::nullopt;
        return milliseconds(record.latency);
    default:
        return static_cast<double>(record.bytes);
    }
}

QVariant RequestsModel::cell(int slot, int column, int role) const
{
    const RequestRecord &shown = at(slot);
    if (role == Qt::ToolTipRole)
        return toolTip(shown);
    switch (column) {
    case TimeColumn:
        if (role == Qt::DisplayRole)
            return format().clockMs(shown.time);
        if (role == ExportRole)
            return QString::fromStdString(formatRfc3339(shown.time));
        return role == SortRole ? QVariant(*number(slot, column)) : QVariant();
    case HostColumn:
        if (role == MutedRole)
            return !shown.hostNamed;
        return role == Qt::DisplayRole || role == SortRole || role == ExportRole
            ? textCell(displayText(shown.host), role)
            : QVariant();
    case ClientColumn:
    case MethodColumn:
    case TargetColumn: {
        if (role != Qt::DisplayRole && role != SortRole && role != ExportRole)
            return {};
        std::string_view text = textOf(slot, column);
        // A query may hold what is meant for the server alone: it never goes to a file.
        if (column == TargetColumn && role == ExportRole)
            text = text.substr(0, text.find('?'));
        return textCell(displayText(text), role);
    }
    case StatusColumn:
        return statusCell(shown, role);
    case LatencyColumn:
        return latencyCell(shown, role);
    default:
        if (role == Qt::DisplayRole)
            return format().bytes(shown.bytes);
        return countCell(shown.bytes, role, format());
    }
}

QVariant RequestsModel::statusCell(const RequestRecord &record, int role) const
{
    if (role == StatusClassRole)
        return statusClassOf(record.status);
    if (role == Qt::DisplayRole)
        return record.status == 0 ? enDash() : QString::number(record.status);
    if (record.status == 0)
        return {};
    if (role == SortRole)
        return static_cast<double>(record.status);
    return role == ExportRole ? QVariant(quint64 { record.status }) : QVariant();
}

QVariant RequestsModel::latencyCell(const RequestRecord &record, int role) const
{
    const bool isKnown = record.latency >= 0;
    if (role == Qt::DisplayRole)
        return isKnown ? format().milliseconds(milliseconds(record.latency)) : enDash();
    if ((role == SortRole || role == ExportRole) && isKnown)
        return milliseconds(record.latency);
    return {};
}

QString RequestsModel::toolTip(const RequestRecord &record) const
{
    QStringList lines { displayText(record.method) + QLatin1Char(' ') + displayText(record.target),
        RequestsModel::tr("Host: %1").arg(displayText(record.host)) };
    if (!record.hostNamed)
        lines.append(unnamedToolTip());
    lines.append(RequestsModel::tr("%1 port %2 to %3 port %4")
                     .arg(displayText(record.client), QString::number(record.clientPort),
                         displayText(record.server), QString::number(record.serverPort)));
    lines.append(
        record.status == 0 ? RequestsModel::tr("No response yet") : statusText(record.status));
    if (record.textCut)
        lines.append(RequestsModel::tr("Some text was longer than what is kept of it"));
    return toolTipOf(lines);
}

} // namespace hitwatch

#include "moc_requests_model.cpp"

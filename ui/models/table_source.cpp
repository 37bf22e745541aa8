// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/table_source.h"

namespace hitwatch {
namespace {

StatsFilter without(StatsFilter filter, const OwnSelection &own)
{
    if (own.host)
        filter.host.reset();
    if (own.section)
        filter.section.reset();
    if (own.method)
        filter.method.reset();
    if (own.status)
        filter.status.reset();
    if (own.client)
        filter.client.reset();
    return filter;
}

TableSource sourceOf(
    const std::shared_ptr<const void> &owner, const StatsNarrowing &narrowed, StatsFilter filter)
{
    return { std::shared_ptr<const StatsSnapshot>(owner, &narrowed.snapshot), std::move(filter),
        narrowed.methodsKnown, narrowed.statusesKnown, narrowed.clientsKnown };
}

TableSource narrowedSource(const std::shared_ptr<const MonitorView> &view, StatsFilter filter)
{
    if (filter.isEmpty())
        return { std::shared_ptr<const StatsSnapshot>(view, &view->stats), std::move(filter) };
    if (filter == view->query.filter)
        return sourceOf(view, view->narrowed, std::move(filter));
    const auto narrowed = std::make_shared<const StatsNarrowing>(narrow(view->stats, filter));
    return sourceOf(narrowed, *narrowed, std::move(filter));
}

} // namespace

double TableSource::seconds() const
{
    if (!snapshot || snapshot->to <= snapshot->from)
        return 0;
    return static_cast<double>(snapshot->to - snapshot->from) / static_cast<double>(kSecond);
}

TableSource tableSource(const std::shared_ptr<const MonitorView> &view, const OwnSelection &own)
{
    if (!view)
        return {};
    TableSource source = narrowedSource(view, without(view->query.filter, own));
    source.isOver = view->source.isOver;
    return source;
}

bool isSameQuestion(const MonitorView &left, const MonitorView &right)
{
    const ViewQuery &a = left.query;
    const ViewQuery &b = right.query;
    return a.windowSeconds == b.windowSeconds && a.range == b.range && a.filter == b.filter
        && a.requestWords == b.requestWords && a.hiddenSections == b.hiddenSections;
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/filtered_source.h"

namespace hitwatch {

namespace {

// So that a caller who wants to do something else in between is never kept for long.
constexpr int kRejectedInARow = 4096;

} // namespace

FilteredSource::FilteredSource(std::unique_ptr<PacketSource> source, std::string expression)
    : m_source(std::move(source))
    , m_expression(std::move(expression))
{
}

SourceStatus FilteredSource::next(PacketRef &packet, int maxWaitMs)
{
    if (m_error)
        return SourceStatus::Failed;
    for (int rejected = 0; rejected < kRejectedInARow; ++rejected) {
        const SourceStatus status = m_source->next(packet, maxWaitMs);
        if (status != SourceStatus::Packet)
            return status;
        const PacketFilter *filter = filterFor(packet.linkType);
        if (filter == nullptr)
            return m_error ? SourceStatus::Failed : SourceStatus::End;
        if (filter->matches(packet)) {
            count(packet);
            return SourceStatus::Packet;
        }
    }
    return SourceStatus::Idle;
}

const PacketFilter *FilteredSource::filterFor(std::uint32_t linkType)
{
    for (const auto &[known, filter] : m_filters) {
        if (known == linkType)
            return &filter;
    }
    auto compiled = PacketFilter::compile(m_expression, linkType, m_stop);
    if (!compiled) {
        if (!m_stop.isRaised())
            m_error = compiled.error();
        return nullptr;
    }
    m_filters.emplace_back(linkType, std::move(compiled.value()));
    return &m_filters.back().second;
}

void FilteredSource::count(const PacketRef &packet)
{
    if (packet.interfaceIndex >= m_passed.size())
        m_passed.resize(packet.interfaceIndex + std::size_t { 1 });
    Passed &passed = m_passed[packet.interfaceIndex];
    ++passed.packets;
    passed.bytes += packet.wireLength;
}

const std::vector<InterfaceCounters> &FilteredSource::interfaces() const
{
    m_interfaces = m_source->interfaces();
    for (std::size_t index = 0; index < m_interfaces.size(); ++index) {
        const Passed passed = index < m_passed.size() ? m_passed[index] : Passed {};
        m_interfaces[index].packets = passed.packets;
        m_interfaces[index].bytes = passed.bytes;
    }
    return m_interfaces;
}

std::optional<Error> FilteredSource::error() const
{
    return m_error ? m_error : m_source->error();
}

} // namespace hitwatch

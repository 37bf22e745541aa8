// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/traffic_series.h"

#include <limits>
#include <map>
#include <numeric>

namespace hitwatch {

inline std::int64_t secondOfTime(TimeNs time)
{
    return floorToSecond(time) / kSecond;
}

inline std::size_t classOf(unsigned status)
{
    return status >= 100 && status < 500 ? status / 100 : 5;
}

/// Seconds in a map, added up when they are asked for.
class SecondsModel {
public:
    explicit SecondsModel(std::int64_t length)
        : m_length(length)
    {
    }

    void enter(TimeNs time)
    {
        const std::int64_t second = secondOfTime(time);
        m_current = m_started ? std::max(m_current, second) : second;
        m_first = m_started ? m_first : second;
        m_started = true;
        std::erase_if(m_seconds, [this](const auto &entry) { return !holds(entry.first); });
    }
    bool holds(std::int64_t second) const
    {
        return second <= m_current && second > m_current - m_length;
    }
    SeriesPoint *at(TimeNs time)
    {
        const std::int64_t second = secondOfTime(time);
        if (!holds(second))
            return nullptr;
        m_first = std::min(m_first, second);
        return &m_seconds[second].point;
    }
    void tell(const HttpEvent &event)
    {
        enter(event.time);
        SeriesPoint *own = at(event.time);
        if (event.kind == HttpEventKind::Request && own != nullptr) {
            ++own->requests;
            ++own->byClass[0];
        }
        if (event.kind == HttpEventKind::Desync && own != nullptr)
            ++own->lost;
        if (event.kind != HttpEventKind::Response)
            return;
        if (own != nullptr)
            ++own->responses;
        SeriesPoint *asked = event.requestTime >= 0 ? find(event.requestTime) : nullptr;
        if (asked != nullptr && asked->byClass[0] > 0) {
            --asked->byClass[0];
            ++asked->byClass[classOf(event.status)];
        }
    }
    void tell(const TrafficSample &sample)
    {
        enter(sample.second);
        if (SeriesPoint *point = at(sample.second)) {
            point->bytesToServer += sample.httpBytesToServer;
            point->bytesToClient += sample.httpBytesToClient;
            m_seconds[secondOfTime(sample.second)].interfaces[sample.interfaceIndex] +=
                sample.httpBytesToServer + sample.httpBytesToClient;
        }
    }
    void tellLost(TimeNs time, std::uint64_t lost)
    {
        enter(time);
        if (SeriesPoint *point = at(time); point != nullptr)
            point->lost += lost;
    }

    SeriesPoint sum(TimeNs from, TimeNs to) const
    {
        SeriesPoint sum;
        for (const auto &[second, entry] : m_seconds) {
            const SeriesPoint &point = entry.point;
            if (second * kSecond < from || second * kSecond >= to)
                continue;
            sum.requests += point.requests;
            sum.responses += point.responses;
            for (std::size_t at = 0; at < sum.byClass.size(); ++at)
                sum.byClass[at] += point.byClass[at];
            sum.bytesToServer += point.bytesToServer;
            sum.bytesToClient += point.bytesToClient;
            sum.lost += point.lost;
        }
        return sum;
    }
    std::uint64_t interfaceBytes(std::uint32_t index, TimeNs from, TimeNs to) const
    {
        std::uint64_t sum = 0;
        for (const auto &[second, entry] : m_seconds) {
            const auto found = entry.interfaces.find(index);
            if (second * kSecond >= from && second * kSecond < to
                && found != entry.interfaces.end())
                sum += found->second;
        }
        return sum;
    }
    TimeRange extent() const
    {
        return { std::max(m_first, m_current - m_length + 1) * kSecond, (m_current + 1) * kSecond };
    }
    bool isFull() const { return m_first < m_current - m_length + 1; }

private:
    struct Entry {
        SeriesPoint point;
        std::map<std::uint32_t, std::uint64_t> interfaces;
    };
    SeriesPoint *find(TimeNs time)
    {
        const auto found = m_seconds.find(secondOfTime(time));
        return found == m_seconds.end() ? nullptr : &found->second.point;
    }

    std::int64_t m_length;
    std::int64_t m_current = 0;
    std::int64_t m_first = 0;
    bool m_started = false;
    std::map<std::int64_t, Entry> m_seconds;
};

} // namespace hitwatch

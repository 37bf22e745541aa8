// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/metric_window.h"

#include "alert/percentile_window.h"
#include "stats/stats_snapshot.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

/// One sum over the window, with a weight for the value.
class SumWindow : public MetricWindow {
public:
    SumWindow(std::int64_t length, double factor)
        : MetricWindow(length)
        , m_ring(ringSize())
        , m_factor(factor)
    {
    }

    std::optional<double> value() const override { return static_cast<double>(m_sum) * m_factor; }

protected:
    void add(std::uint64_t amount, std::int64_t step)
    {
        m_ring[slotOf(step)] += amount;
        if (step <= last())
            m_sum += amount;
    }

private:
    void enter(std::size_t slot) override { m_sum += m_ring[slot]; }
    void leave(std::size_t slot) override { m_sum -= std::exchange(m_ring[slot], 0); }
    void clear() override
    {
        std::fill(m_ring.begin(), m_ring.end(), 0);
        m_sum = 0;
    }

    std::vector<std::uint64_t> m_ring;
    std::uint64_t m_sum = 0;
    double m_factor;
};

class MessageWindow final : public SumWindow {
public:
    MessageWindow(std::int64_t length, bool responsesToo)
        : SumWindow(length, 1)
        , m_responsesToo(responsesToo)
    {
    }

    void count(const HttpEvent &event, std::int64_t step) override
    {
        if (event.kind == HttpEventKind::Request
            || (m_responsesToo && event.kind == HttpEventKind::Response))
            add(1, step);
    }
    void count(const TrafficSecond &second, std::int64_t step) override
    {
        add(second.requests + (m_responsesToo ? second.responses : 0), step);
    }

private:
    bool m_responsesToo;
};

class TrafficWindow final : public SumWindow {
public:
    TrafficWindow(std::int64_t length, int seconds, bool onTheLink)
        : SumWindow(length, 8.0 / seconds)
        , m_onTheLink(onTheLink)
    {
    }

    void count(const HttpEvent &event, std::int64_t step) override
    {
        if (!m_onTheLink && event.bodyBytes > 0)
            add(event.bodyBytes, step);
    }
    void count(const TrafficSecond &second, std::int64_t step) override
    {
        add(m_onTheLink ? second.linkBytes : second.contentBytes, step);
    }
    void countBytes(std::uint64_t bytes, std::int64_t step) override { add(bytes, step); }
    bool wantsBytes() const override { return m_onTheLink; }

private:
    bool m_onTheLink;
};

class ErrorWindow final : public MetricWindow {
public:
    ErrorWindow(std::int64_t length, std::uint64_t minimum)
        : MetricWindow(length)
        , m_ring(ringSize())
        , m_minimum(std::max<std::uint64_t>(minimum, 1))
    {
    }

    void count(const HttpEvent &event, std::int64_t step) override
    {
        if (event.kind != HttpEventKind::Response)
            return;
        add({ 1, isErrorStatus(event.status) ? 1U : 0U }, step);
    }
    void count(const TrafficSecond &second, std::int64_t step) override
    {
        add({ second.responses, second.errors }, step);
    }
    std::optional<double> value() const override
    {
        if (m_sum.all < m_minimum)
            return {};
        return 100.0 * static_cast<double>(m_sum.errors) / static_cast<double>(m_sum.all);
    }

private:
    struct Responses {
        std::uint64_t all = 0;
        std::uint64_t errors = 0;

        Responses &operator+=(const Responses &other)
        {
            all += other.all;
            errors += other.errors;
            return *this;
        }
    };

    void add(const Responses &responses, std::int64_t step)
    {
        m_ring[slotOf(step)] += responses;
        if (step <= last())
            m_sum += responses;
    }
    void enter(std::size_t slot) override { m_sum += m_ring[slot]; }
    void leave(std::size_t slot) override
    {
        const Responses gone = std::exchange(m_ring[slot], {});
        m_sum.all -= gone.all;
        m_sum.errors -= gone.errors;
    }
    void clear() override
    {
        std::fill(m_ring.begin(), m_ring.end(), Responses {});
        m_sum = {};
    }

    std::vector<Responses> m_ring;
    Responses m_sum;
    std::uint64_t m_minimum;
};

} // namespace

std::unique_ptr<MetricWindow> MetricWindow::make(const AlertRule &rule)
{
    const std::int64_t length = rule.windowSeconds * (kSecond / kAlertStep);
    switch (rule.metric) {
    case AlertMetric::Messages:
    case AlertMetric::Requests:
        return std::make_unique<MessageWindow>(length, rule.metric == AlertMetric::Messages);
    case AlertMetric::BitsPerSecond:
        return std::make_unique<TrafficWindow>(length, rule.windowSeconds, rule.scope.isAll());
    case AlertMetric::ErrorShare:
        return std::make_unique<ErrorWindow>(length, rule.minimumHits);
    case AlertMetric::TimeToFirstByteP95:
        break;
    }
    return std::make_unique<PercentileWindow>(length, rule.minimumHits);
}

std::size_t MetricWindow::slotOf(std::int64_t step) const
{
    const std::int64_t size = m_length + 1;
    const std::int64_t remainder = step % size;
    return static_cast<std::size_t>(remainder < 0 ? remainder + size : remainder);
}

void MetricWindow::moveOn()
{
    ++m_last;
    enter(slotOf(m_last));
    leave(slotOf(m_last - m_length));
}

void MetricWindow::restart(std::int64_t last)
{
    clear();
    m_last = last;
}

} // namespace hitwatch

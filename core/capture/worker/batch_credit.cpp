// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/worker/batch_credit.h"

namespace hitwatch {

BatchCredit::BatchCredit(std::size_t batches)
    : m_available(batches)
{
}

bool BatchCredit::tryTake()
{
    // Only the one sender takes, so what it sees here cannot become less.
    if (m_available.load(std::memory_order_acquire) == 0)
        return false;
    m_available.fetch_sub(1, std::memory_order_acq_rel);
    return true;
}

bool BatchCredit::take()
{
    if (tryTake())
        return true;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_cancelled || m_available.load() > 0; });
    return !m_cancelled && tryTake();
}

void BatchCredit::release()
{
    {
        const std::lock_guard lock(m_mutex);
        m_available.fetch_add(1, std::memory_order_acq_rel);
    }
    m_changed.notify_one();
}

void BatchCredit::cancel()
{
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
    }
    m_changed.notify_all();
}

} // namespace hitwatch

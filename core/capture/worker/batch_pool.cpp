// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/worker/batch_pool.h"

#include <mutex>
#include <utility>
#include <vector>

namespace hitwatch {

struct BatchPool::Shelf {
    explicit Shelf(std::size_t limit)
        : spare(limit)
    {
        batches.reserve(spare);
    }

    void giveBack(std::unique_ptr<HttpEventBatch> batch)
    {
        batch->clear();
        const std::lock_guard lock(mutex);
        if (batches.size() < spare)
            batches.push_back(std::move(batch));
    }

    const std::size_t spare;
    std::mutex mutex;
    std::vector<std::unique_ptr<HttpEventBatch>> batches;
};

BatchPool::BatchPool(std::size_t spare)
    : m_shelf(std::make_shared<Shelf>(spare))
{
}

std::shared_ptr<HttpEventBatch> BatchPool::take()
{
    std::unique_ptr<HttpEventBatch> batch;
    {
        const std::lock_guard lock(m_shelf->mutex);
        if (!m_shelf->batches.empty()) {
            batch = std::move(m_shelf->batches.back());
            m_shelf->batches.pop_back();
        }
    }
    if (!batch)
        batch = std::make_unique<HttpEventBatch>();
    return { batch.release(), [shelf = m_shelf](HttpEventBatch *returned) {
                shelf->giveBack(std::unique_ptr<HttpEventBatch>(returned));
            } };
}

std::size_t BatchPool::spareCount() const
{
    const std::lock_guard lock(m_shelf->mutex);
    return m_shelf->batches.size();
}

} // namespace hitwatch

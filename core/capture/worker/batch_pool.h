// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event_batch.h"

#include <cstddef>
#include <memory>

namespace hitwatch {

/// Batches that come back when their last owner lets go of them, on whichever thread that is, so
/// that a steady capture uses the same few again and again. Batches may outlive the pool.
class BatchPool {
public:
    /// @param spare how many unused batches are kept; more than that are freed.
    explicit BatchPool(std::size_t spare);

    /// An empty batch. Thread-safe.
    std::shared_ptr<HttpEventBatch> take();
    std::size_t spareCount() const;

private:
    struct Shelf;
    std::shared_ptr<Shelf> m_shelf;
};

} // namespace hitwatch

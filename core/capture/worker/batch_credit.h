// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace hitwatch {

/// How many batches may be on their way to a receiver that has not handled them yet. The sender
/// takes one credit per batch; the receiver gives it back when it is done. Thread-safe.
class BatchCredit {
public:
    explicit BatchCredit(std::size_t batches);

    /// Takes one credit when there is one.
    bool tryTake();
    /// Waits until there is a credit and takes it. @returns false when cancel() came first.
    bool take();
    void release();
    /// Ends every take(), now and later.
    void cancel();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<std::size_t> m_available;
    bool m_cancelled = false;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace hitwatch {

/// Runs @p work on another thread and hands its result to @p then on the thread of @p receiver, if
/// that still lives then. @p work must know nothing that may go away before it is done.
template <typename T> void runInBackground(
    QObject *receiver, std::function<T()> work, std::function<void(const T &)> then)
{
    // std::function wants to copy what it holds, a promise cannot be copied.
    auto promise = std::make_shared<QPromise<T>>();
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, receiver, [watcher, then = std::move(then)] {
            watcher->deleteLater();
            then(watcher->result());
        });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/http_counters.h"
#include "http/http_event.h"
#include "tcp/stream_handler.h"

#include <memory>

namespace hitwatch {

/// Makes an HttpConnection for each TCP connection and tells what they find to one sink.
/// One thread. Connections are pooled.
class HttpAnalyzer final : public StreamHandlerFactory {
public:
    HttpAnalyzer(const EngineLimits &limits, HttpEventSink &sink);
    ~HttpAnalyzer() override;
    HttpAnalyzer(const HttpAnalyzer &) = delete;
    HttpAnalyzer &operator=(const HttpAnalyzer &) = delete;

    StreamHandler *acquire(const ConnectionOrigin &origin) override;
    void release(StreamHandler *handler) override;

    const HttpCounters &counters() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch

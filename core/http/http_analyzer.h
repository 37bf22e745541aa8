// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/http_counters.h"
#include "http/http_event.h"
#include "tcp/stream_handler.h"
#include "tls/tls_counters.h"

#include <memory>

namespace hitwatch {

class TlsKeyLog;
enum class TlsLateKeys : std::uint8_t;

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

    /// Reads TLS with the secrets of @p keys, which stay the caller's and may become more. Before the
    /// first connection.
    void readTls(const TlsKeyLog &keys, TlsLateKeys late);
    /// Packet time moves on, or secrets have come: who waits for them is looked at.
    void advance(TimeNs now);
    /// No more will come.
    void finish();

    const HttpCounters &counters() const;
    const TlsCounters &tlsCounters() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch

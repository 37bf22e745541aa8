// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_analyzer.h"

#include "http/http_connection_pool.h"
#include "http/tls_handlers.h"

#include <optional>

namespace hitwatch {

struct HttpAnalyzer::State {
    State(const EngineLimits &limits, HttpEventSink &sink)
        : context(limits, sink)
        , connections(context)
    {
        context.connections = &connections;
    }

    // Before the connections: they give back their blocks when they go.
    HttpContext context;
    std::optional<TlsHandlers> tls;
    HttpConnectionPool connections;
};

HttpAnalyzer::HttpAnalyzer(const EngineLimits &limits, HttpEventSink &sink)
    : m_state(std::make_unique<State>(limits, sink))
{
}

HttpAnalyzer::~HttpAnalyzer() = default;

StreamHandler *HttpAnalyzer::acquire(const ConnectionOrigin &origin)
{
    return &m_state->connections.acquire(origin);
}

void HttpAnalyzer::release(StreamHandler *handler)
{
    if (handler)
        m_state->connections.release(*static_cast<HttpConnection *>(handler));
}

void HttpAnalyzer::readTls(const TlsKeyLog &keys, TlsLateKeys late)
{
    m_state->tls.emplace(m_state->context, keys, late);
    m_state->context.tls = &*m_state->tls;
}

void HttpAnalyzer::advance(TimeNs now)
{
    if (m_state->tls)
        m_state->tls->advance(now);
}

void HttpAnalyzer::finish()
{
    if (m_state->tls)
        m_state->tls->finish();
}

const TlsCounters &HttpAnalyzer::tlsCounters() const
{
    return m_state->context.tlsCounters;
}

const HttpCounters &HttpAnalyzer::counters() const
{
    return m_state->context.counters;
}

} // namespace hitwatch

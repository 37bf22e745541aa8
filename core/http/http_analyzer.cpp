// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_analyzer.h"

#include "http/http_connection.h"

#include <vector>

namespace hitwatch {

struct HttpAnalyzer::State {
    State(const EngineLimits &limits, HttpEventSink &sink)
        : context(limits, sink)
    {
    }

    // Before the connections: they give back their blocks when they go.
    HttpContext context;
    std::vector<std::unique_ptr<HttpConnection>> connections;
    std::vector<HttpConnection *> free;
};

HttpAnalyzer::HttpAnalyzer(const EngineLimits &limits, HttpEventSink &sink)
    : m_state(std::make_unique<State>(limits, sink))
{
}

HttpAnalyzer::~HttpAnalyzer() = default;

StreamHandler *HttpAnalyzer::acquire(const ConnectionOrigin &origin)
{
    State &state = *m_state;
    if (state.free.empty()) {
        state.connections.push_back(std::make_unique<HttpConnection>(state.context));
        state.free.reserve(state.connections.size());
        state.free.push_back(state.connections.back().get());
    }
    HttpConnection *const connection = state.free.back();
    state.free.pop_back();
    connection->open(origin);
    return connection;
}

void HttpAnalyzer::release(StreamHandler *handler)
{
    if (handler)
        m_state->free.push_back(static_cast<HttpConnection *>(handler));
}

const HttpCounters &HttpAnalyzer::counters() const
{
    return m_state->context.counters;
}

} // namespace hitwatch

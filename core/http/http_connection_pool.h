// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_connection.h"

#include <memory>
#include <vector>

namespace hitwatch {

/// Connections of an analyzer that are in use, and those that were, for the next ones.
class HttpConnectionPool {
public:
    explicit HttpConnectionPool(HttpContext &context)
        : m_context(context)
    {
    }

    /// @param overTls its bytes are what a TLS connection carries
    HttpConnection &acquire(const ConnectionOrigin &origin, bool overTls = false)
    {
        if (m_free.empty()) {
            m_all.push_back(std::make_unique<HttpConnection>(m_context));
            m_free.reserve(m_all.size());
            m_free.push_back(m_all.back().get());
        }
        HttpConnection &connection = *m_free.back();
        m_free.pop_back();
        connection.open(origin, overTls);
        return connection;
    }
    void release(HttpConnection &connection) { m_free.push_back(&connection); }

private:
    HttpContext &m_context;
    std::vector<std::unique_ptr<HttpConnection>> m_all;
    std::vector<HttpConnection *> m_free;
};

} // namespace hitwatch

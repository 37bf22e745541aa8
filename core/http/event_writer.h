// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event.h"
#include "http/request_names.h"
#include "http/request_target.h"

#include <memory>
#include <string>

namespace hitwatch {

/// Tells events to the sink in their order. The event of a message waits until the piece of stream
/// that brought it was read to its end, so that its body can be told with it.
class EventWriter {
public:
    explicit EventWriter(HttpEventSink &sink)
        : m_sink(sink)
    {
    }

    /// Tells what waits; @returns an empty event to be filled in and committed by hold() or tell().
    HttpEvent &fresh()
    {
        flush();
        std::construct_at(&m_event);
        return m_event;
    }
    void tell() { m_sink.onHttpEvent(m_event); }
    void hold() { m_waiting = true; }
    bool waiting() const { return m_waiting; }
    HttpEvent &waitingEvent() { return m_event; }
    void flush()
    {
        if (!m_waiting)
            return;
        m_waiting = false;
        m_sink.onHttpEvent(m_event);
    }

    /// The name of a server that was never named, valid until the next call.
    std::string_view addressName(const Endpoint &server, bool overTls = false)
    {
        if (m_addressName.empty() || server != m_addressed || overTls != m_addressedOverTls) {
            m_addressed = server;
            m_addressedOverTls = overTls;
            m_addressName = toHostString(server, overTls ? kHttpsPort : kHttpPort);
        }
        return m_addressName;
    }

    NameScratch hostScratch;
    NameScratch sectionScratch;
    std::string helloScratch;

private:
    HttpEventSink &m_sink;
    HttpEvent m_event;
    bool m_waiting = false;
    Endpoint m_addressed;
    bool m_addressedOverTls = false;
    std::string m_addressName;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>

namespace hitwatch {

/// Traffic that is anything but steady: late events, jumps, all kinds, few and many keys.
class EventStorm {
public:
    static constexpr TimeNs kStart = 1'700'000'000 * kSecond;

    explicit EventStorm(unsigned seed)
        : m_random(seed)
    {
    }

    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }

    /// The next packet time: mostly a little later, sometimes late, sometimes a jump.
    TimeNs nextTime()
    {
        const unsigned kind = below(1000);
        if (kind < 700)
            m_now += below(400) * kMillisecond;
        else if (kind < 990)
            return std::max(kStart, m_now - static_cast<TimeNs>(below(90'000)) * kMillisecond);
        else if (kind < 998)
            m_now += below(70) * kSecond;
        else
            m_now += below(2) == 0 ? 400 * kSecond : TimeNs { 315'000'000 } * kSecond / 100;
        return m_now;
    }

    HttpEvent nextEvent()
    {
        using enum HttpEventKind;
        constexpr std::array kKinds { Request, Request, Request, Request, Response, Response,
            Response, Body, InterimResponse, IncompleteRequest, UnpairedRequest, Desync, Encrypted,
            Http2 };
        HttpEvent event;
        event.kind = kKinds[below(kKinds.size())];
        event.time = nextTime();
        event.hostNamed = below(8) != 0;
        event.paired = event.kind == Request || below(6) != 0;
        m_host = "h" + std::to_string(below(3 + below(20)));
        m_section = "/s" + std::to_string(below(3));
        m_method = below(10) < 9 ? "GET" : "M" + std::to_string(below(12));
        event.host = m_host;
        event.section = m_section;
        event.method = m_method;
        event.client.address.family = below(4) == 0 ? 6 : 4;
        event.client.address.bytes[0] = static_cast<std::uint8_t>(1 + below(12));
        if (event.kind == Response || event.kind == Request || event.kind == Body)
            event.bodyBytes = below(3) == 0 ? 0 : below(10'000);
        if (event.kind == Encrypted)
            event.unread = static_cast<TlsUnread>(below(kTlsUnreadCount));
        if (event.kind == Response) {
            if (event.paired && below(10) != 0)
                event.requestTime = event.time - static_cast<TimeNs>(below(5000)) * kMillisecond;
            event.status = static_cast<std::uint16_t>(200 + 100 * below(5) + below(3));
            event.latency = below(5) == 0 ? -1 : static_cast<TimeNs>(below(2'000'000'000));
        }
        return event;
    }

    TimeNs now() const { return m_now; }

private:
    std::minstd_rand m_random;
    TimeNs m_now = kStart;
    std::string m_host;
    std::string m_section;
    std::string m_method;
};

} // namespace hitwatch

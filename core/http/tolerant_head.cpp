// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tolerant_head.h"

#include "http/http_syntax.h"

#include <limits>

namespace hitwatch {

namespace {

bool parseLength(std::string_view text, std::uint64_t &length)
{
    text = trimmed(text.substr(0, text.find(',')));
    if (text.empty())
        return false;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (!isDigit(c))
            return false;
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    length = value;
    return true;
}

class Reader {
public:
    HeaderFields take(std::string_view section)
    {
        while (!section.empty()) {
            const std::size_t end = section.find('\n');
            line(section.substr(0, end));
            section = end == std::string_view::npos ? std::string_view() : section.substr(end + 1);
        }
        m_fields.upgrade = m_upgradeField && m_connectionUpgrade;
        return m_fields;
    }

private:
    void line(std::string_view text)
    {
        // A folded line (RFC 9112, 5.2) continues a value; those that matter here are never folded.
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos || isBlank(text.front()))
            return;
        field(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
    }

    void field(std::string_view name, std::string_view value)
    {
        if (equalsNoCase(name, "host") && !m_fields.hostSent) {
            m_fields.hostSent = true;
            m_fields.host = value;
        } else if (equalsNoCase(name, "content-length")) {
            // Of several lengths the first valid one counts; senders that disagree with
            // themselves are an attack (RFC 9112, 11.2), and no choice is right for all receivers.
            if (!m_fields.lengthSent)
                m_fields.lengthSent = parseLength(value, m_fields.contentLength);
        } else if (equalsNoCase(name, "transfer-encoding")) {
            m_fields.transferEncoding = m_fields.transferEncoding || namesTransferCoding(value);
            m_fields.chunkedListed = m_fields.chunkedListed || listContains(value, "chunked");
            m_fields.chunked = equalsNoCase(lastListItem(value), "chunked");
        } else if (equalsNoCase(name, "connection")) {
            m_connectionUpgrade = m_connectionUpgrade || listContains(value, "upgrade");
        } else if (equalsNoCase(name, "upgrade")) {
            m_upgradeField = true;
            m_fields.upgradesToHttp2 = listContains(value, "h2c");
        } else if (equalsNoCase(name, "expect")) {
            m_fields.expectContinue = equalsNoCase(value, "100-continue");
        }
    }

    HeaderFields m_fields;
    bool m_upgradeField = false;
    bool m_connectionUpgrade = false;
};

} // namespace

HeaderFields readTolerantly(std::string_view section)
{
    return Reader().take(section);
}

} // namespace hitwatch

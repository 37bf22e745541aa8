// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/methods.h"

#include "common/hash.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr std::array<std::string_view, 38> kRegistered { "ACL", "BASELINE-CONTROL", "BIND",
    "CHECKIN", "CHECKOUT", "CONNECT", "COPY", "DELETE", "GET", "HEAD", "LABEL", "LINK", "LOCK",
    "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL", "MKREDIRECTREF", "MKWORKSPACE", "MOVE", "OPTIONS",
    "ORDERPATCH", "PATCH", "POST", "PROPFIND", "PROPPATCH", "PUT", "REBIND", "REPORT", "SEARCH",
    "TRACE", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK", "UPDATE", "UPDATEREDIRECTREF",
    "VERSION-CONTROL" };
static_assert(std::is_sorted(kRegistered.begin(), kRegistered.end()));

} // namespace

bool isRegisteredMethod(std::string_view method)
{
    // Nearly all requests.
    if (method.size() == 3 && method[0] == 'G' && method[1] == 'E' && method[2] == 'T')
        return true;
    return std::binary_search(kRegistered.begin(), kRegistered.end(), method);
}

void OddMethods::note(std::string_view method)
{
    if (isRegisteredMethod(method) || contains(method))
        return;
    m_hashes[m_next] = hashText(method);
    m_next = (m_next + 1) % m_hashes.size();
}

bool OddMethods::contains(std::string_view method) const
{
    return std::find(m_hashes.begin(), m_hashes.end(), hashText(method)) != m_hashes.end();
}

} // namespace hitwatch

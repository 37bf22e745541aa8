// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/port_list.h"
#include "common/section_rule.h"
#include "common/time.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace hitwatch {

class ConnectionSet;

/// Every bound of the engine in one place. Each has a counter for what it refused and a test that
/// reaches it; tests shrink them.
struct EngineLimits {
    // core/net
    std::size_t fragmentedDatagrams = 1024; ///< IP datagrams in reassembly; the oldest goes
    TimeNs fragmentTimeout = 30 * kSecond;
    std::size_t fragmentBytes = std::size_t { 4 } << 20; ///< held in all; the oldest datagram goes
    unsigned tunnelDepth = 4;

    // core/tcp
    std::size_t flows = 65'536; ///< the least recently used goes
    std::size_t flowsPerKey = 16; ///< the same addresses on several networks; then as above
    std::size_t sightings = 16'384; ///< of connections that may have copies; the oldest goes
    TimeNs httpFlowIdle = 300 * kSecond;
    TimeNs otherFlowIdle = 60 * kSecond; ///< before any HTTP was seen, and after the end
    std::size_t outOfOrderBytes = std::size_t { 8 }
        << 20; ///< per direction, a window of any real path; the hole becomes a gap
    std::size_t outOfOrderBytesTotal = std::size_t { 32 }
        << 20; ///< of memory; a hole of the connection that holds most becomes a gap

    // core/tls
    std::size_t tlsSecrets = 262'144; ///< of key logs, four for each flow; the oldest goes
    std::size_t tlsSecretsOfKind = 8; ///< of one connection and kind; the oldest goes
    std::size_t tlsConnections = 8192; ///< read at once; the rest is counted as not read
    std::size_t tlsSessions = 4096; ///< of TLS 1.2, that may be resumed; the oldest goes
    std::size_t tlsHeldBytes = std::size_t { 1 }
        << 20; ///< of a connection whose secrets are waited for; then it is given up
    std::size_t tlsHeldBytesTotal = std::size_t { 32 }
        << 20; ///< half-received records, and all that waits; who waits longest is given up
    TimeNs tlsKeyWait = 10 * kSecond; ///< live, for secrets; then it is given up

    // core/http
    std::size_t headerBytes = std::size_t { 64 } << 10; ///< per header section; then a desync
    std::size_t heldHeaderBytes = std::size_t { 8 } << 20; ///< half-received sections, in all
    std::size_t hostBytes = 255; ///< then cut and marked
    std::size_t sectionBytes = 256; ///< then cut and marked
    std::size_t methodBytes = 32; ///< then cut and marked
    std::size_t targetBytes = 1024; ///< for the list of requests; then cut and marked
    std::size_t http2Streams = 1024; ///< open ones per connection; the oldest goes unpaired
    std::size_t pendingRequests = 128; ///< per connection; the oldest goes unpaired
    std::size_t pendingBytes = std::size_t { 8 }
        << 20; ///< names kept for pending requests, in all

    // No limits, but the engine is told them at the same time.
    SectionRule sectionRule;
    PortList ports; ///< TCP, of either end; empty: any. Matched on the innermost segment
    std::shared_ptr<const ConnectionSet> connections; ///< null: any. Matched as above

    // core/capture
    std::size_t batchEvents = 512;
    TimeNs batchTime = 100 * kMillisecond;
    std::size_t batchesInFlight = 4;
    std::size_t waitingEvents = 4096; ///< live, without credit: the rest is shed and counted

    // core/stats, core/alert
    std::size_t keysPerTable = 4096; ///< then row 'Other'; sums stay exact
    std::size_t requestList = 10'000; ///< newest requests that are listed
    std::size_t requestListBytes = std::size_t { 8 } << 20; ///< of memory for them
    std::size_t alertHistory = 1000;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/capture_counters.h"
#include "stats/stats_snapshot.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// What a counter says about the numbers.
enum class CounterKind : std::uint8_t {
    Loss, ///< a number may be smaller than the truth
    NotAnalyzed, ///< seen and not read, which is no loss
    Information,
};

/// What a counter of loss counts.
enum class CounterUnit : std::uint8_t {
    Things, ///< packets, gaps, connections, events
    Bytes,
    Milliseconds,
    Reasons, ///< why something was lost that another counter counts
};

/// One counter of the engine, and its place where it is shown.
struct InputCounter {
    enum class Owner : std::uint8_t { Decode, Tcp, Tls, Http, Capture, Interface };

    Owner owner = Owner::Capture;
    CounterKind kind = CounterKind::Information;
    CounterUnit unit = CounterUnit::Things;
    /// Since the start of the capture; null for those of interfaces.
    std::uint64_t (*read)(const CaptureCounters &) = nullptr;
    /// In the window, from the counter's growth; null where it is told in another way.
    std::uint64_t LossSummary::*summary = nullptr;
    /// In the window, from events; of information, from the counter's growth.
    std::uint64_t StatsSnapshot::*told = nullptr;
    std::string_view key = {}; ///< of a loss in the report; empty: not under "loss"
    std::string_view one = {}; ///< "connection dropped at the limit"
    std::string_view many = {};

    /// Whether its growth is counted for windows.
    constexpr bool isFollowed() const
    {
        return read != nullptr
            && (summary != nullptr || (kind == CounterKind::Information && told != nullptr));
    }
};

namespace inputcounters {

template <auto Member> constexpr InputCounter tcp(CounterKind kind,
    CounterUnit unit = CounterUnit::Things, std::uint64_t LossSummary::*summary = nullptr,
    std::string_view key = {}, std::string_view one = {}, std::string_view many = {})
{
    const auto read = [](const CaptureCounters &counters) { return counters.tcp.*Member; };
    return { InputCounter::Owner::Tcp, kind, unit, read, summary, nullptr, key, one, many };
}

template <auto Member> constexpr InputCounter http(CounterKind kind,
    CounterUnit unit = CounterUnit::Things, std::uint64_t LossSummary::*summary = nullptr,
    std::string_view key = {}, std::string_view one = {}, std::string_view many = {},
    std::uint64_t StatsSnapshot::*told = nullptr)
{
    const auto read = [](const CaptureCounters &counters) { return counters.http.*Member; };
    return { InputCounter::Owner::Http, kind, unit, read, summary, told, key, one, many };
}

template <auto Member> constexpr InputCounter tls(CounterKind kind,
    CounterUnit unit = CounterUnit::Things, std::uint64_t LossSummary::*summary = nullptr,
    std::string_view key = {}, std::string_view one = {}, std::string_view many = {})
{
    const auto read = [](const CaptureCounters &counters) { return counters.tls.*Member; };
    return { InputCounter::Owner::Tls, kind, unit, read, summary, nullptr, key, one, many };
}

template <auto Member> constexpr InputCounter capture(CounterKind kind,
    CounterUnit unit = CounterUnit::Things, std::uint64_t LossSummary::*summary = nullptr,
    std::string_view key = {}, std::string_view one = {}, std::string_view many = {},
    std::uint64_t StatsSnapshot::*told = nullptr)
{
    const auto read = [](const CaptureCounters &counters) { return counters.*Member; };
    return { InputCounter::Owner::Capture, kind, unit, read, summary, told, key, one, many };
}

/// Of an interface; the rows of interfaces tell it, and its sum is in the summary.
constexpr InputCounter interface(CounterKind kind, std::uint64_t LossSummary::*summary = nullptr,
    std::string_view key = {}, std::string_view one = {}, std::string_view many = {},
    CounterUnit unit = CounterUnit::Things)
{
    return { InputCounter::Owner::Interface, kind, unit, nullptr, summary, nullptr, key, one,
        many };
}

constexpr InputCounter decode()
{
    return { InputCounter::Owner::Decode };
}

} // namespace inputcounters

/// Every counter of what came in, and what it says: the one definition of 'complete', which
/// console, report and window use. Failures to decode (all loss) and NotAnalyzed have tables of
/// their own, DecodeFailure and NotAnalyzed. A new counter has to be added here, or the assertions
/// below fail. The order is that of the report.
inline constexpr auto kInputCounters = [] {
    using namespace inputcounters;
    using enum CounterKind;
    using enum CounterUnit;
    using T = TcpCounters;
    using H = HttpCounters;
    using L = TlsCounters;
    using S = LossSummary;
    return std::to_array<InputCounter>({
        interface(Loss, &S::kernelDropped, "kernelDropped", "packet dropped by the kernel",
            "packets dropped by the kernel"),
        interface(Loss, &S::interfaceDropped, "interfaceDropped", "packet dropped by the interface",
            "packets dropped by the interface"),
        tcp<&T::gapBytes>(Loss, Bytes, &S::gapBytes, "gapBytes"),
        tcp<&T::gaps>(Loss, Things, &S::gaps, "gaps", "TCP gap", "TCP gaps"),
        tcp<&T::flowsEvicted>(Loss, Things, &S::flowsEvicted, "flowsEvicted",
            "connection dropped at the limit", "connections dropped at the limit"),
        capture<&CaptureCounters::eventsShed>(Loss, Things, &S::eventsShed, "eventsShed",
            "event dropped (overload)", "events dropped (overload)"),
        capture<&CaptureCounters::damagedBytes>(Loss, Bytes, &S::damagedBytes, "damagedBytes"),
        http<&H::pendingDropped>(Loss, Things, &S::pendingDropped, "pendingDropped",
            "pending request dropped", "pending requests dropped"),
        http<&H::pendingNamesDropped>(Loss, Things, &S::pendingNamesDropped, "pendingNamesDropped",
            "response without the host of its request (memory limit)",
            "responses without the host of their request (memory limit)"),
        http<&H::connectionsGivenUp>(Loss, Things, &S::connectionsGivenUp, "connectionsGivenUp",
            "unrecognized connection dropped", "unrecognized connections dropped"),
        http<&H::headersTooLong>(Loss, Reasons, &S::headersTooLong, "headersTooLong",
            "header section too long", "header sections too long"),
        http<&H::headersRefused>(Loss, Reasons, &S::headersRefused, "headersRefused",
            "header section dropped (memory limit)", "header sections dropped (memory limit)"),
        interface(Loss, &S::notWatchedMs, "notWatchedMs", {}, {}, Milliseconds),
        tls<&L::recordsDamaged>(Loss, Things, &S::tlsRecordsDamaged, "tlsRecordsDamaged",
            "TLS record that could not be decrypted", "TLS records that could not be decrypted"),
        tls<&L::recordsRefused>(Loss, Things, &S::tlsRecordsRefused, "tlsRecordsRefused",
            "TLS record refused (byte limit)", "TLS records refused (byte limit)"),
        tls<&L::connectionsRefused>(Loss, Things, &S::tlsConnectionsRefused,
            "tlsConnectionsRefused", "TLS connection not read (too many at once)",
            "TLS connections not read (too many at once)"),
        http<&H::desyncs>(Loss, Things, nullptr, {}, "parser resynchronization",
            "parser resynchronizations", &StatsSnapshot::desyncs),

        // Why they were not read is told by events, and in the rows of encrypted connections.
        http<&H::encryptedConnections>(CounterKind::NotAnalyzed),
        http<&H::http2Connections>(CounterKind::NotAnalyzed, Things, nullptr, {},
            "HTTP/2 connection", "HTTP/2 connections", &StatsSnapshot::http2),

        // These packets are counted, at a time that is believed.
        capture<&CaptureCounters::timestampOutliers>(Information, Things, nullptr, {},
            "packet with an invalid timestamp", "packets with invalid timestamps",
            &StatsSnapshot::timestampOutliers),
        capture<&CaptureCounters::clockSteps>(Information, Things, nullptr, {}, "clock adjusted",
            "clocks adjusted", &StatsSnapshot::clockSteps),
        decode(), // packets
        decode(), // bytes
        decode(), // tcpSegments
        decode(), // otherPackets
        decode(), // fragments
        interface(Information), // packets
        interface(Information), // bytes
        tcp<&T::flows>(Information),
        tcp<&T::outOfOrderRefused>(Information), // each is a gap too
        tcp<&T::retransmittedBytes>(Information),
        tcp<&T::straySegments>(Information), // the ends refuse them as well
        tcp<&T::copiedConnections>(Information), // counted once
        // A copy comes within milliseconds; what is forgotten within a second was rarely missed.
        tcp<&T::sightingsForgotten>(Information),
        tls<&L::connections>(Information),
        tls<&L::waitsRefused>(Information), // each is a connection that is told as not read
        tls<&L::sessionsForgotten>(Information), // what resumes them is told as not read
        http<&H::httpConnections>(Information),
        http<&H::otherConnections>(Information), // SSH and the like: cannot be HTTP
        http<&H::textsCut>(Information), // marked where they are shown
    });
}();

/// How many counters of @p owner are in the table.
constexpr std::size_t classified(InputCounter::Owner owner)
{
    std::size_t count = 0;
    for (const InputCounter &counter : kInputCounters)
        count += counter.owner == owner ? 1 : 0;
    return count;
}

namespace inputcounters {

// Whoever adds a counter has to say above what it means.
inline constexpr std::size_t kBytes = sizeof(std::uint64_t);
static_assert(sizeof(TcpCounters) == classified(InputCounter::Owner::Tcp) * kBytes);
static_assert(sizeof(HttpCounters) == classified(InputCounter::Owner::Http) * kBytes);
static_assert(sizeof(DecodeCounters)
    == (classified(InputCounter::Owner::Decode) + kNotAnalyzedCount + kDecodeFailureCount)
        * kBytes);
static_assert(
    sizeof(TlsCounters) == (classified(InputCounter::Owner::Tls) + kTlsUnreadCount) * kBytes);
static_assert(sizeof(CaptureCounters)
    == sizeof(DecodeCounters) + sizeof(TcpCounters) + sizeof(HttpCounters) + sizeof(TlsCounters)
        + classified(InputCounter::Owner::Capture) * kBytes
        + sizeof(std::vector<InterfaceCounters>));
// Beside them an interface has its name and its state.
static_assert(sizeof(InterfaceCounters)
    == sizeof(std::string) + kBytes + classified(InputCounter::Owner::Interface) * kBytes);

} // namespace inputcounters

/// What @p counter counted within @p snapshot.
std::uint64_t inWindow(const InputCounter &counter, const StatsSnapshot &snapshot);

/// Whether nothing was lost within @p snapshot: its numbers are the truth.
bool isComplete(const StatsSnapshot &snapshot);

/// Packets, gaps, connections and events lost within @p snapshot, in all. Damaged bytes of a file
/// and time that was not watched are not among them: nobody knows how many packets they were.
std::uint64_t lostThings(const StatsSnapshot &snapshot);

} // namespace hitwatch

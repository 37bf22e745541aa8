// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/packet_framing.h"
#include "common/byte_view.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace hitwatch {

/// The first message of a helper.
struct HelperHello {
    std::uint32_t version = kFramingVersion;
    bool operator==(const HelperHello &) const = default;
};

struct InterfaceOpened {
    std::uint32_t interface = 0; ///< position among the helper's --interface arguments
    std::uint32_t linkType = 0; ///< LINKTYPE_ value of the pcap registry
    bool nanoseconds = false; ///< time stamps are that fine; else microseconds
    std::string name;
    bool operator==(const InterfaceOpened &) const = default;
};

/// All interfaces are open (or reported as gone), every privilege is given up: packets may follow.
struct HelperReady {
    bool operator==(const HelperReady &) const = default;
};

/// Cumulative since the interface was opened.
struct InterfaceStatistics {
    std::uint32_t interface = 0;
    std::uint64_t received = 0; ///< by the filter, lost ones included
    std::uint64_t dropped = 0; ///< because the kernel's buffer was full
    std::uint64_t interfaceDropped = 0; ///< by the interface or its driver
    bool operator==(const InterfaceStatistics &) const = default;
};

enum class GoneReason : std::uint8_t {
    Down = 1, ///< it exists but is down
    Gone = 2, ///< it does not exist (any more)
    Failed = 3, ///< anything else; the text says what
};

/// Nothing more comes from this interface (or it could not be opened).
struct InterfaceGone {
    std::uint32_t interface = 0;
    GoneReason reason = GoneReason::Gone;
    std::string text;
    bool operator==(const InterfaceGone &) const = default;
};

enum class FailureCode : std::uint8_t {
    Usage = 1,
    Permission = 2,
    Filter = 3,
    System = 4,
};

/// The helper ends after this.
struct HelperFailure {
    FailureCode code = FailureCode::System;
    std::string text;
    bool operator==(const HelperFailure &) const = default;
};

using StatusMessage = std::variant<HelperHello, InterfaceOpened, HelperReady, InterfaceStatistics,
    InterfaceGone, HelperFailure>;

/// The stream of status messages, all numbers little-endian:
///
///     stream = *frame
///     frame  = "HWST" type:u16 length:u16  payload of that length
///
/// Types are the positions in StatusMessage, counted from 1. Texts fill the rest of a payload and
/// are printable ASCII. A whole frame is less than PIPE_BUF, so a pipe takes all of it or nothing.
inline constexpr std::size_t kStatusHeaderBytes = 8;
inline constexpr std::size_t kLongestStatusPayload = 1024;
inline constexpr std::size_t kLongestStatusText = 900;
inline constexpr std::size_t kLongestInterfaceName = 15; ///< IFNAMSIZ - 1

/// Appends the frame of @p message to @p out. Texts are cut and made printable.
void appendStatusFrame(std::vector<std::uint8_t> &out, const StatusMessage &message);

/// Cuts the stream into messages. Every field is checked; one wrong field makes the stream Invalid
/// for good. Which message may follow which is not checked here.
class StatusFrameReader {
public:
    explicit StatusFrameReader(std::uint32_t interfaceCount);

    /// Takes the next bytes of the stream. Call it when next() said Incomplete; then at most one
    /// frame less one byte is held.
    void append(ByteView bytes);
    FrameStatus next(StatusMessage &message);

    bool isBetweenFrames() const { return m_begin == m_held.size(); }
    const std::string &problem() const { return m_problem; }

private:
    FrameStatus invalid(const char *what);

    std::vector<std::uint8_t> m_held;
    std::size_t m_begin = 0;
    std::uint32_t m_interfaceCount = 0;
    std::string m_problem;
};

} // namespace hitwatch

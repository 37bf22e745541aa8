// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/stop_signal.h"
#include "common/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// One instruction of a filter (struct bpf_insn, whose header must not be seen everywhere).
struct FilterInstruction {
    std::uint16_t code = 0;
    std::uint8_t jumpTrue = 0;
    std::uint8_t jumpFalse = 0;
    std::uint32_t value = 0;
};

/// Compiles a filter expression (pcap-filter(7)) in a child process. libpcap's optimizer can take
/// minutes for an expression with many hosts, and a name server can leave a name waiting; neither
/// can be interrupted, but a process can be killed: when @p stop is raised, and after @p timeoutMs.
/// @returns the program, or what is wrong with the expression: a sentence without its end.
/// Any thread.
Result<std::vector<FilterInstruction>> compileFilter(
    const std::string &expression, int dataLinkType, const StopSignal &stop, int timeoutMs);

/// Compiles @p filter for Ethernet without opening anything. @returns what is wrong with it, for
/// people. Any thread; waits for kFilterTimeoutMs at most.
std::optional<std::string> checkCaptureFilter(const std::string &filter);

} // namespace hitwatch

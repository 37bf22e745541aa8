// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/filter_compiler.h"

#include "common/filter_limit.h"

#include <pcap/pcap.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>

namespace hitwatch {

namespace {

static_assert(sizeof(FilterInstruction) == sizeof(bpf_insn));

/// What the child writes first: a program or a text follows.
enum class Outcome : std::uint8_t { Program, Refused };

constexpr int kLongestPacket = 262'144;
constexpr std::size_t kMostBytes = std::size_t { 1 } << 20;

void writeAll(int descriptor, const void *bytes, std::size_t size)
{
    const auto *at = static_cast<const char *>(bytes);
    while (size > 0) {
        const ssize_t count = ::write(descriptor, at, size);
        if (count <= 0)
            return;
        at += count;
        size -= static_cast<std::size_t>(count);
    }
}

[[noreturn]] void compileAndExit(int result, const std::string &expression, int dataLinkType)
{
    // Nobody waits for it once the thread that does is gone. What the program has open, its peers
    // would see as open here.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int number : { SIGINT, SIGTERM, SIGHUP, SIGPIPE })
        std::signal(number, SIG_IGN);
    ::close_range(STDERR_FILENO + 1, static_cast<unsigned>(result) - 1, 0);
    ::close_range(static_cast<unsigned>(result) + 1, ~0U, 0);
    pcap_t *handle = pcap_open_dead(dataLinkType, kLongestPacket);
    bpf_program program {};
    constexpr int kOptimize = 1;
    Outcome outcome = Outcome::Refused;
    const char *problem = "there is not enough memory to compile it";
    if (handle != nullptr) {
        if (pcap_compile(handle, &program, expression.c_str(), kOptimize, PCAP_NETMASK_UNKNOWN)
            == 0)
            outcome = Outcome::Program;
        else
            problem = pcap_geterr(handle);
    }
    writeAll(result, &outcome, sizeof outcome);
    if (outcome == Outcome::Program)
        writeAll(result, program.bf_insns, program.bf_len * sizeof(bpf_insn));
    else
        writeAll(result, problem, std::strlen(problem));
    ::_exit(0);
}

/// @returns false when it was stopped or took too long.
bool readAll(int descriptor, const StopSignal &stop, int timeoutMs, std::string &bytes)
{
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::milliseconds(timeoutMs);
    while (bytes.size() <= kMostBytes) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0)
            return false;
        const StopSignal::Wake wake = stop.waitReadable(descriptor, static_cast<int>(left));
        if (wake == StopSignal::Wake::Stopped)
            return false;
        if (wake != StopSignal::Wake::Readable)
            continue;
        std::array<char, 4096> piece {};
        const ssize_t count = ::read(descriptor, piece.data(), piece.size());
        if (count <= 0)
            return true;
        bytes.append(piece.data(), static_cast<std::size_t>(count));
    }
    return true;
}

Error systemError(const char *what)
{
    return { ErrorCode::SystemFailure, std::string(what) + ": " + std::strerror(errno) };
}

} // namespace

Result<std::vector<FilterInstruction>> compileFilter(
    const std::string &expression, int dataLinkType, const StopSignal &stop, int timeoutMs)
{
    std::array<int, 2> ends {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return systemError("cannot create a pipe to compile it");
    const pid_t child = ::fork();
    if (child == 0)
        compileAndExit(ends[1], expression, dataLinkType);
    ::close(ends[1]);
    std::string bytes;
    const bool isComplete = child > 0 && readAll(ends[0], stop, timeoutMs, bytes);
    ::close(ends[0]);
    if (child < 0)
        return systemError("cannot start a process to compile it");
    ::kill(child, SIGKILL);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) { }

    if (stop.isRaised())
        return Error { ErrorCode::ResourceGone,
            "it was not compiled because the capture was stopped" };
    if (!isComplete)
        return Error { ErrorCode::InvalidInput, filterTimeoutText(timeoutMs) };
    if (bytes.empty() || bytes.size() > kMostBytes)
        return Error { ErrorCode::SystemFailure,
            "the process that compiles it stopped unexpectedly" };
    const auto outcome = static_cast<Outcome>(bytes.front());
    if (outcome == Outcome::Refused)
        return Error { ErrorCode::InvalidInput, bytes.substr(1) };
    std::vector<FilterInstruction> program((bytes.size() - 1) / sizeof(FilterInstruction));
    std::memcpy(program.data(), bytes.data() + 1, program.size() * sizeof(FilterInstruction));
    if (program.empty())
        return Error { ErrorCode::SystemFailure,
            "the process that compiles it stopped unexpectedly" };
    return program;
}

std::optional<std::string> checkCaptureFilter(const std::string &filter)
{
    const StopSignal never;
    const auto program = compileFilter(filter, DLT_EN10MB, never, kFilterTimeoutMs);
    return program ? std::nullopt : std::optional(program.error().message);
}

} // namespace hitwatch

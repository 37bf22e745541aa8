// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace hitwatch {

enum class ReadStatus : std::uint8_t {
    Bytes, ///< at least one byte was stored
    End, ///< nothing more will come
    Timeout, ///< a pipe had nothing within the time asked for, or much was read and nothing in it
    Stopped, ///< by StopSignal
    Damaged, ///< the compressed data is broken; error() says how. Everything before was delivered
    Failed, ///< the system refused to read; error() says why
};

struct ReadOutcome {
    ReadStatus status = ReadStatus::End;
    std::size_t count = 0; ///< bytes stored; not 0 only with ReadStatus::Bytes
};

/// So much is read in one call at most without anything to show for it: input may be made to keep
/// a reader busy, and whoever waits for it wants to be able to stop it.
inline constexpr std::size_t kMostInVain = std::size_t { 4 } << 20;

/// A stream of bytes: a file, a pipe, memory, or one of those decompressed. One thread.
class ByteReader {
public:
    virtual ~ByteReader() = default;

    /// Reads at least one byte and at most @p into.size(). @p maxWaitMs: negative waits for ever.
    virtual ReadOutcome read(std::span<std::uint8_t> into, int maxWaitMs) = 0;

    /// After Damaged or Failed: half a sentence for a person.
    virtual std::string error() const = 0;

    virtual std::uint64_t storedBytes() const = 0; ///< read so far, as they are stored
    virtual std::uint64_t storedSize() const = 0; ///< 0 when not known
    virtual bool isSeekable() const { return false; } ///< never waits: a regular file or memory
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/packet_source.h"
#include "unit/capture_files/capture_builder.h"

#include <string>
#include <vector>

namespace hitwatch::test {

struct ReadPacket {
    TimeNs time = 0;
    std::uint32_t interfaceIndex = 0;
    std::uint32_t linkType = 0;
    std::uint32_t wireLength = 0;
    std::string bytes;

    bool operator==(const ReadPacket &) const = default;
};

/// Everything that came out of a source.
struct Reading {
    std::string openError; ///< not empty: nothing else is set
    ErrorCode code = ErrorCode::SystemFailure; ///< of openError or error
    std::vector<ReadPacket> packets;
    SourceStatus status = SourceStatus::Idle; ///< the last one
    std::string error;
    std::uint64_t damagedBytes = 0;
    std::vector<InterfaceCounters> interfaces;
};

ReadPacket copyOf(const PacketRef &packet);
Reading readToEnd(PacketSource &source);
/// Reads @p file from an exact copy on the heap, so that a read past its end is found.
Reading readFile(const FileBytes &file);

/// A file that is gone with the object.
class TemporaryFile {
public:
    explicit TemporaryFile(const FileBytes &bytes);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    const std::string &path() const { return m_path; }

private:
    std::string m_path;
};

} // namespace hitwatch::test

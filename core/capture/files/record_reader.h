// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/input_buffer.h"
#include "common/result.h"
#include "http/capture_counters.h"
#include "net/packet.h"

#include <cstdint>
#include <vector>

namespace hitwatch {

class TlsKeyLog;

enum class RecordStatus : std::uint8_t {
    Packet, ///< (start(): the header was understood)
    Waiting, ///< nothing yet: a pipe had nothing more, or much was read without a packet; call
             ///< again
    Stopped,
    End, ///< the file ends where a file may end
    NextFile, ///< another capture file begins here, without a packet before it (cat a b)
    Broken, ///< problem() says why: cut off, damaged, not supported, or not readable
};

/// One capture file format: turns bytes into packets. One thread.
class RecordReader {
public:
    RecordReader(InputBuffer &input, std::string name)
        : m_input(input)
        , m_name(std::move(name))
    {
    }
    virtual ~RecordReader() = default;
    RecordReader(const RecordReader &) = delete;
    RecordReader &operator=(const RecordReader &) = delete;

    /// Reads the file's header. To be repeated while it returns Waiting.
    virtual RecordStatus start(int maxWaitMs) = 0;
    /// The next packet, borrowed until the next call.
    virtual RecordStatus next(PacketRef &packet, int maxWaitMs) = 0;

    /// Takes over what @p before, the reader of the file before this one, has counted. An interface
    /// of the same name goes on. Call it before start().
    virtual void continueFrom(RecordReader &before);

    /// Where to put the TLS secrets that the file holds.
    void setKeyLog(TlsKeyLog *keyLog) { m_keyLog = keyLog; }
    std::vector<InterfaceCounters> &interfaces() { return m_interfaces; }
    std::uint64_t packetCount() const { return m_packets; }

    /// After Broken: the rest of a sentence that starts with the file's name.
    const Error &problem() const { return m_problem; }
    /// After Broken: where the record starts that could not be used, in the decompressed stream.
    std::uint64_t problemPosition() const { return m_problemPosition; }

protected:
    RecordStatus broken(ErrorCode code, std::string phrase);
    RecordStatus broken(ErrorCode code, std::string phrase, std::uint64_t position);
    /// Translates a require() or skip() that did not succeed. @p where: "in packet 7".
    RecordStatus incomplete(ReadStatus status, const std::string &where);
    /// @param position of the record
    RecordStatus incomplete(ReadStatus status, const std::string &where, std::uint64_t position);
    std::string nextPacketName() const;

    InputBuffer &m_input;
    std::string m_name; ///< of the file, for its interface
    std::vector<InterfaceCounters> m_interfaces;
    std::uint64_t m_packets = 0;
    TlsKeyLog *m_keyLog = nullptr;

private:
    Error m_problem;
    std::uint64_t m_problemPosition = 0;
};

/// The largest number of captured bytes that a record of @p linkType can have (as libpcap has it);
/// more means that the file is damaged.
std::uint32_t maxCapturedBytes(std::uint32_t linkType);

/// Of those, the part that is handed out. Only frames of buses that carry no HTTP have more, and
/// holding 128 MiB of them would serve nobody.
inline constexpr std::uint32_t kMaxHandedOutBytes = 262'144;

} // namespace hitwatch

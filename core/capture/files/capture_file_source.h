// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/input_buffer.h"
#include "capture/files/record_reader.h"
#include "capture/files/stop_signal.h"
#include "capture/packet_source.h"

#include <memory>
#include <string>

namespace hitwatch {

/// Reads a capture: pcap or pcapng, plain or gzip-compressed, from a file, a pipe or memory. No
/// copy per packet, no seeking, memory bounded whatever the file claims. A file that is cut off or
/// damaged is used up to there: then next() gives End, error() one line that says where, and
/// damagedBytes() what was left. Where another capture file begins at the end of one (cat a b), it
/// is read as well, whatever its format.
///
/// The secrets of a pcapng file go into the key log when they are reached. When one is looked for that
/// did not come yet, a file on disk is searched once for all that stand further on.
///
/// interfaces() counts the packets and bytes that were handed out. For pcap there is one entry,
/// named after the file; for pcapng one for each interface described so far.
class CaptureFileSource final : public PacketSource {
public:
    /// Opens @p path, "-" for standard input. A regular file is checked up to its file header; a
    /// pipe is not waited for: next() reports an invalid start as Failed.
    static Result<std::unique_ptr<CaptureFileSource>> open(const std::string &path);

    /// Reads @p bytes, which must outlive the source, as if they were the file @p name.
    static Result<std::unique_ptr<CaptureFileSource>> fromMemory(
        ByteView bytes, const std::string &name);

    ~CaptureFileSource() override;

    /// On a pipe without data for @p maxWaitMs (negative: for ever) Idle, and clock() is the time
    /// of the last packet.
    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void setKeyLog(TlsKeyLog &keyLog) override;
    /// A pcapng file may hold them anywhere. Whoever writes to a pipe is not waited for so long.
    std::optional<TlsLateKeys> lateKeys() const override;
    void requestStop() override { m_stop->raise(); }
    bool isLive() const override { return false; }
    TimeNs clock() const override { return m_clock; }
    const std::vector<InterfaceCounters> &interfaces() const override;
    std::optional<Error> error() const override { return m_error; }
    std::uint64_t inputBytes() const override { return m_input.reader().storedBytes(); }
    std::uint64_t inputSize() const override { return m_input.reader().storedSize(); }
    std::uint64_t damagedBytes() const override { return m_damagedBytes; }

private:
    CaptureFileSource(
        std::unique_ptr<StopSignal> stop, std::unique_ptr<ByteReader> reader, std::string path);

    static Result<std::unique_ptr<CaptureFileSource>> checkStart(
        std::unique_ptr<CaptureFileSource> source);
    RecordStatus start(int maxWaitMs);
    RecordStatus startNextFile(int maxWaitMs);
    RecordStatus startFailed(ReadStatus status);
    SourceStatus finish(RecordStatus status);
    void makeReader();
    bool lacksSecrets() const;
    void readSecretsAhead();

    std::unique_ptr<StopSignal> m_stop; ///< the reader holds a reference
    std::string m_path; ///< empty: what was read once is gone
    std::string m_name; ///< for messages
    std::string m_shortName; ///< for the interface of a pcap file
    InputBuffer m_input;
    std::unique_ptr<RecordReader> m_records; ///< null until the format is known
    bool m_isWhole = false; ///< all of it can be read at once: no pipe
    bool m_mayHoldSecrets = false; ///< of the file that is read
    TlsKeyLog *m_keyLog = nullptr;
    std::uint64_t m_missesBefore = 0; ///< of the key log
    bool m_started = false;
    bool m_isFirst = true; ///< of the capture files that stand one behind the other
    bool m_over = false;
    SourceStatus m_last = SourceStatus::End;
    TimeNs m_clock = 0;
    std::uint64_t m_damagedBytes = 0;
    std::optional<Error> m_error;
};

} // namespace hitwatch

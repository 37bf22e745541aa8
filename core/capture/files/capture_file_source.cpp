// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/capture_file_source.h"

#include "capture/files/descriptor_reader.h"
#include "capture/files/foreign_format.h"
#include "capture/files/gzip_reader.h"
#include "capture/files/memory_reader.h"
#include "capture/files/pcap_reader.h"
#include "capture/files/pcapng_reader.h"
#include "common/grouped_number.h"
#include "tls/key_log.h"
#include "tls/tls_connection.h"

namespace hitwatch {

namespace {

const std::vector<InterfaceCounters> kNoInterfaces;

/// Files without a packet, one behind the other, until the caller may want to stop.
constexpr int kMostFilesInVain = 256;

std::string baseName(const std::string &path)
{
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

} // namespace

CaptureFileSource::CaptureFileSource(
    std::unique_ptr<StopSignal> stop, std::unique_ptr<ByteReader> reader, std::string path)
    : m_stop(std::move(stop))
    , m_name(path == "-" ? "standard input" : std::move(path))
    , m_shortName(baseName(m_name))
    , m_input(std::move(reader))
{
}

CaptureFileSource::~CaptureFileSource() = default;

Result<std::unique_ptr<CaptureFileSource>> CaptureFileSource::open(const std::string &path)
{
    auto stop = std::make_unique<StopSignal>();
    auto reader = DescriptorReader::open(path, *stop);
    if (!reader)
        return reader.error();
    const bool isSeekable = reader.value()->isSeekable();
    std::unique_ptr<CaptureFileSource> source(
        new CaptureFileSource(std::move(stop), std::move(reader.value()), path));
    if (!isSeekable)
        return source;
    if (path != "-")
        source->m_path = path;
    return checkStart(std::move(source));
}

Result<std::unique_ptr<CaptureFileSource>> CaptureFileSource::fromMemory(
    ByteView bytes, const std::string &name)
{
    std::unique_ptr<CaptureFileSource> source(new CaptureFileSource(
        std::make_unique<StopSignal>(), std::make_unique<MemoryReader>(bytes), name));
    return checkStart(std::move(source));
}

Result<std::unique_ptr<CaptureFileSource>> CaptureFileSource::checkStart(
    std::unique_ptr<CaptureFileSource> source)
{
    source->m_isWhole = true;
    const RecordStatus status = source->start(-1);
    if (status != RecordStatus::Packet && status != RecordStatus::Waiting) {
        source->finish(status);
        return *source->m_error;
    }
    return source;
}

// Finds out the format and reads the file's header. To be repeated while it returns Waiting.
RecordStatus CaptureFileSource::start(int maxWaitMs)
{
    while (!m_records) {
        ReadStatus status = m_input.require(4, maxWaitMs);
        if (isGzip(m_input.view()) && !m_input.isDecompressing()) {
            m_input.decompressIfGzip();
            continue;
        }
        if (status != ReadStatus::Bytes)
            return startFailed(status);
        if (isPcap(m_input.view()) || isPcapng(m_input.view())) {
            makeReader();
        } else {
            status = m_input.require(kForeignFormatBytes, maxWaitMs);
            if (status != ReadStatus::Timeout)
                m_error = describeForeignFormat(m_input.view());
            return status == ReadStatus::Timeout ? RecordStatus::Waiting : RecordStatus::Broken;
        }
    }
    const RecordStatus status = m_records->start(maxWaitMs);
    m_started = status == RecordStatus::Packet;
    return status;
}

void CaptureFileSource::makeReader()
{
    m_mayHoldSecrets = isPcapng(m_input.view());
    if (m_mayHoldSecrets)
        m_records = std::make_unique<PcapngReader>(m_input, m_shortName);
    else
        m_records = std::make_unique<PcapReader>(m_input, m_shortName);
    m_records->setKeyLog(m_keyLog);
}

void CaptureFileSource::setKeyLog(TlsKeyLog &keyLog)
{
    m_keyLog = &keyLog;
    m_missesBefore = keyLog.misses();
    if (m_records)
        m_records->setKeyLog(&keyLog);
}

std::optional<TlsLateKeys> CaptureFileSource::lateKeys() const
{
    if (!m_mayHoldSecrets)
        return {};
    return m_isWhole ? TlsLateKeys::UntilEnd : TlsLateKeys::Soon;
}

inline bool CaptureFileSource::lacksSecrets() const
{
    return m_mayHoldSecrets && m_keyLog != nullptr && m_keyLog->misses() != m_missesBefore
        && !m_path.empty();
}

/// Some programs write the secrets behind the packets that need them. Whoever captured no TLS, or has
/// all keys in front, need not read the file twice.
void CaptureFileSource::readSecretsAhead()
{
    auto again = open(m_path);
    m_path.clear();
    if (!again)
        return;
    CaptureFileSource &ahead = *again.value();
    ahead.setKeyLog(*m_keyLog);
    PacketRef packet;
    SourceStatus status = SourceStatus::Idle;
    while (!m_stop->isRaised() && (status == SourceStatus::Packet || status == SourceStatus::Idle))
        status = ahead.next(packet, 0);
}

RecordStatus CaptureFileSource::startFailed(ReadStatus status)
{
    switch (status) {
    case ReadStatus::Timeout:
        return RecordStatus::Waiting;
    case ReadStatus::Stopped:
        return RecordStatus::Stopped;
    case ReadStatus::Failed:
        m_error = { ErrorCode::SystemFailure,
            "cannot be read (" + m_input.reader().error() + "): try copying the file" };
        break;
    case ReadStatus::Damaged:
        m_error = { ErrorCode::InvalidInput,
            "cannot be read: " + m_input.reader().error() + "; copy or download the file again" };
        break;
    case ReadStatus::End:
    case ReadStatus::Bytes:
        m_error = { ErrorCode::InvalidInput,
            m_input.available() == 0 ? "is empty (0 bytes)" : "is too short to be a capture file" };
        break;
    }
    return RecordStatus::Broken;
}

SourceStatus CaptureFileSource::next(PacketRef &packet, int maxWaitMs)
{
    if (m_over) [[unlikely]]
        return m_last;
    if (m_stop->isRaised()) [[unlikely]]
        return finish(RecordStatus::Stopped);
    if (lacksSecrets()) [[unlikely]]
        readSecretsAhead();
    RecordStatus status = RecordStatus::Packet;
    if (!m_started) [[unlikely]]
        status = start(maxWaitMs);
    if (status == RecordStatus::Packet)
        status = m_records->next(packet, maxWaitMs);
    for (int files = 0; status == RecordStatus::NextFile; ++files) {
        if (files == kMostFilesInVain)
            return SourceStatus::Idle;
        status = startNextFile(maxWaitMs);
        if (status == RecordStatus::Packet)
            status = m_records->next(packet, maxWaitMs);
    }
    if (status == RecordStatus::Packet) [[likely]] {
        InterfaceCounters &counters = m_records->interfaces()[packet.interfaceIndex];
        ++counters.packets;
        counters.bytes += packet.wireLength;
        m_clock = packet.time;
        return SourceStatus::Packet;
    }
    if (status == RecordStatus::Waiting)
        return SourceStatus::Idle;
    return finish(status);
}

RecordStatus CaptureFileSource::startNextFile(int maxWaitMs)
{
    const std::unique_ptr<RecordReader> before = std::move(m_records);
    makeReader();
    m_records->continueFrom(*before);
    m_started = false;
    m_isFirst = false;
    return start(maxWaitMs);
}

SourceStatus CaptureFileSource::finish(RecordStatus status)
{
    m_over = true;
    m_last = SourceStatus::End;
    if (status != RecordStatus::Broken)
        return m_last;
    if (!m_error)
        m_error = m_records->problem();
    m_error->message = m_name + " " + m_error->message;
    if (!m_started && m_isFirst) {
        m_last = SourceStatus::Failed;
        return m_last;
    }
    m_error->message +=
        "; " + grouped(std::to_string(m_records->packetCount())) + " packets were read";
    if (m_error->code == ErrorCode::SystemFailure)
        m_last = SourceStatus::Failed;
    // Only a plain file tells how much there would have been; of others it is what was read, or at
    // least one.
    const ByteReader &reader = m_input.reader();
    const std::uint64_t problemAt = m_records->problemPosition();
    const std::uint64_t readTo = m_input.position() + m_input.available();
    m_damagedBytes = readTo > problemAt ? readTo - problemAt : 1;
    if (!m_input.isDecompressing() && reader.storedSize() > problemAt)
        m_damagedBytes = reader.storedSize() - problemAt;
    return m_last;
}

const std::vector<InterfaceCounters> &CaptureFileSource::interfaces() const
{
    return m_records ? m_records->interfaces() : kNoInterfaces;
}

} // namespace hitwatch

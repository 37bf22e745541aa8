// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/record_reader.h"

#include "common/grouped_number.h"

#include <utility>

namespace hitwatch {

RecordStatus RecordReader::broken(ErrorCode code, std::string phrase)
{
    return broken(code, std::move(phrase), m_input.position());
}

RecordStatus RecordReader::broken(ErrorCode code, std::string phrase, std::uint64_t position)
{
    m_problem = { code, std::move(phrase) };
    m_problemPosition = position;
    return RecordStatus::Broken;
}

RecordStatus RecordReader::incomplete(ReadStatus status, const std::string &where)
{
    return incomplete(status, where, m_input.position());
}

RecordStatus RecordReader::incomplete(
    ReadStatus status, const std::string &where, std::uint64_t position)
{
    switch (status) {
    case ReadStatus::Timeout:
        return RecordStatus::Waiting;
    case ReadStatus::Stopped:
        return RecordStatus::Stopped;
    case ReadStatus::Failed:
        return broken(ErrorCode::SystemFailure,
            "cannot be read beyond byte " + grouped(std::to_string(m_input.position())) + " ("
                + m_input.reader().error() + ")",
            position);
    case ReadStatus::Damaged:
        return broken(ErrorCode::InvalidInput,
            "cannot be read " + where + ": " + m_input.reader().error(), position);
    case ReadStatus::End:
    case ReadStatus::Bytes:
        break;
    }
    return broken(ErrorCode::InvalidInput,
        "is truncated " + where + " at byte "
            + grouped(std::to_string(m_input.position() + m_input.available())),
        position);
}

void RecordReader::continueFrom(RecordReader &before)
{
    m_interfaces = std::move(before.m_interfaces);
    m_packets = before.m_packets;
    m_keyLog = before.m_keyLog;
}

std::string RecordReader::nextPacketName() const
{
    return "in the middle of packet " + grouped(std::to_string(m_packets + 1));
}

std::uint32_t maxCapturedBytes(std::uint32_t linkType)
{
    constexpr std::uint32_t kMebibyte = 1024 * 1024;
    switch (linkType) {
    case 189: // USB_LINUX
        return kMebibyte;
    case 279: // EBHSCR
        return 8 * kMebibyte;
    case 220: // USB_LINUX_MMAPPED
    case 231: // DBUS
    case 249: // USBPCAP
        return 128 * kMebibyte;
    default:
        return kMaxHandedOutBytes;
    }
}

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture_device.h"

#include "common/time.h"
#include "packet_writer.h"

#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace hitwatch {
namespace {

/// Raw IP is the one link type that libpcap numbers otherwise on this system than in files.
constexpr std::uint32_t kLinkTypeRaw = 101;

#ifndef PACKET_IGNORE_OUTGOING
constexpr int PACKET_IGNORE_OUTGOING = 23; // since Linux 4.20
#endif

std::string describeProblem(const std::string &name, pcap_t *handle, int status)
{
    const std::string detail = handle != nullptr ? pcap_geterr(handle) : "";
    return name + ": " + (detail.empty() ? pcap_statustostr(status) : detail);
}

} // namespace

CaptureDevice::CaptureDevice(std::uint32_t index, std::string name)
    : m_index(index)
    , m_name(std::move(name))
{
    m_statistics.interface = index;
}

std::optional<CaptureDevice::Problem> CaptureDevice::open(const HelperArguments &arguments)
{
    if (m_name != "any" && ::if_nametoindex(m_name.c_str()) == 0)
        return InterfaceGone { m_index, GoneReason::Gone, m_name + ": no such interface" };
    std::array<char, PCAP_ERRBUF_SIZE> problem {};
    m_handle.reset(pcap_create(m_name.c_str(), problem.data()));
    if (!m_handle)
        return HelperFailure { FailureCode::System, m_name + ": " + problem.data() };
    pcap_set_snaplen(m_handle.get(), arguments.snapshotLength);
    pcap_set_buffer_size(m_handle.get(), static_cast<int>(arguments.bufferBytes));
    pcap_set_promisc(m_handle.get(), arguments.promiscuous ? 1 : 0);
    pcap_set_timeout(m_handle.get(), kReadTimeoutMs);
    pcap_set_immediate_mode(m_handle.get(), 0);
    pcap_set_tstamp_precision(m_handle.get(), PCAP_TSTAMP_PRECISION_NANO);
    if (auto refused = activate()) {
        close();
        return refused;
    }
    if (m_name == "any")
        pcap_set_datalink(m_handle.get(), DLT_LINUX_SLL2);
    m_fractionUnit =
        pcap_get_tstamp_precision(m_handle.get()) == PCAP_TSTAMP_PRECISION_NANO ? 1 : kMicrosecond;
    if (pcap_setnonblock(m_handle.get(), 1, problem.data()) != 0)
        return HelperFailure { FailureCode::System, m_name + ": " + problem.data() };
    ignoreOutgoingOnLoopback();
    openInterfaceCounters();
    return std::nullopt;
}

std::optional<CaptureDevice::Problem> CaptureDevice::activate()
{
    const int status = pcap_activate(m_handle.get());
    if (status >= 0)
        return std::nullopt;
    const std::string text = describeProblem(m_name, m_handle.get(), status);
    switch (status) {
    case PCAP_ERROR_PERM_DENIED:
    case PCAP_ERROR_PROMISC_PERM_DENIED:
        return HelperFailure { FailureCode::Permission, text };
    case PCAP_ERROR_NO_SUCH_DEVICE:
        return InterfaceGone { m_index, GoneReason::Gone, text };
    case PCAP_ERROR_IFACE_NOT_UP:
        return InterfaceGone { m_index, GoneReason::Down, text };
    default:
        return InterfaceGone { m_index, GoneReason::Failed, text };
    }
}

std::optional<HelperFailure> CaptureDevice::setFilter(const std::string &filter)
{
    // An empty filter too: its program is what makes the kernel cut packets to the snapshot length.
    bpf_program program {};
    if (pcap_compile(m_handle.get(), &program, filter.c_str(), 1, PCAP_NETMASK_UNKNOWN) != 0)
        return HelperFailure { FailureCode::Filter, pcap_geterr(m_handle.get()) };
    const int status = pcap_setfilter(m_handle.get(), &program);
    pcap_freecode(&program);
    if (status != 0)
        return HelperFailure { FailureCode::Filter, pcap_geterr(m_handle.get()) };
    return std::nullopt;
}

InterfaceOpened CaptureDevice::describe() const
{
    const int linkType = pcap_datalink(m_handle.get());
    return { m_index, linkType == DLT_RAW ? kLinkTypeRaw : static_cast<std::uint32_t>(linkType),
        m_fractionUnit == 1, m_name };
}

void CaptureDevice::close()
{
    m_handle.reset();
}

int CaptureDevice::fd() const
{
    return pcap_get_selectable_fd(m_handle.get());
}

std::optional<ifreq> CaptureDevice::ask(unsigned long what) const
{
    ifreq request {};
    std::memcpy(
        request.ifr_name, m_name.data(), std::min(m_name.size(), sizeof request.ifr_name - 1));
    // On the socket that is there: another one may no longer be made.
    if (::ioctl(pcap_fileno(m_handle.get()), what, &request) != 0)
        return std::nullopt;
    return request;
}

void CaptureDevice::ignoreOutgoingOnLoopback()
{
    // Loopback shows each packet twice, leaving and arriving. libpcap drops the first, but only
    // after the kernel has copied it into the buffer.
    const std::optional<ifreq> flags = ask(SIOCGIFFLAGS);
    if (!flags || (static_cast<unsigned short>(flags->ifr_flags) & IFF_LOOPBACK) == 0)
        return;
    const int ignore = 1;
    ::setsockopt(
        pcap_fileno(m_handle.get()), SOL_PACKET, PACKET_IGNORE_OUTGOING, &ignore, sizeof ignore);
}

void CaptureDevice::openInterfaceCounters()
{
    // Those that mean "the interface had no room"; rx_dropped also counts unknown protocols.
    const std::array<const char *, 2> names { "rx_missed_errors", "rx_fifo_errors" };
    for (std::size_t at = 0; at < names.size(); ++at) {
        const std::string path = "/sys/class/net/" + m_name + "/statistics/" + names[at];
        m_counterFiles[at].reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    }
    m_countersAtStart = readInterfaceCounters();
}

std::uint64_t CaptureDevice::readInterfaceCounters() const
{
    std::uint64_t sum = 0;
    for (const UniqueFd &file : m_counterFiles) {
        std::array<char, 32> text {};
        const ssize_t got = file.isOpen() ? ::pread(file.get(), text.data(), text.size(), 0) : 0;
        std::uint64_t value = 0;
        if (got > 0)
            std::from_chars(text.data(), text.data() + got, value);
        sum += value;
    }
    return sum;
}

void CaptureDevice::onPacket(u_char *user, const pcap_pkthdr *header, const u_char *bytes)
{
    const auto *self = reinterpret_cast<const CaptureDevice *>(user);
    PacketFrame frame;
    frame.interface = self->m_index;
    frame.time = header->ts.tv_sec * kSecond + header->ts.tv_usec * self->m_fractionUnit;
    frame.captured = { bytes, std::min(header->caplen, kLongestCapture) };
    frame.wireLength = std::max(header->len, static_cast<std::uint32_t>(frame.captured.size()));
    self->m_writer->append(frame);
}

std::variant<int, InterfaceGone> CaptureDevice::dispatch(PacketWriter &writer, int count)
{
    m_writer = &writer;
    const int status =
        pcap_dispatch(m_handle.get(), count, onPacket, reinterpret_cast<u_char *>(this));
    if (!m_gone && status < 0 && status != PCAP_ERROR_BREAK) {
        const bool exists = m_name == "any" || ask(SIOCGIFINDEX).has_value();
        m_gone = InterfaceGone { m_index, exists ? GoneReason::Failed : GoneReason::Gone,
            describeProblem(m_name, m_handle.get(), status) };
        m_tellGoneAt = Clock::now() + kLastPacketsWait;
    }
    if (m_gone && status <= 0 && Clock::now() >= m_tellGoneAt)
        return *m_gone;
    return std::max(status, 0);
}

InterfaceStatistics CaptureDevice::readStatistics()
{
    pcap_stat now {};
    if (m_handle && pcap_stats(m_handle.get(), &now) == 0) {
        m_statistics.received += static_cast<std::uint32_t>(now.ps_recv - m_lastReceived);
        m_statistics.dropped += static_cast<std::uint32_t>(now.ps_drop - m_lastDropped);
        m_lastReceived = now.ps_recv;
        m_lastDropped = now.ps_drop;
    }
    const std::uint64_t counters = readInterfaceCounters();
    if (counters > m_countersAtStart)
        m_statistics.interfaceDropped =
            std::max(m_statistics.interfaceDropped, counters - m_countersAtStart);
    return m_statistics;
}

} // namespace hitwatch

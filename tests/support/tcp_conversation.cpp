// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tcp_conversation.h"

#include "net/tcp_segment.h"

#include <algorithm>
#include <utility>

namespace hitwatch::test {

namespace {

constexpr std::uint8_t kPush = 0x08;

TcpConversation::Side other(TcpConversation::Side side)
{
    return side == TcpConversation::Side::Client ? TcpConversation::Side::Server
                                                 : TcpConversation::Side::Client;
}

} // namespace

TcpConversation::TcpConversation()
    : TcpConversation(Options {})
{
}

TcpConversation::TcpConversation(Options options)
    : m_options(std::move(options))
    , m_time(m_options.start)
{
    m_client.next = m_options.clientSequence;
    m_server.next = m_options.serverSequence;
}

TcpConversation &TcpConversation::segment(Side side, std::uint8_t flags, std::string_view payload)
{
    const bool fromClient = side == Side::Client;
    Half &sender = half(side);
    Half &receiver = half(other(side));

    TcpFields fields;
    fields.source = fromClient ? m_options.client : m_options.server;
    fields.destination = fromClient ? m_options.server : m_options.client;
    fields.sequenceNumber = sender.next;
    fields.acknowledgmentNumber = (flags & TcpFlags::Ack) != 0 ? sender.seen : 0;
    fields.flags = flags;

    Frame frame;
    frame.bytes = m_options.encapsulate(tcpInIp(fields, payload));
    frame.time = m_time;
    frame.interfaceIndex = m_options.interfaceIndex;
    frame.linkType = m_options.linkType;
    m_frames.push_back(std::move(frame));

    const std::uint32_t control = (flags & (TcpFlags::Syn | TcpFlags::Fin)) != 0 ? 1 : 0;
    sender.next += static_cast<std::uint32_t>(payload.size()) + control;
    receiver.seen = sender.next;
    m_time += m_options.step;
    return *this;
}

TcpConversation &TcpConversation::open()
{
    segment(Side::Client, TcpFlags::Syn);
    segment(Side::Server, TcpFlags::Syn | TcpFlags::Ack);
    return segment(Side::Client, TcpFlags::Ack);
}

TcpConversation &TcpConversation::send(Side side, std::string_view text)
{
    while (!text.empty()) {
        const std::string_view part = text.substr(0, m_options.segmentSize);
        text.remove_prefix(part.size());
        const auto push = static_cast<std::uint8_t>(text.empty() ? kPush : 0);
        segment(side, static_cast<std::uint8_t>(TcpFlags::Ack | push), part);
    }
    if (m_options.acknowledge)
        segment(other(side), TcpFlags::Ack);
    return *this;
}

TcpConversation &TcpConversation::close(Side first)
{
    segment(first, TcpFlags::Fin | TcpFlags::Ack);
    segment(other(first), TcpFlags::Fin | TcpFlags::Ack);
    return segment(first, TcpFlags::Ack);
}

TcpConversation &TcpConversation::reset(Side side)
{
    return segment(side, TcpFlags::Rst | TcpFlags::Ack);
}

TcpConversation &TcpConversation::lose(Side side, std::uint32_t length)
{
    half(side).next += length;
    half(other(side)).seen += length;
    return *this;
}

TcpConversation &TcpConversation::wait(TimeNs time)
{
    m_time += time;
    return *this;
}

std::uint32_t TcpConversation::nextSequence(Side side) const
{
    return side == Side::Client ? m_client.next : m_server.next;
}

} // namespace hitwatch::test

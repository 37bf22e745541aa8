// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/handshake_reader.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kMessageHeader = 4;
/// Longer hellos and tickets are not waited for.
constexpr std::size_t kLongestKept = std::size_t { 64 } << 10;

std::size_t bodySize(ByteView message)
{
    return static_cast<std::size_t>(message[1]) << 16 | loadBig16(message.data() + 2);
}

bool isKept(std::uint8_t type)
{
    switch (static_cast<TlsMessage>(type)) {
    case TlsMessage::ClientHello:
    case TlsMessage::ServerHello:
    case TlsMessage::NewSessionTicket:
    case TlsMessage::EndOfEarlyData:
    case TlsMessage::EncryptedExtensions:
    case TlsMessage::KeyUpdate:
        return true;
    case TlsMessage::Finished:
        break;
    }
    return false;
}

} // namespace

void TlsHandshakeReader::interrupt(BlockPool &held)
{
    m_skip = 0;
    m_held.release(held);
}

void TlsHandshakeReader::feed(
    Direction direction, ByteView fragment, BlockPool &held, TlsMessageListener &listener)
{
    while (!fragment.empty()) {
        if (m_skip > 0) {
            const std::size_t step = std::min(m_skip, fragment.size());
            m_skip -= step;
            fragment = fragment.subspan(step);
            continue;
        }
        if (m_held.size() < kMessageHeader) {
            const std::size_t step = std::min(kMessageHeader - m_held.size(), fragment.size());
            if (!m_held.append(asText(fragment.first(step)), held)) {
                interrupt(held);
                return;
            }
            fragment = fragment.subspan(step);
            if (m_held.size() < kMessageHeader)
                return;
        }
        const ByteView begun = asBytes(m_held.text());
        const std::uint8_t type = begun[0];
        const std::size_t size = bodySize(begun);
        if (!isKept(type) || size > kLongestKept) {
            m_skip = size;
            m_held.release(held);
            // What its sender says next is under other keys.
            if (type == static_cast<std::uint8_t>(TlsMessage::Finished))
                listener.onMessage(direction, TlsMessage::Finished, {});
            continue;
        }
        const std::size_t step = std::min(kMessageHeader + size - m_held.size(), fragment.size());
        if (!m_held.append(asText(fragment.first(step)), held)) {
            m_skip = kMessageHeader + size - m_held.size();
            m_held.release(held);
            continue;
        }
        fragment = fragment.subspan(step);
        if (m_held.size() < kMessageHeader + size)
            return;
        HeldBytes whole = std::exchange(m_held, HeldBytes());
        listener.onMessage(
            direction, static_cast<TlsMessage>(type), asBytes(whole.text()).subspan(kMessageHeader));
        whole.release(held);
    }
}

} // namespace hitwatch

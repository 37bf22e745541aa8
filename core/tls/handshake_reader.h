// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/held_bytes.h"
#include "tcp/stream_handler.h"

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// The types of handshake messages that say something to an observer with the secrets (RFC 8446, 4;
/// RFC 5246, 7.4).
enum class TlsMessage : std::uint8_t {
    ClientHello = 1,
    ServerHello = 2,
    NewSessionTicket = 4,
    EndOfEarlyData = 5,
    EncryptedExtensions = 8,
    Finished = 20,
    KeyUpdate = 24,
};

class TlsMessageListener {
public:
    virtual ~TlsMessageListener() = default;
    /// @param body without the header of the message, borrowed for the call; of Finished empty
    virtual void onMessage(Direction direction, TlsMessage type, ByteView body) = 0;
};

/// Puts the handshake messages of one direction together, however records cut them. Long ones of
/// which nothing is wanted, such as certificates, are stepped over.
class TlsHandshakeReader {
public:
    /// @param fragment the content of one record
    void feed(
        Direction direction, ByteView fragment, BlockPool &held, TlsMessageListener &listener);
    /// Records were lost: the next one is taken to begin with a message.
    void interrupt(BlockPool &held);
    /// Some bytes of a message came, and others will.
    bool isWithinMessage() const { return m_skip > 0 || !m_held.empty(); }

private:
    std::size_t m_skip = 0; ///< bytes of a message that is stepped over
    HeldBytes m_held; ///< the beginning of a message
};

} // namespace hitwatch

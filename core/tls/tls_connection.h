// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "tls/handshake_reader.h"
#include "tls/hello.h"
#include "tls/key_log.h"
#include "tls/record_queue.h"
#include "tls/tls_counters.h"
#include "tls/tls_sessions.h"
#include "tls/tls_side.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace hitwatch {

/// Whether the secrets of a connection may become known after the records that need them.
enum class TlsLateKeys : std::uint8_t {
    Never, ///< what is not known by now never will be
    Soon, ///< live: within EngineLimits::tlsKeyWait of packet time
    UntilEnd, ///< a capture file may hold them behind the packets
};

/// Is told what a TLS connection carries.
class TlsContentListener {
public:
    virtual ~TlsContentListener() = default;
    /// The content of one record. @p origin is of its first packet; towards the server with the
    /// time of its last packet, before which nobody could read it.
    virtual void onContent(Direction direction, ByteView content, const SegmentOrigin &origin) = 0;
    /// So much content was lost, as far as that can be known.
    virtual void onContentGap(
        Direction direction, std::uint64_t length, const SegmentOrigin &origin) = 0;
    /// close_notify, or the end of the stream
    virtual void onContentEnd(Direction direction, const SegmentOrigin &origin) = 0;
};

/// What all TLS connections of an analyzer share.
struct TlsShared {
    TlsShared(const EngineLimits &limits, TlsCounters &allCounters);

    const TlsKeyLog *keys = nullptr; ///< null: no connection can be read
    TlsSessions sessions;
    BlockPool held; ///< records in pieces, and those that wait
    std::size_t heldBytes; ///< of one connection
    std::vector<std::uint8_t> content; ///< of the record at hand
    TlsCounters &counters;
};

/// Reads one connection of TLS 1.2 (RFC 5246) or TLS 1.3 (RFC 8446) with the secrets of a key log.
/// Records whose keys are not known yet are held within a limit, in their order.
class TlsConnection final : TlsRecordListener, TlsMessageListener {
public:
    explicit TlsConnection(TlsShared &shared)
        : m_shared(shared)
    {
    }
    ~TlsConnection() override { reset(); }
    TlsConnection(const TlsConnection &) = delete;
    TlsConnection &operator=(const TlsConnection &) = delete;

    /// Begins with the first byte that the client sends.
    /// @param keysMayCome secrets that are not known yet are waited for
    void open(Direction towardsServer, bool keysMayCome);
    void feed(Direction direction, ByteView bytes, const SegmentOrigin &origin,
        TlsContentListener &listener);
    void gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin,
        TlsContentListener &listener);
    void end(Direction direction, const SegmentOrigin &origin, TlsContentListener &listener);
    /// The connection is over: what is known about it will not become more, but for keys.
    void close(TlsContentListener &listener);
    /// Gives back what it holds.
    void reset();

    /// Records are held until secrets come.
    bool isWaiting() const { return m_waits[0] == Wait::Key || m_waits[1] == Wait::Key; }
    /// Secrets have come since.
    void retry(TlsContentListener &listener);
    /// No secrets will come: what cannot be read without them never will be.
    void giveUp(TlsContentListener &listener);
    /// Neither direction will be read any more.
    bool isOver() const { return m_ends[0].dead && m_ends[1].dead; }
    /// Why it, or one direction of it, is not read; nothing while there is no reason.
    std::optional<TlsUnread> unread() const { return m_unread; }
    bool hasHello() const { return m_helloSeen; } ///< a ClientHello was seen in full
    const TlsRandom &clientRandom() const { return m_clientRandom; }

private:
    enum class Wait : std::uint8_t {
        None,
        Key, ///< a secret is not known yet
        Answer, ///< whether the server reads the early data is not known yet
        Order, ///< the other direction waits for a secret
    };
    /// Which keys a direction uses in TLS 1.3.
    enum class Epoch : std::uint8_t { Plain, Early, Handshake, Traffic };
    struct End {
        TlsRecordReader records;
        TlsHandshakeReader messages;
        TlsSide side;
        Epoch epoch = Epoch::Plain;
        bool finished = false; ///< by the record at hand: the next is under other keys
        bool updated = false; ///< likewise, by a KeyUpdate
        bool changedCipher = false; ///< TLS 1.2
        bool dead = false; ///< will not be read any more
    };
    using Opened = std::optional<TlsSide::Content>;

    // TlsRecordListener
    void onRecord(Direction direction, const TlsRecord &record) override;
    void onHole(Direction direction, const TlsHole &hole) override;
    void onRecordRefused() override { ++m_shared.counters.recordsRefused; }
    // TlsMessageListener
    void onMessage(Direction direction, TlsMessage type, ByteView body) override;

    End &endOf(Direction direction) { return m_ends[index(direction)]; }
    Wait &waitOf(Direction direction) { return m_waits[index(direction)]; }
    bool isClient(Direction direction) const { return direction == m_towardsServer; }
    bool isTls13() const { return m_version == 0x0304; }

    Wait take(Direction direction, const TlsRecord &record);
    Wait takePart(Direction direction, const TlsRecord &record);
    bool takeHelloPart(Direction direction, const TlsRecord &record);
    Wait guessSuite(Direction direction, const TlsRecord &record);
    Wait takeUnknown(Direction direction, const TlsRecord &record);
    Wait take13(Direction direction, const TlsRecord &record);
    Wait take12(Direction direction, const TlsRecord &record);
    Wait changeCipher(Direction direction, const TlsRecord &record);
    Wait takeItem(TlsRecordQueue::Item &item);
    void takeHole(Direction direction, const TlsHole &hole);
    void takeEnd(Direction direction, const SegmentOrigin &origin);
    bool hold(Direction direction, Wait wait, bool added);
    void drain();

    void takeClientHello(ByteView body);
    void takeServerHello(ByteView body);
    void decideEarlyData(bool accepted);
    void takeContent(Direction direction, const TlsRecord &record, const TlsSide::Content &content);
    void changeKeys13(Direction direction);
    void lose(Direction direction, const TlsRecord &record);

    TlsSecretKind kindOf(Direction direction, Epoch epoch) const;
    bool setKeys13(TlsSide::Keys &keys, const TlsSecret &secret) const;
    bool makeKeys13(TlsSide::Keys &keys, Direction direction, Epoch epoch, unsigned age) const;
    bool makeKeys12(TlsSide::Keys &keys, Direction direction, const TlsSecret &master) const;
    bool updateKeys(TlsSide::Keys &keys, const TlsSide::Keys &from) const;
    bool knowsLater(Direction direction, Epoch epoch) const;
    Opened open13(Direction direction, const TlsRecord &record);
    Opened openLater(Direction direction, const TlsRecord &record);
    Opened openOlder(Direction direction, const TlsRecord &record);
    Opened openBehindHole12(Direction direction, const TlsRecord &record);
    const TlsSecret *masterSecret(unsigned age = 0) const;
    void rememberSession(const TlsSecret &master);

    void die(Direction direction, TlsUnread reason);
    void dieOf(TlsUnread reason);
    TlsUnread withoutKey() const;
    TlsUnread doubtedReason(Direction direction) const;

    TlsShared &m_shared;
    TlsContentListener *m_listener = nullptr; ///< during a call
    std::array<End, 2> m_ends;
    std::array<Wait, 2> m_waits { Wait::None, Wait::None };
    TlsRecordQueue m_queue;
    std::optional<TlsUnread> m_unread;
    Direction m_towardsServer = Direction::LowToHigh;
    bool m_keysMayCome = false;
    bool m_released = false; ///< what waits may have become readable

    // What the hellos said.
    TlsRandom m_clientRandom {};
    TlsRandom m_serverRandom {};
    TlsSessions::Name m_offeredSession = 0;
    TlsSessions::Name m_offeredTicket = 0;
    TlsSessions::Name m_session = 0; ///< of the server
    TlsSessions::Name m_ticket = 0; ///< issued in this handshake
    const TlsCipherSuite *m_suite = nullptr;
    std::uint16_t m_version = 0; ///< 0: the ServerHello was not seen
    bool m_helloSeen = false;
    bool m_encryptThenMac = false;
    bool m_hasEncryptedHello = false;
    bool m_sendsEarlyData = false;
    bool m_earlyDecided = false; ///< whether the server reads early data is known
    bool m_earlyRefused = false; ///< it does not, and some of it may still come
    bool m_resumed = false; ///< TLS 1.2: the server changed its cipher first
};

} // namespace hitwatch
